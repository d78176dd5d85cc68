/**
 * The one way to write a JSON value (RFC 8785): members sorted by UTF-16 code unit, no spaces, numbers and strings as
 * ECMAScript writes them, members that are undefined left out. Throws for what JSON cannot say.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return writeString(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`number \`${value}\` has no JSON form`)
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object') {
    const members = Object.entries(value).filter(([, member]) => member !== undefined)
    members.sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${members.map(([name, member]) => `${writeString(name)}:${canonicalJson(member)}`).join(',')}}`
  }
  throw new TypeError(`a ${typeof value} has no JSON form`)
}

function writeString(text: string): string {
  // PostgreSQL's jsonb keeps neither, and a lone surrogate has no UTF-8 form.
  if (!text.isWellFormed() || text.includes('\0'))
    throw new TypeError('text with a lone surrogate or a NUL cannot be recorded')
  return JSON.stringify(text)
}
