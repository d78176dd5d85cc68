import { normalDomain } from '../../../platform/mail-authentication/index.ts'
import { type Mailbox, readAddressList } from './address-list.ts'
import { decodeUndeclared } from './charset.ts'
import { decodeEncodedWords } from './encoded-word.ts'
import type { Header } from './header.ts'

/** Why nobody can say for certain who a message shows as its author. */
export type AuthorDoubt =
  | 'no field'
  | 'no author'
  | 'several authors'
  | 'several fields'
  | 'unreadable address'
  | 'hidden characters'
  | 'source route'
  | 'unusual quoting'

/** Everybody whom some mail program would show as author or sender of a message. */
export type AuthorReadings = {
  /** The author, as most programs show it; undefined where there is none. */
  readonly author?: Mailbox
  /** Distinct addresses, in lower case, with their domain as it would be asked about: every reading of every From field. */
  readonly authors: readonly string[]
  /** The same of Sender, Resent-From and Resent-Sender, which some programs show in the author's place. */
  readonly senders: readonly string[]
  /** Empty where every program shows the same single author. */
  readonly doubts: readonly AuthorDoubt[]
}

// Nobody has so many authors; reading it costs the square of this at worst.
const longest = 4000
const shownBeside = new Set(['sender', 'resent-from', 'resent-sender'])

/**
 * Reads the author of a message in every way a mail program might ("Composition kills", section 5): all From fields, those
 * with a name that is folded, indented or followed by a space, encoded words decoded before and after the list is cut, routes,
 * groups, what stands before and behind brackets, what a backslash or a quote may hide. `bytes` are those the header was read of.
 */
export function readAuthors(bytes: Buffer, header: Header): AuthorReadings {
  const fields = header.broken ? [...header.fields, ...brokenFields(bytes, header)] : header.fields
  const doubts = new Set<AuthorDoubt>()
  const authors: Found = new Map()
  const senders: Found = new Map()
  let count = 0
  for (const field of fields) {
    if (field.name === 'from') {
      count++
      addReadings(field.value, authors, doubts)
    } else if (shownBeside.has(field.name)) addReadings(field.value, senders, new Set())
  }
  if (count === 0) doubts.add('no field')
  else if (authors.size === 0) doubts.add('no author')
  if (count > 1) doubts.add('several fields')
  if (authors.size > 1) doubts.add('several authors')
  const [author] = authors.values()
  return {
    ...(author ? { author } : {}),
    authors: [...authors.keys()],
    senders: [...senders.keys()],
    doubts: [...doubts],
  }
}

type Found = Map<string, Mailbox>

// Characters that are not shown, or turn what is shown around.
const hidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\ufffd]/u
const allHidden = new RegExp(hidden, 'gu')
const bare = /[^\s<>()[\]:;,\\"]+@[^\s<>()[\]:;,\\"]+/g

function addReadings(value: string, into: Found, doubts: Set<AuthorDoubt>): void {
  if (addPlain(value, into)) return
  if (value.length > longest) doubts.add('unreadable address')
  const field = value.slice(0, longest).replaceAll('\t', ' ')
  for (const mailbox of readAddressList(field)) add(mailbox, into, doubts)
  if (hidden.test(field)) doubts.add('hidden characters')
  const outside = withoutNames(field)
  // A route, a group or an open bracket is read by some to its first address, by others to its last.
  if (outside === undefined || outside.includes('\\')) doubts.add('unusual quoting')
  else if (/[<,\s]@|^@/.test(outside)) doubts.add('source route')
  for (const text of [outside ?? field, field.includes('=?') ? encodedReading(field) : ''])
    for (const [address] of text.replace(allHidden, '').normalize('NFKC').matchAll(bare)) add({ address }, into, doubts)
}

