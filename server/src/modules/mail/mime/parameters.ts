import { decodeText } from './charset.ts'
import { decodeEncodedWords } from './encoded-word.ts'

/**
 * A structured value such as `text/plain; charset=utf-8`: the word before the semicolon, lower case, and its parameters.
 * `others` has what another program reads for the same name, where the field says two things: it is absent in sound mail.
 */
export type Parameterised = {
  readonly value: string
  readonly parameters: ReadonlyMap<string, string>
  readonly others?: ReadonlyMap<string, readonly string[]>
}

const mostParameters = 100
const mostOthers = 5
const none: ReadonlyMap<string, string> = new Map()

/** Reads a Content-Type or Content-Disposition with RFC 2231's continued and encoded parameters. Never fails. */
export function readParameterised(field: string | undefined): Parameterised {
  if (field === undefined) return { value: '', parameters: none }
  const pieces = cut(field)
  const value = (pieces[0] ?? '').trim().toLowerCase()
  if (pieces.length === 1 && !value.includes('=')) return { value: firstWord(value), parameters: none }
  const reader = new ParameterReader()
  // `text/plain charset=utf-8`: the semicolon forgotten.
  const space = value.search(/\s/)
  if (space > 0 && value.includes('=')) reader.take((pieces[0] ?? '').trim().slice(space + 1))
  for (const piece of pieces.slice(1, mostParameters)) reader.take(piece)
  return { value: firstWord(value), ...reader.done() }
}

const firstWord = (value: string) => (value.includes('/') ? (value.split(/[\s,]/, 1)[0] ?? value) : value)

type Section = { readonly index: number; readonly encoded: boolean; readonly text: string }

class ParameterReader {
  readonly #plain = new Map<string, string>()
  readonly #others = new Map<string, string[]>()
  #sections: Map<string, Section[]> | undefined

  take(piece: string) {
    const equals = piece.indexOf('=')
    if (equals < 1) return
    const key = piece.slice(0, equals).trim().toLowerCase()
    const raw = piece.slice(equals + 1).trim()
    if (key.includes('*')) return this.#section(key, unquote(raw))
    const text = unquote(raw)
    this.#set(key, text.includes('=?') ? decodeEncodedWords(text) : text)
    // An unquoted value ends at white space by the grammar; many programs read on to the semicolon.
    if (!raw.startsWith('"') && /\s/.test(raw)) this.#set(key, raw.split(/\s/, 1)[0] ?? '')
    // A quote that never ends is part of the value to some.
    else if (raw.startsWith('"') && !raw.endsWith('"')) this.#set(key, raw.slice(1).split(/[";]/, 1)[0] ?? '')
    // RFC 2047 5: never within quotes, and decoded there by nearly everybody; some save the name as it stands.
    if (/[\\]/.test(raw) && raw.startsWith('"')) this.#set(key, raw.slice(1, -1))
  }

  #section(key: string, text: string) {
    const found = /^([^*]+)\*(?:(\d{1,3})(\*?))?$/.exec(key)
    const [, name, index, star] = found ?? []
    if (name === undefined) return
    this.#sections ??= new Map()
    const list = this.#sections.get(name) ?? []
    if (list.length < mostParameters)
      list.push({ index: Number(index ?? 0), encoded: index === undefined || star === '*', text })
    this.#sections.set(name, list)
  }

  #set(key: string, text: string) {
    const known = this.#plain.get(key)
    if (known === undefined) this.#plain.set(key, text)
    else if (known !== text) this.#other(key, text)
  }

  #other(key: string, text: string) {
    const list = this.#others.get(key) ?? []
    if (list.length < mostOthers && !list.includes(text)) this.#others.set(key, [...list, text])
  }

  done(): Omit<Parameterised, 'value'> {
    for (const [name, list] of this.#sections ?? []) {
      const [joined, ...rest] = readingsOf(list)
      if (joined === undefined) continue
      // RFC 2231's form is the usual reading; programs that do not know it take the plain one.
      const plain = this.#plain.get(name)
      this.#plain.set(name, joined)
      if (plain !== undefined && plain !== joined) this.#other(name, plain)
      for (const other of rest) this.#other(name, other)
    }
    return { parameters: this.#plain, ...(this.#others.size > 0 ? { others: this.#others } : {}) }
  }
}

/** Cuts at semicolons that stand outside quotes and comments; where a quote or comment never ends, at every semicolon after it. */
function cut(field: string): string[] {
  if (!/["(\\]/.test(field)) return field.split(';')
  const pieces: string[] = []
  let piece = ''
  let from = 0
  let quotedFrom = -1
  let depth = 0
  for (let at = 0; at < field.length; at++) {
    const char = field.charCodeAt(at)
    if (char === 0x5c) {
      at++
      continue
    }
    if (char === 0x22 && depth === 0) quotedFrom = quotedFrom < 0 ? at : -1
    else if (quotedFrom >= 0) continue
    else if (char === 0x28) {
      if (depth++ === 0) piece += field.slice(from, at)
    } else if (char === 0x29 && depth > 0) {
      if (--depth === 0) from = at + 1
    } else if (char === 0x3b && depth === 0) {
      pieces.push(piece + field.slice(from, at))
      piece = ''
      from = at + 1
    }
    if (pieces.length > mostParameters) break
  }
  const rest = depth === 0 ? field.slice(from) : ''
  if (quotedFrom < 0) return [...pieces, piece + rest]
  // Whole to one reader, cut to another.
  return [...pieces, piece + rest, ...field.slice(quotedFrom).split(';').slice(1, mostParameters)]
}

function unquote(text: string): string {
  if (!text.startsWith('"')) return text
  const end = /^"(?:[^"\\]|\\[\s\S]){0,10000}"/.exec(text)
  const inner = end ? end[0].slice(1, -1) : text.slice(1)
  return inner.includes('\\') ? inner.replace(/\\(.)/g, '$1') : inner
}

/** The sections joined in their order; when a number comes twice, also with the later one. */
function readingsOf(list: readonly Section[]): readonly string[] {
  const first = new Map<number, Section>()
  const last = new Map<number, Section>()
  for (const section of list) {
    if (!first.has(section.index)) first.set(section.index, section)
    last.set(section.index, section)
  }
  const joined = joinSections([...first.values()])
  return first.size === list.length ? [joined] : [joined, joinSections([...last.values()])]
}

function joinSections(list: readonly Section[]): string {
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
  const whole = decodeText(Buffer.concat(pieces), charset)
  return whole.includes('=?') ? decodeEncodedWords(whole) : whole
}
