const name = /^[A-Za-z][A-Za-z0-9_]*$/
// Printable ASCII but the semicolon, folding white space within, and UTF-8 (RFC 8616).
const value = /^[\x21-\x3a\x3c-\x7e\x80-\uffff \t\r\n]*$/

/**
 * Reads a list of `tag=value` (RFC 6376 3.2): names keep their case, white space around values goes. Undefined where anything
 * is not as the grammar has it, a doubled tag or an empty place between semicolons included: such a list says nothing.
 */
export function readTagList(text: string): ReadonlyMap<string, string> | undefined {
  const tags = new Map<string, string>()
  const pieces = text.split(';')
  // One semicolon may stand at the end.
  if (pieces.length > 1 && bare(pieces.at(-1) ?? '') === '') pieces.pop()
  for (const piece of pieces) {
    const equals = piece.indexOf('=')
    if (equals < 0) return undefined
    const tag = bare(piece.slice(0, equals))
    const told = bare(piece.slice(equals + 1))
    if (!name.test(tag) || !value.test(told) || tags.has(tag)) return undefined
    tags.set(tag, told)
  }
  return tags
}

const blanks = ' \t\r\n'

/** Without blanks at its ends. By hand: a pattern would try every blank of a long fold anew. */
function bare(text: string): string {
  let [from, to] = [0, text.length]
  while (from < to && blanks.includes(text[from] as string)) from++
  while (to > from && blanks.includes(text[to - 1] as string)) to--
  return text.slice(from, to)
}

/** A value with its folding white space gone, for base64 and lists with colons. */
export function withoutSpace(text: string): string {
  return text.replace(/[ \t\r\n]+/g, '')
}

const base64 = /^[A-Za-z0-9+/]+={0,2}$/

/** Octets of a base64 value; undefined where it is empty or no base64. */
export function readBase64(text: string | undefined): Buffer | undefined {
  const bare = withoutSpace(text ?? '')
  return base64.test(bare) ? Buffer.from(bare, 'base64') : undefined
}