const plain = /^(?:([\w .'-]*)<([\w.+=-]+@[\w.-]+)>|([\w.+=-]+@[\w.-]+))$/

/** `name <address>` or `address` with nothing in it that could be read otherwise: nearly all mail. */
function addPlain(value: string, into: Found): boolean {
  const [, name, bracketed, alone] = plain.exec(value) ?? []
  const address = bracketed ?? alone
  if (address === undefined) return false
  const domain = normalDomain(address.slice(address.indexOf('@') + 1))
  if (domain === undefined) return false
  const key = `${address.slice(0, address.indexOf('@'))}@${domain}`.toLowerCase()
  const told = name?.trim()
  if (!into.has(key)) into.set(key, told ? { address, name: told } : { address })
  return true
}

/**
 * The field as a program sees it that decodes first and cuts then; but only words that could be addresses: one that decodes to
 * a name with a comma in it is a name.
 */
function encodedReading(field: string): string {
  const words = field.replace(/=\?[^\s?]{1,60}\?[bq]\?\S{0,400}?\?=/gi, (word) => {
    const text = decodeEncodedWords(word)
    return /<[^<>]*@[^<>]*>|^\s*[^\s@]+@[^\s@]+\s*$/.test(text) ? ` ${text} ` : ' '
  })
  return words === field ? '' : (withoutNames(words) ?? words)
}

/** Without quoted names and comments. Undefined where quotes or brackets do not close, so that what is inside depends on the reader. */
function withoutNames(field: string): string | undefined {
  let text = ''
  let depth = 0
  let isQuoted = false
  for (let at = 0; at < field.length; at++) {
    const char = field[at] ?? ''
    if ((isQuoted || depth > 0) && char === '\\') {
      at++
      continue
    }
    if (isQuoted) {
      if (char === '"') {
        isQuoted = false
        // A quoted local part is no name.
        if (field[at + 1] === '@') return undefined
      }
    } else if (depth > 0) depth += char === '(' ? 1 : char === ')' ? -1 : 0
    else if (char === '"') isQuoted = true
    else if (char === '(') depth = 1
    else if (char === ')') return undefined
    else text += char
  }
  const open = text.split('<').length
  return isQuoted || depth > 0 || open !== text.split('>').length ? undefined : text
}

// `root@localhost`: no domain that anybody could be asked about, and not to be taken for one.
const host = /^[A-Za-z0-9-]{1,63}$/

function add(mailbox: Mailbox, into: Found, doubts: Set<AuthorDoubt>): void {
  const { address } = mailbox
  const at = address.lastIndexOf('@')
  const local = address.slice(0, at)
  const domain = normalDomain(address.slice(at + 1).trim())
  // NFKC: a full-width @ or dot is shown as the plain one and asked about as it.
  const isOdd =
    (domain === undefined && !host.test(address.slice(at + 1))) ||
    local === '' ||
    /[\s"@<>(),:;\\[\]]/.test(local) ||
    address.normalize('NFKC') !== address
  if (isOdd) doubts.add('unreadable address')
  if (hidden.test(address)) doubts.add('hidden characters')
  const key = `${local}@${domain ?? address.slice(at + 1)}`.toLowerCase()
  if (!into.has(key)) into.set(key, mailbox)
}

type LooseField = { readonly name: string; readonly value: string }

/** Fields that a strict reader passes over and a mail program may show: indented, or their name folded before the colon. */
function brokenFields(bytes: Buffer, { fields, bodyStart }: Header): readonly LooseField[] {
  const known = new Set(fields.map(({ start }) => start))
  const text = bytes.toString('latin1', 0, Math.min(bodyStart, 256 * 1024))
  const loose = /(?:^|\n)[ \t]*(from|sender|resent-from|resent-sender)(?:[ \t]|\r?\n[ \t])*:((?:[^\n]|\n[ \t])*)/gi
  return [...text.matchAll(loose)].flatMap((match) => {
    const start = match.index + (match[0].startsWith('\n') ? 1 : 0)
    const [, name = '', value = ''] = match
    if (known.has(start)) return []
    return [
      { name: name.toLowerCase(), value: decodeUndeclared(Buffer.from(value, 'latin1')).replace(/\r?\n/g, '').trim() },
    ]
  })
}
