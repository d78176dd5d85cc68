import { type Cut, cutAtBoundary, DashLines, guessBoundary } from './boundary.ts'
import { leavesOf, type OpenPart, type Part, partAt } from './part.ts'
import { Steps } from './steps.ts'
import { decodeTransfer, encodingOf, withLineFeeds } from './transfer.ts'
import type { OtherReading, Walked, WalkLimits, WalkProblem } from './walked.ts'

const mostOthers = 24
const mostUnpacked = 64 * 1024 * 1024

/**
 * Walks the parts of a message in order, without altering an octet. What programs read differently is walked in each way:
 * first all of the usual reading, then the others as far as `steps` go. Each octet is searched once, whatever the depth.
 */
export function walkParts(bytes: Buffer, limits: WalkLimits, steps = new Steps()): Walked {
  const walker = new Walker(limits, steps)
  const top = walker.message(bytes)
  walker.readOtherwise()
  return {
    parts: leavesOf(top),
    top,
    others: walker.others,
    around: walker.around,
    problems: walker.problems,
    steps,
  }
}

class Walker {
  readonly problems = new Set<WalkProblem>()
  readonly others: OtherReading[] = []
  readonly around: Buffer[] = []
  readonly #limits: WalkLimits
  readonly #steps: Steps
  readonly #lines = new Map<Buffer, DashLines>()
  readonly #boundaries = new Set<string>()
  #waiting: (() => void)[] = []
  #count = 0
  #unpacked = 0
  #readsOtherwise = false

  constructor(limits: WalkLimits, steps: Steps) {
    this.#limits = limits
    this.#steps = steps
  }

  message(source: Buffer, depth = 0): Part {
    const top = partAt(source, { from: 0, to: source.length, depth, within: [] })
    this.#visit(top)
    return top
  }

  /** What waits is another reading of something already read; each is walked once, without others of its own. */
  readOtherwise() {
    this.#readsOtherwise = true
    for (const read of this.#waiting.slice(0, mostOthers)) {
      if (this.#steps.isSpent) break
      read()
    }
    this.#waiting = []
    if (this.#steps.isSpent) this.problems.add('too-complex')
  }

  #visit(part: OpenPart) {
    this.#count++
    const { value } = part.type
    this.#steps.spend(32 + ((part.start - part.from) >> 1))
    if (part.header.isCut) this.problems.add('too-complex')
    if (part.header.broken) this.problems.add('broken-header')
    if (part.header.turns || part.second) this.#wonder(part)
    if (this.#steps.isSpent) this.problems.add('too-complex')
    else if (value.startsWith('multipart/')) {
      if (part.depth >= this.#limits.depth) this.problems.add('too-deep')
      else this.#cut(part)
    } else if (value.startsWith('message/')) this.#inner(part)
    else if (part.type.parameters.has('boundary')) this.#later('second-type', () => this.#asMultipart(part))
    else if (encodingOf(part.encoding) === undefined && !plainEncodings.has(part.encoding)) this.#guessEncoding(part)
  }

  /** A name that nobody knows: the octets as they stand, and as they are where the name looks like one that is known. */
  #guessEncoding(part: OpenPart) {
    this.problems.add('unknown-encoding')
    const { encoding } = part
    const guess = /64/.test(encoding)
      ? 'base64'
      : /quot|print/.test(encoding)
        ? 'quoted-printable'
        : /uu/.test(encoding)
          ? 'uuencode'
          : undefined
    if (guess) this.#later('unknown-encoding', () => ({ ...part, children: [], encoding: guess }))
  }

  /** What its header says twice, or where its header may be seen to end. */
  #wonder(part: OpenPart) {
    const { source, from, end: to, depth, within } = part
    for (const turn of part.header.turns ?? [])
      this.#later('broken-header', () => partAt(source, { from, to, depth, within, bodyStart: turn }))
    for (const type of part.second?.types ?? []) this.#later('second-type', () => ({ ...part, children: [], type }))
    for (const encoding of part.second?.encodings ?? [])
      this.#later('second-encoding', () => ({ ...part, children: [], encoding }))
    for (const disposition of part.second?.dispositions ?? [])
      this.#later('second-disposition', () => ({ ...part, children: [], disposition }))
  }

  #later(why: WalkProblem, make: () => OpenPart | undefined) {
    if (this.#readsOtherwise) return
    if (why !== 'unclosed') this.problems.add(why)
    if (this.#waiting.length >= mostOthers) return
    this.#waiting.push(() => {
      const other = make()
      if (!other) return
      if (other.children.length === 0) this.#visit(other)
      for (const leaf of leavesOf(other)) this.others.push({ part: leaf, why })
    })
  }

