import { octetsOf } from './charset.ts'
import type { Steps } from './steps.ts'

const LF = 0x0a
const CR = 0x0d
const dash = 0x2d
const twoDashes = Buffer.from('\n--')
const mostLines = 100_000

/**
 * The lines of a message that begin with two dashes, found in one pass and shared by all its multiparts: whatever the depth,
 * the octets are searched once.
 */
export class DashLines {
  readonly source: Buffer
  readonly #steps: Steps
  readonly #at: number[] = []
  #searched: number
  #to: number

  constructor(source: Buffer, from: number, steps: Steps) {
    this.source = source
    this.#steps = steps
    this.#searched = Math.max(0, from - 1)
    this.#to = source.length
    if (from === 0 && source[0] === dash && source[1] === dash) this.#at.push(0)
    steps.spend((source.length - from) >> 4)
  }

  /** The first such line at or after `from`, as an index for `at`. */
  indexFrom(from: number): number {
    let low = 0
    let high = this.#at.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#at[middle] as number) < from) low = middle + 1
      else high = middle
    }
    return low
  }

  /** Where the line of that index begins, or -1 after the last. */
  at(index: number): number {
    while (index >= this.#at.length && this.#searched < this.#to) {
      const found = this.source.indexOf(twoDashes, this.#searched)
      if (found < 0 || this.#at.length >= mostLines || !this.#steps.spend(32)) {
        if (found >= 0) this.#steps.spend(Number.MAX_SAFE_INTEGER)
        this.#to = this.#searched
        break
      }
      this.#at.push(found + 1)
      this.#searched = found + 3
    }
    return this.#at[index] ?? -1
  }
}

/** How a multipart falls apart at one boundary. */
export type Cut = {
  /** Stretches between boundary lines, without the line end that belongs to the boundary (RFC 2046 5.1.1). */
  readonly ranges: readonly (readonly [from: number, to: number])[]
  readonly closed: boolean
  /** Where the text before the first boundary ends and the text after the closing one begins. */
  readonly preambleEnd: number
  readonly epilogueStart: number
  /** Parts that follow the closing boundary, where some programs read on. */
  readonly after: readonly (readonly [from: number, to: number])[]
  /** Lines that begin with the boundary and go on with something else: not a boundary to us, but one to who compares only its beginning. */
  readonly loose: readonly number[]
}

/** Cuts `[from, to)` at its boundary lines. `loosely` takes lines that only begin with the boundary as well. */
export function cutAtBoundary(
  lines: DashLines,
  {
    from,
    to,
    boundary,
    loosely,
    steps,
  }: {
    readonly from: number
    readonly to: number
    readonly boundary: string
    readonly loosely?: boolean
    readonly steps: Steps
  },
): Cut {
  const { source: bytes } = lines
  const wanted = octetsOf(boundary)
  const ranges: (readonly [number, number])[] = []
  const after: (readonly [number, number])[] = []
  const loose: number[] = []
  let open = -1
  let preambleEnd = -1
  let epilogueStart = -1
  let into = ranges
  for (let index = lines.indexFrom(from); ; index++) {
    const at = lines.at(index)
    if (at < 0 || at >= to || steps.isSpent) break
    if (!matches(bytes, at + 2, wanted, to, steps)) continue
    const end = at + 2 + wanted.length
    const closes = bytes[end] === dash && bytes[end + 1] === dash
    const lineEnd = endOfBoundaryLine(bytes, closes ? end + 2 : end, to)
    if (lineEnd < 0 && !loosely) {
      if (loose.length < 20) loose.push(at)
      continue
    }
    if (preambleEnd < 0) preambleEnd = at
    if (open >= 0) into.push([open, Math.max(open, beforeLineEnd(bytes, at))])
    const next = lineEnd < 0 ? afterLine(bytes, end, to) : lineEnd
    if (closes) {
      if (epilogueStart < 0) epilogueStart = next
      into = after
      open = -1
    } else open = next
  }
  if (open >= 0) into.push([open, to])
  return {
    ranges,
    closed: epilogueStart >= 0,
    preambleEnd: preambleEnd < 0 ? to : preambleEnd,
    epilogueStart: epilogueStart < 0 ? to : epilogueStart,
    after,
    loose,
  }
}

function matches(bytes: Buffer, at: number, wanted: Buffer, to: number, steps: Steps): boolean {
  if (at + wanted.length > to) return false
  let same = 0
  while (same < wanted.length && bytes[at + same] === wanted[same]) same++
  steps.spend(1 + same)
  return same === wanted.length
}

/** Past the end of a boundary's line, or -1 when more than white space follows and it is a longer boundary. */
function endOfBoundaryLine(bytes: Buffer, from: number, to: number): number {
  let at = from
  while (at < to && (bytes[at] === 0x20 || bytes[at] === 0x09 || bytes[at] === CR)) at++
  if (at >= to) return to
  return bytes[at] === LF ? at + 1 : -1
}

function afterLine(bytes: Buffer, from: number, to: number): number {
  const end = bytes.indexOf(LF, from)
  return end < 0 || end >= to ? to : end + 1
}

function beforeLineEnd(bytes: Buffer, at: number): number {
  if (bytes[at - 1] !== LF) return at
  return bytes[at - 2] === CR ? at - 2 : at - 1
}

/** The word after two dashes at the first such line in `[from, to)`: what a program takes for the boundary where none is declared. */
export function guessBoundary(lines: DashLines, from: number, to: number): string | undefined {
  const at = lines.at(lines.indexFrom(from))
  if (at < 0 || at >= to) return undefined
  const line = lines.source.toString('latin1', at + 2, Math.min(to, at + 202)).split(/[\r\n]/, 1)[0] ?? ''
  const word = line.trimEnd().replace(/--$/, '')
  return word.length > 0 && word.length <= 100 ? word : undefined
}
