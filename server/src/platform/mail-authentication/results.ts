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

/** Cut at semicolons that stand neither in quotes nor in comments; comments go. */
function split(value: string): string[] | undefined {
  const pieces: string[] = []
  let piece = ''
  let depth = 0
  let quoted = false
  for (let at = 0; at < value.length; at++) {
    const char = value[at] ?? ''
    if (quoted || depth > 0) {
      if (char === '\\') {
        at++
        if (quoted) piece += value[at] ?? ''
        continue
      }
      if (quoted && char === '"') quoted = false
      else if (quoted) piece += char === ';' ? ' ' : char
      else if (char === '(') depth++
      else if (char === ')') depth--
      continue
    }
    if (char === '"') quoted = true
    else if (char === '(') {
      depth = 1
      piece += ' '
    } else if (char === ')') return undefined
    else if (char === ';') {
      pieces.push(piece.trim())
      piece = ''
    } else piece += char
  }
  if (quoted || depth > 0) return undefined
  return [...pieces, piece.trim()].filter((one) => one !== '')
}

function readMethod(piece: string): MethodResult | undefined {
  const [, method = '', result = '', rest = ''] =
    /^([a-z][a-z0-9-]*)(?:\s*\/\s*\d+)?\s*=\s*([a-z][a-z0-9-]*)\s*(.*)$/is.exec(piece) ?? []
  if (method === '') return undefined
  const properties = new Map<string, string>()
  for (const [, name = '', value = ''] of rest
    .replace(/\s*([.=])\s*/g, '$1')
    .matchAll(/([a-z]{1,30}(?:\.[a-z0-9_-]{1,40})?)=([^\s=]+)/gi)) {
    const key = name.toLowerCase()
    // The first is what the server wrote; what comes again was written into a value.
    if (!properties.has(key)) properties.set(key, value)
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
