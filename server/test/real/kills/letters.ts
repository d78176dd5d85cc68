import { createHash } from 'node:crypto'

/** What becomes of a message, by its kind; the gateway under test is told so by the message's subject. */
export const kinds = [
  'plain',
  'received',
  'kept',
  'split',
  'blind',
  'linked',
  'scanned',
  'held',
  'timed',
  'denied',
  'returned',
  'late',
  'copied',
  'reviewed',
] as const

export type Kind = (typeof kinds)[number]

/** A message with all that must be known of it afterwards. `mark` is in its subject. */
export type Letter = {
  readonly mark: string
  readonly kind: Kind
  readonly from: string
  readonly to: readonly string[]
  readonly octets: Buffer
  /** SHA-256 of its octets. */
  readonly sha256: string
}

/** Kinds whose octets leave as they came. */
export const unaltered: ReadonlySet<Kind> = new Set([
  'plain',
  'received',
  'kept',
  'scanned',
  'held',
  'timed',
  'returned',
  'late',
  'copied',
  'reviewed',
])

/** The address of the server that hands in `copied` letters, a copy for each recipient. */
export const splittingServer = '127.0.0.2'

// Most mail is plain; the rest comes by turns.
const turns: readonly Kind[] = ['plain', 'received', 'plain', 'received', 'plain']

export function digestOf(octets: Uint8Array): string {
  return createHash('sha256').update(octets).digest('hex')
}

/** The letter of that number: the same number, the same letter. */
export function letterOf(number: number): Letter {
  const kind =
    (number % 2 === 0 ? turns[(number / 2) % turns.length] : kinds[((number - 1) / 2) % kinds.length]) ?? 'plain'
  const mark = `${kind}-${number}`
  const from = kind === 'received' ? 'sender@list.example' : 'ahmed@school.example'
  const to = recipientsOf(kind, number)
  const text = `For information, ${mark}.\r\n.\r\n..dots\r\n`.repeat(1 + (number % 7) ** 3)
  const hasFile = kind === 'linked' || kind === 'scanned'
  // Of copies the last is for somebody whom the header does not name: it comes when the message is decided.
  const named = kind === 'copied' ? to.slice(0, 2) : to
  const fields = [
    `From: <${from}>`,
    `To: ${named.join(', ')}`,
    `Subject: ${mark}`,
    `Message-ID: <${mark}@client.example>`,
  ]
  const body = hasFile
    ? [
        'MIME-Version: 1.0',
        'Content-Type: multipart/mixed; boundary=b',
        '',
        '--b',
        '',
        text,
        '--b',
        'Content-Type: text/csv; name="marks.csv"',
        'Content-Disposition: attachment; filename="marks.csv"',
        '',
        `mark,${mark}`,
        '--b--',
        '',
      ]
    : ['', text]
  const octets = Buffer.from([...fields, ...body].join('\r\n'))
  return { mark, kind, from, to, octets, sha256: digestOf(octets) }
}

function recipientsOf(kind: Kind, number: number): readonly string[] {
  if (kind === 'split' || kind === 'blind' || kind === 'copied')
    return ['dsl', 'jones', 'okafor'].map((name) => `${name}@school.example`)
  if (kind === 'returned') return ['nobody@refused.example']
  if (kind === 'late') return [`slow-${number}@late.example`]
  return ['dsl@school.example']
}

/** The kind and number in a subject, if it is a letter's. */
export function markIn(text: string): { readonly mark: string; readonly kind: Kind } | undefined {
  for (const [mark, word] of text.matchAll(/\b([a-z]+)-\d+\b/g)) {
    const kind = kinds.find((each) => each === word)
    if (kind) return { mark, kind }
  }
  return undefined
}
