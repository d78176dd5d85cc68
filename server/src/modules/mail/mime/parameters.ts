import { decodeText } from './charset.ts'
import { decodeEncodedWords } from './encoded-word.ts'

/** A structured value such as `text/plain; charset=utf-8`: the word before the semicolon, lower case, and its parameters. */
export type Parameterised = { readonly value: string; readonly parameters: ReadonlyMap<string, string> }

const mostParameters = 100

/** Reads a Content-Type or Content-Disposition with RFC 2231's continued and encoded parameters. Never fails. */
export function readParameterised(field: string | undefined): Parameterised {
  if (field === undefined) return { value: '', parameters: new Map() }
  const pieces = cut(field)
  const plain = new Map<string, string>()
  const sections = new Map<string, { index: number; encoded: boolean; text: string }[]>()
  for (const piece of pieces.slice(1, mostParameters)) {
    const equals = piece.indexOf('=')
    if (equals < 1) continue
    const key = piece.slice(0, equals).trim().toLowerCase()
    const text = unquote(piece.slice(equals + 1).trim())
    const continued = /^([^*]+)(?:\*(\d{1,3}))?(\*?)$/.exec(key)
    const [, name, index, encoded] = continued ?? []
    if (name !== undefined && (index !== undefined || encoded === '*')) {
      const list = sections.get(name) ?? []
      list.push({ index: Number(index ?? 0), encoded: encoded === '*', text })
      sections.set(name, list)
    } else if (!plain.has(key)) plain.set(key, decodeEncodedWords(text))
  }
  for (const [name, list] of sections) plain.set(name, joinSections(list))
  return { value: (pieces[0] ?? '').trim().toLowerCase(), parameters: plain }
}

/** Cuts at semicolons that stand outside quotes and comments. */
function cut(field: string): string[] {
  const pieces: string[] = []
  let piece = ''
  let quoted = false
  let depth = 0
  for (let at = 0; at < field.length; at++) {
    const char = field[at] ?? ''
    if (quoted && char === '\\') piece += char + (field[++at] ?? '')
    else if (char === '"' && depth === 0) {
      quoted = !quoted
      piece += char
    } else if (!quoted && char === '(') depth++
    else if (!quoted && char === ')' && depth > 0) depth--
    else if (!quoted && depth === 0 && char === ';') {
      pieces.push(piece)
      piece = ''
    } else if (depth === 0) piece += char
  }
  pieces.push(piece)
  return pieces
}

function unquote(text: string): string {
  if (!text.startsWith('"')) return text
  const end = text.endsWith('"') && text.length > 1 ? -1 : undefined
  return text.slice(1, end).replace(/\\(.)/g, '$1')
}

function joinSections(list: readonly { index: number; encoded: boolean; text: string }[]): string {
  const ordered = [...list].sort((a, b) => a.index - b.index)
  let charset = ''
  const pieces = ordered.map(({ encoded, text }, place) => {
    if (!encoded) return Buffer.from(text)
    let rest = text
    if (place === 0) {
      const [label = '', , ...after] = text.split("'")
      if (after.length > 0) {
        charset = label
        rest = after.join("'")
      }
    }
    return Buffer.from(
      rest.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
      'latin1',
    )
  })
  return decodeText(Buffer.concat(pieces), charset)
}
