/** One method's result in an Authentication-Results field (RFC 8601 2.2). */
export type MethodResult = {
  /** In lower case: `spf`, `dkim`, `dmarc`, `arc`, `compauth`… */
  readonly method: string
  /** In lower case: `pass`, `fail`, `none`… */
  readonly result: string
  /** `header.d`, `smtp.mailfrom`… in lower case, with their values as written. */
  readonly properties: ReadonlyMap<string, string>
}

/** An Authentication-Results field, read. */
export type AuthenticationResults = {
  /** In lower case; empty where the field starts with a result at once, as Exchange Online writes it. */
  readonly authservId: string
  readonly results: readonly MethodResult[]
}

const longest = 16_384
const mostResults = 50

/**
 * Reads the value of an Authentication-Results field, or what stands behind the instance in an ARC one. Undefined where quotes
 * or comments do not close: a domain with a bracket in it, written down by a server that did not look, must not be able to
 * hide what follows (espoofer A4 to A6).
 */
export function readResults(value: string): AuthenticationResults | undefined {
  if (value.length > longest) return undefined
  const pieces = split(value)
  if (!pieces) return undefined
  const [first = '', ...rest] = pieces
  const isResult = (piece: string) => /^[a-z][a-z0-9-]*(?:\/\d+)?\s*=/i.test(piece)
  const authservId = isResult(first) ? '' : (first.split(/\s+/)[0] ?? '').toLowerCase()
  const told = isResult(first) ? pieces : rest
  return { authservId, results: told.slice(0, mostResults).flatMap((piece) => readMethod(piece) ?? []) }
}

const special = /["();\\]/g

/** Cut at semicolons that stand neither in quotes nor in comments; comments go. */
function split(value: string): string[] | undefined {
  const pieces: string[] = []
  let piece = ''
  let depth = 0
  let quoted = false
  let from = 0
  special.lastIndex = 0
  for (let match = special.exec(value); match; match = special.exec(value)) {
    const char = match[0]
    const { index: at } = match
    // What is quoted is one word: nothing in it is a result or a property.
    if (depth === 0) piece += quoted ? value.slice(from, at).replace(/[\s=]/g, '_') : value.slice(from, at)
    from = at + 1
    if (char === '\\' && (quoted || depth > 0)) {
      if (quoted) piece += value[from] ?? ''
      special.lastIndex = ++from
    } else if (quoted) {
      if (char === '"') quoted = false
      else piece += char === ';' ? '_' : char
    } else if (char === '(') {
      if (depth++ === 0) piece += ' '
    } else if (char === ')') {
      if (--depth < 0) return undefined
    } else if (depth > 0) {
      // Quotes and semicolons of a comment are its own.
    } else if (char === '"') quoted = true
    else if (char === ';') {
      pieces.push(piece.trim())
      piece = ''
    } else piece += char
  }
  if (quoted || depth > 0) return undefined
  return [...pieces, (piece + value.slice(from)).trim()].filter((one) => one !== '')
}

function readMethod(piece: string): MethodResult | undefined {
  const [, method = '', result = '', rest = ''] =
    /^([a-z][a-z0-9-]*)(?:\s*\/\s*\d+)?\s*=\s*([a-z][a-z0-9-]*)\s*(.*)$/is.exec(piece) ?? []
  if (method === '') return undefined
  const properties = new Map<string, string>()
  const plain =
    rest.includes(' =') || rest.includes('= ') || rest.includes(' .') ? rest.replace(/\s*([.=])\s*/g, '$1') : rest
  for (const word of plain.split(/\s+/)) {
    const equals = word.indexOf('=')
    const name = word.slice(0, equals).toLowerCase()
    // The first is what the server wrote; what comes again was written into a value.
    if (equals > 0 && !properties.has(name)) properties.set(name, word.slice(equals + 1))
  }
  return { method: method.toLowerCase(), result: result.toLowerCase(), properties }
}

/** One result to be written. */
export type ToldResult = {
  readonly method: string
  readonly result: string
  readonly properties?: Readonly<Record<string, string | undefined>>
}

/** Results as they stand behind the authserv-id. Values that are no plain token are left out rather than quoted. */
export function writeResults(results: readonly ToldResult[]): string {
  if (results.length === 0) return 'none'
  return results
    .map(({ method, result, properties = {} }) => {
      const told = Object.entries(properties).flatMap(([name, value]) =>
        value !== undefined && /^[A-Za-z0-9._@/+-]{1,253}$/.test(value) ? [`${name}=${value}`] : [],
      )
      return [`${method}=${result}`, ...told].join(' ')
    })
    .join('; ')
}