  #cut(part: OpenPart) {
    const given = part.type.parameters.get('boundary')
    const lines = this.#linesOf(part.source)
    const boundary = given ?? guessBoundary(lines, part.start, part.end)
    if (given === undefined) this.problems.add('no-boundary')
    if (boundary === undefined) return this.#unpack(part)
    this.#boundaries.add(boundary)
    const cut = cutAtBoundary(lines, { from: part.start, to: part.end, boundary, steps: this.#steps })
    this.#fill(part, cut.ranges)
    if (part.children.length === 0) this.#unpack(part)
    if (!cut.closed) this.problems.add('unclosed')
    this.#keepAround(part, cut)
    this.#cutOtherwise(part, boundary, cut)
  }

  #fill(part: OpenPart, ranges: Cut['ranges']) {
    const within = [...part.within, part.type.value]
    for (const [from, to] of ranges) {
      if (this.#count >= this.#limits.parts) return void this.problems.add('too-many-parts')
      if (this.#steps.isSpent) return void this.problems.add('too-complex')
      const child = partAt(part.source, { from, to, depth: part.depth + 1, within })
      part.children.push(child)
      this.#visit(child)
    }
  }

  #cutOtherwise(part: OpenPart, boundary: string, cut: Cut) {
    if (this.#readsOtherwise) return
    const lines = this.#linesOf(part.source)
    const again = (more: { readonly boundary: string; readonly loosely?: boolean }) => () => {
      const other = { ...part, children: [] }
      const found = cutAtBoundary(lines, { from: part.start, to: part.end, steps: this.#steps, ...more })
      this.#fill(other, found.ranges)
      return other.children.length > 0 ? other : undefined
    }
    for (const other of part.type.others?.get('boundary') ?? []) this.#later('second-type', again({ boundary: other }))
    if (cut.ranges.length === 0 && part.children.length === 0) {
      const guess = guessBoundary(lines, part.start, part.end)
      if (guess && guess !== boundary) this.#later('no-boundary', again({ boundary: guess }))
    }
    if (cut.after.length > 0)
      this.#later('parts-after-end', () => {
        const other = { ...part, children: [] }
        this.#fill(other, cut.after)
        return other
      })
    if (cut.loose.length > 0) this.#waitForLoose(part, cut, again({ boundary, loosely: true }))
  }

  /** A longer line is no riddle where it is the boundary of another multipart, as it is in much honest mail. */
  #waitForLoose(part: OpenPart, cut: Cut, read: () => OpenPart | undefined) {
    this.#waiting.push(() => {
      const strange = cut.loose.some((at) => !this.#isKnownLine(part.source, at))
      if (!strange) return
      this.problems.add('loose-boundary')
      const other = read()
      for (const leaf of other ? leavesOf(other) : []) this.others.push({ part: leaf, why: 'loose-boundary' })
    })
  }

  #isKnownLine(source: Buffer, at: number): boolean {
    const line =
      source
        .toString('latin1', at + 2, at + 300)
        .split(/[\r\n]/, 1)[0]
        ?.trimEnd() ?? ''
    return this.#boundaries.has(line) || this.#boundaries.has(line.replace(/--$/, ''))
  }

  /** A multipart that is itself encoded, against RFC 2045 6.4, and opened by some programs all the same. */
  #unpack(part: OpenPart) {
    if (encodingOf(part.encoding) === undefined) return
    this.problems.add('encoded-multipart')
    const source = this.#decoded(part)
    if (!source) return
    const { source: _, ...rest } = part
    const inside: OpenPart = {
      ...rest,
      source,
      encoding: '',
      from: 0,
      start: 0,
      end: source.length,
      depth: part.depth + 1,
      children: [],
    }
    this.#cut(inside)
    part.children.push(...inside.children)
  }

  #asMultipart(part: OpenPart): OpenPart {
    return { ...part, children: [], type: { ...part.type, value: 'multipart/mixed' } }
  }

  /** A message within: read where it stands, or unpacked first. */
  #inner(part: OpenPart) {
    const { value } = part.type
    if (
      value !== 'message/rfc822' &&
      value !== 'message/global' &&
      value !== 'message/partial' &&
      value !== 'message/external-body' &&
      value !== 'message/news'
    )
      return
    if (part.depth >= this.#limits.depth) return void this.problems.add('too-deep')
    if (this.#count >= this.#limits.parts) return void this.problems.add('too-many-parts')
    const packed = encodingOf(part.encoding) !== undefined
    const source = packed ? this.#decoded(part) : part.source
    if (!source) return
    const range = packed ? { from: 0, to: source.length } : { from: part.start, to: part.end }
    const inner = partAt(source, { ...range, depth: part.depth + 1, within: [] })
    part.children.push(inner)
    this.#visit(inner)
  }

  #decoded(part: Part): Buffer | undefined {
    const packed = part.source.subarray(part.start, part.end)
    this.#unpacked += packed.length
    if (this.#unpacked > mostUnpacked || !this.#steps.spend(packed.length >> 2)) {
      this.problems.add('too-complex')
      return undefined
    }
    return withLineFeeds(decodeTransfer(packed, part.encoding))
  }

  #keepAround(part: Part, { preambleEnd, epilogueStart }: Cut) {
    const { source, start, end } = part
    // A few letters are a line end and nothing to read.
    for (const [from, to] of [
      [start, preambleEnd],
      [epilogueStart, end],
    ] as const)
      if (to - from > 4 && this.around.length < 20)
        this.around.push(source.subarray(from, Math.min(to, from + 100_000)))
  }

  #linesOf(source: Buffer): DashLines {
    let lines = this.#lines.get(source)
    if (!lines) {
      lines = new DashLines(source, 0, this.#steps)
      this.#lines.set(source, lines)
    }
    return lines
  }
}

const plainEncodings = new Set(['', '7bit', '8bit', 'binary'])
