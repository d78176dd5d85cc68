/** A request as it came: its text, or why no text could be made out. */
export type Piece = { readonly text: string } | { readonly tooLarge: true }

/** Longer than any message text a gateway would decide by; a guard against a stream without line ends. */
export const longestRequest = 32 * 1024 * 1024

/**
 * Cuts a stream into requests: one JSON value a line, or values written over many lines. A line that is not JSON is a
 * piece of its own, and so is one that breaks off: the next line that is whole by itself begins anew, so that one bad
 * line costs one answer. Empty lines are nothing.
 */
export async function* readPieces(chunks: AsyncIterable<string>, limit = longestRequest): AsyncGenerator<Piece> {
  let pending: string[] = []
  let state = outside
  let size = 0
  for await (const line of readLines(chunks, limit)) {
    if (line === tooLong) {
      yield* flush()
      yield { tooLarge: true }
      continue
    }
    if (pending.length > 0 && startsAnew(line, pending)) yield* flush()
    if (pending.length === 0 && line.trim() === '') continue
    pending.push(line)
    size += line.length
    state = scan(line, state)
    if (size > limit) {
      pending = []
      state = outside
      size = 0
      yield { tooLarge: true }
    } else if (state.depth <= 0 || state.broken) yield* flush()
  }
  yield* flush()

  function* flush(): Generator<Piece> {
    if (pending.length) yield { text: pending.join('\n') }
    pending = []
    state = outside
    size = 0
  }
}

type State = { readonly depth: number; readonly broken: boolean }
const outside: State = { depth: 0, broken: false }

/** Depth of braces and brackets after a line. A string left open at its end is broken: JSON strings hold no line ends. */
function scan(line: string, { depth }: State): State {
  let inString = false
  for (let i = 0; i < line.length; i++) {
    const c = line[i]
    if (inString) {
      if (c === '\\') i++
      else if (c === '"') inString = false
    } else if (c === '"') inString = true
    else if (c === '{' || c === '[') depth++
    else if (c === '}' || c === ']') depth--
  }
  return { depth, broken: inString }
}

/** True when what is pending has broken off: this line is a whole request, or looks like another one-line request. */
function startsAnew(line: string, pending: readonly string[]): boolean {
  if (!line.trimStart().startsWith('{')) return false
  const oneLine = pending.length === 1 && /^\s*\{\s*\S/.test(pending[0] ?? '')
  if (oneLine && line.startsWith('{')) return true
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null && 'action' in value && 'subject' in value
  } catch {
    return false
  }
}

const tooLong = Symbol('a line beyond the limit')

/** Lines without their ends (LF or CRLF), without a byte order mark; a line beyond `limit` is read past and named once. */
async function* readLines(chunks: AsyncIterable<string>, limit: number): AsyncGenerator<string | typeof tooLong> {
  let rest = ''
  let skipping = false
  let first = true
  for await (const chunk of chunks) {
    const parts = (rest + (first ? chunk.replace(/^\uFEFF/, '') : chunk)).split('\n')
    first = false
    rest = parts.pop() ?? ''
    for (const part of parts) {
      if (!skipping) yield part.endsWith('\r') ? part.slice(0, -1) : part
      skipping = false
    }
    if (rest.length <= limit && !skipping) continue
    if (!skipping) yield tooLong
    skipping = true
    rest = ''
  }
  if (rest !== '' && !skipping) yield rest
}
