import { type Header, readHeader } from '../mime/header.ts'
import { applyEdits, type Edit } from './edits.ts'

// Fields that say who else it went to, those of programs and of sending on included.
const telling: ReadonlySet<string> = new Set([
  'to',
  'cc',
  'bcc',
  'resent-to',
  'resent-cc',
  'resent-bcc',
  'apparently-to',
  'envelope-to',
  'delivered-to',
  'x-envelope-to',
  'x-original-to',
  'x-rcpt-to',
])

/** The one recipient named in place of all, where each is to have their own. */
export type Named = { readonly address: string; readonly name?: string }

/**
 * The message so that its recipients do not see one another: one To field where the first of its own stood, saying nobody
 * (RFC 5322 3.4, an empty group) or the one it goes to. Nothing else is touched. A message whose header cannot be read for
 * certain has all such fields taken out all the same: `readHeader` finds every line that any program takes for one.
 */
export function hideRecipients(bytes: Buffer, to?: Named): Buffer {
  const header = readHeader(bytes)
  const hidden = header.fields.filter(({ name }) => telling.has(name))
  const field = Buffer.from(`To: ${to === undefined ? 'undisclosed-recipients:;' : mailbox(to)}\r\n`)
  const place = placeFor(header, hidden)
  const edits: Edit[] = [
    { start: place, end: place, content: field },
    ...hidden.map(({ start, end }) => ({ start, end, content: Buffer.alloc(0) })),
  ]
  return applyEdits(bytes, edits)
}

function placeFor({ fields }: Header, hidden: Header['fields']): number {
  return (hidden.find(({ name }) => name === 'to') ?? hidden[0] ?? fields[0])?.start ?? 0
}

/** Names are left out where they would need encoding: the address is what it is delivered by. */
function mailbox({ address, name }: Named): string {
  const plain = name !== undefined && /^[\w .,'()-]{1,70}$/.test(name) ? name : undefined
  return plain === undefined ? `<${address}>` : `"${plain}" <${address}>`
}
