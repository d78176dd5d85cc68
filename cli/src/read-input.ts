/** A request as it came: its text, or why no text could be made out. */
export type Piece = { readonly text: string } | { readonly tooLarge: true }

/** Longer than any message text a gateway would decide by; a guard against a stream without line ends. */
export const longestRequest = 32 * 1024 * 1024

/**
 * Cuts a stream into requests: one JSON value a line, or values written over many lines; those that each chunk completes
 * come together. A line that is not JSON is a piece of its own, and so is one that breaks off: the next line that is whole
 * by itself begins anew, so that one bad line costs one answer. Empty lines are nothing.
 */
export async function* readPieces(
  chunks: AsyncIterable<string>,
  limit = longestRequest,
): AsyncGenerator<readonly Piece[]> {
  const lines = new Lines(limit)
  const pieces = new Pieces(limit)
  for await (const chunk of chunks) {
    for (const line of lines.push(chunk)) pieces.push(line)
    const done = pieces.take()
    if (done.length > 0) yield done
  }
  for (const line of lines.end()) pieces.push(line)
  pieces.flush()
  const last = pieces.take()
  if (last.length > 0) yield last
}

class Pieces {
  private done: Piece[] = []
  private pending: string[] = []
  private state = outside
  private size = 0
  private readonly limit: number

  constructor(limit: number) {
    this.limit = limit
  }

  push(line: string | typeof tooLong) {
    if (line === tooLong) {
      this.flush()
      this.done.push({ tooLarge: true })
      return
    }
    if (this.pending.length > 0 && startsAnew(line, this.pending)) this.flush()
    if (this.pending.length === 0 && line.trim() === '') return
    this.pending.push(line)
    this.size += line.length
    this.state = scan(line, this.state)
    if (this.size > this.limit) {
      this.clear()
      this.done.push({ tooLarge: true })
    } else if (this.state.depth <= 0 || this.state.broken) this.flush()
  }

  flush() {
    if (this.pending.length) this.done.push({ text: this.pending.join('\n') })
    this.clear()
  }

  take(): readonly Piece[] {
    const { done } = this
    this.done = []
    return done
  }

  private clear() {
    this.pending = []
    this.state = outside
    this.size = 0
  }
}

type State = { readonly depth: number; readonly broken: boolean }
const outside: State = { depth: 0, broken: false }

/** Depth of braces and brackets after a line. A string left open at its end is broken: JSON strings hold no line ends. */
function scan(line: string, { depth }: State): State {
  for (let i = 0; i < line.length; i++) {
    const unit = line.charCodeAt(i)
    if (unit === 0x22) {
      i = endOfString(line, i + 1)
      if (i === line.length) return { depth, broken: true }
    } else if (unit === 0x7b || unit === 0x5b) depth++
    else if (unit === 0x7d || unit === 0x5d) depth--
  }
  return { depth, broken: false }
}

/** The quotation mark that ends a string, or the end of the line. */
function endOfString(line: string, from: number): number {
  let at = line.indexOf('"', from)
  for (; at >= 0; at = line.indexOf('"', at + 1)) {
    let escapes = 0
    while (at - escapes > from && line.charCodeAt(at - escapes - 1) === 0x5c) escapes++
    if (escapes % 2 === 0) return at
  }
  return line.length
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
class Lines {
  /** The line that has not ended yet, as it came. */
  private rest: string[] = []
  private length = 0
  private skipping = false
  private first = true
  private readonly limit: number

  constructor(limit: number) {
    this.limit = limit
  }

  push(chunk: string): (string | typeof tooLong)[] {
    const found: (string | typeof tooLong)[] = []
    let from = this.first && chunk.startsWith('\uFEFF') ? 1 : 0
    if (chunk !== '') this.first = false
    for (let feed = chunk.indexOf('\n', from); feed >= 0; feed = chunk.indexOf('\n', from)) {
      if (!this.skipping) found.push(withoutReturn(this.whole(chunk.slice(from, feed))))
      this.clear()
      this.skipping = false
      from = feed + 1
    }
    if (this.skipping) return found
    this.rest.push(chunk.slice(from))
    this.length += chunk.length - from
    if (this.length > this.limit) {
      found.push(tooLong)
      this.skipping = true
      this.clear()
    }
    return found
  }

  end(): string[] {
    const last = this.whole('')
    return last === '' ? [] : [last]
  }

  private whole(end: string): string {
    return this.rest.length === 0 ? end : this.rest.join('') + end
  }

  private clear() {
    this.rest = []
    this.length = 0
  }
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line
}
