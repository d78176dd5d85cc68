import { decodeEncodedWords } from './encoded-word.ts'

/** A mailbox of a header field. `address` is as written, without brackets; `name` is decoded. */
export type Mailbox = { readonly address: string; readonly name?: string }

const mostMailboxes = 5000

/** Reads an address list (RFC 5322 3.4) in one pass: groups are opened, comments dropped, what is no address left out. */
export function readAddressList(field: string | undefined): readonly Mailbox[] {
  if (!field) return []
  const mailboxes: Mailbox[] = []
  let phrase = ''
  let bracketed: string | undefined
  const take = () => {
    const address = bracketed ?? lastWord(phrase)
    if (address.includes('@') && mailboxes.length < mostMailboxes) {
      const name = bracketed === undefined ? '' : decodeEncodedWords(phrase.trim())
      mailboxes.push(name === '' ? { address } : { address, name })
    }
    phrase = ''
    bracketed = undefined
  }
  for (let at = 0; at < field.length; at++) {
    const char = field[at]
    switch (char) {
      case '"': {
        const [text, end] = quoted(field, at)
        const domain = /^@[^\s,;<>"]+/.exec(field.slice(end + 1, end + 260))?.[0]
        at = end
        if (domain === undefined) phrase += text
        else {
          bracketed = `"${text}"${domain}`
          at += domain.length
        }
        break
      }
      case '(':
        at = commentEnd(field, at)
        break
      case '<': {
        const end = field.indexOf('>', at)
        bracketed = withoutRoute(field.slice(at + 1, end < 0 ? undefined : end))
        at = end < 0 ? field.length : end
        break
      }
      case ':':
        phrase = ''
        break
      case ',':
      case ';':
        take()
        break
      default:
        phrase += char
    }
  }
  take()
  return mailboxes
}

function lastWord(phrase: string): string {
  const words = phrase.trim().split(/\s+/)
  return words.find((word) => word.includes('@')) ?? words.join('')
}

function quoted(field: string, from: number): [text: string, end: number] {
  let text = ''
  for (let at = from + 1; at < field.length; at++) {
    if (field[at] === '\\') text += field[++at] ?? ''
    else if (field[at] === '"') return [text, at]
    else text += field[at]
  }
  return [text, field.length]
}

function commentEnd(field: string, from: number): number {
  let depth = 0
  for (let at = from; at < field.length; at++) {
    if (field[at] === '\\') at++
    else if (field[at] === '(') depth++
    else if (field[at] === ')' && --depth === 0) return at
  }
  return field.length
}

function withoutRoute(path: string): string {
  const text = path.replace(/\s+/g, '')
  return text.startsWith('@') && text.includes(':') ? text.slice(text.indexOf(':') + 1) : text
}

/** The message ids of a Message-ID, In-Reply-To or References field, with their brackets, in order. */
export function readMessageIds(field: string | undefined): readonly string[] {
  if (!field) return []
  return field.slice(0, 50_000).match(/<[^<>\s]{1,900}>/g) ?? []
}
