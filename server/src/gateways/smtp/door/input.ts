/**
 * What can be wrong with the bytes of a message; the message is then refused as a whole. The first three end it where they stand:
 * whoever sends them is not listened to further. The others are told at the end of data.
 * `bare-cr`, `bare-lf`, `nul`: RFC 5321 2.3.8 and 4.5.2 forbid them, and two servers that read them differently are how
 * one message is smuggled inside another (CVE-2023-51764 and its kin).
 */
export type DataProblem = 'bare-cr' | 'bare-lf' | 'nul' | 'line-too-long' | 'too-big'

/** One thing that the client said, in order. */
export type SmtpEvent =
  | { readonly kind: 'command'; readonly line: Buffer }
  | { readonly kind: 'bad-command'; readonly problem: 'bare-cr' | 'bare-lf' | 'nul' | 'line-too-long' }
  | { readonly kind: 'message'; readonly bytes: Buffer; readonly problem?: DataProblem; readonly size: number }

const CR = 0x0d
const LF = 0x0a
const DOT = 0x2e

// RFC 5321 4.5.3.1.6: a text line may be 1000 octets including CRLF, not counting the dot of transparency.
const longestTextLine = 1000
const firstOutput = 16 * 1024

// What the octets of a message have led to.
const atLineStart = 0
const afterDot = 1
const afterDotCr = 2
const inText = 3
const afterCr = 4

export type InputLimits = {
  /** Octets of a command line with its CRLF. */
  readonly commandLine: number
  /** Octets of a message after unstuffing. */
  readonly message: number
}

/**
 * Cuts the octets of an SMTP client into command lines and messages. It knows no SMTP beyond that: the session says by
 * `expectMessage` when the next octets are a message.
 *
 * INVARIANT: a line ends with CR LF and with nothing else, in commands and in messages, however the octets are split
 * over chunks; a message ends with CR LF `.` CR LF and with nothing else. What is kept of a message is what was sent
 * less the dots of transparency (RFC 5321 4.5.2), octet for octet.
 */
export class SmtpInput {
  readonly #limits: InputLimits
  #rest: Buffer = Buffer.alloc(0)
  /** Where in `#rest` what was not yet handed out starts, and up to where a command line has been searched for its end. */
  #start = 0
  #scanned = 0
  #inMessage = false
  /** Of a message: what the last octet was, and how many its line has had. */
  #state = atLineStart
  #lineLength = 0
  #problem: DataProblem | undefined
  #out: Buffer = Buffer.alloc(0)
  #outLength = 0
  #size = 0

  constructor(limits: InputLimits) {
    this.#limits = limits
  }

  /** Octets taken in and not yet handed out. */
  get pending(): number {
    return this.#rest.length - this.#start
  }

  push(chunk: Buffer): void {
    if (this.#start === this.#rest.length) {
      this.#rest = chunk
      this.#scanned = 0
    } else {
      this.#rest = Buffer.concat([this.#rest.subarray(this.#start), chunk])
      this.#scanned -= this.#start
    }
    this.#start = 0
  }

  /** The next octets are a message. `expectedBytes` is what the client declared by SIZE; it only saves growing. */
  expectMessage(expectedBytes = 0): void {
    this.#inMessage = true
    this.#state = atLineStart
    this.#lineLength = 0
    this.#problem = undefined
    this.#outLength = 0
    this.#size = 0
    this.#out = Buffer.allocUnsafe(Math.min(this.#limits.message, Math.max(firstOutput, expectedBytes + 1024)))
  }

  get isInMessage(): boolean {
    return this.#inMessage
  }

  /** The problem of the message being received so far. */
  get problem(): DataProblem | undefined {
    return this.#inMessage ? this.#problem : undefined
  }

  /** The next whole thing, or undefined until more octets come. */
  next(): SmtpEvent | undefined {
    return this.#inMessage ? this.#nextMessage() : this.#nextCommand()
  }

  #nextCommand(): SmtpEvent | undefined {
    const lf = this.#rest.indexOf(LF, this.#scanned)
    const end = lf < 0 ? this.#rest.length : lf + 1
    const line = this.#rest.subarray(this.#start, end)
    if (line.length > this.#limits.commandLine) return { kind: 'bad-command', problem: 'line-too-long' }
    if (lf < 0) {
      this.#scanned = this.#rest.length
      return undefined
    }
    this.#start = this.#scanned = end
    if (line.at(-2) !== CR) return { kind: 'bad-command', problem: 'bare-lf' }
    const text = line.subarray(0, -2)
    if (text.includes(CR)) return { kind: 'bad-command', problem: 'bare-cr' }
    if (text.includes(0)) return { kind: 'bad-command', problem: 'nul' }
    return { kind: 'command', line: text }
  }

  /**
   * One walk over the octets that have come. They are kept as they stand, in stretches between the dots of transparency; nothing is
   * held back but a dot that begins a line and the CR behind it, which may be the end.
   */
  #nextMessage(): SmtpEvent | undefined {
    const rest = this.#rest
    const { length } = rest
    let at = this.#start
    let from = at
    let state = this.#state
    // Where the present line would begin if all of it stood in this chunk.
    let lineStart = at - this.#lineLength
    for (; at < length; at++) {
      // Nearly all octets of nearly all messages go by here.
      if (state === inText) while (at < length && (rest[at] as number) > CR) at++
      if (at === length) break
      const octet = rest[at] as number
      if (state === inText) {
        if (octet === CR) state = afterCr
        else if (octet === LF || octet === 0) return this.#spoilt(octet === LF ? 'bare-lf' : 'nul', at)
      } else if (state === afterCr) {
        if (octet !== LF) return this.#spoilt('bare-cr', at)
        if (at + 1 - lineStart > longestTextLine) this.#problem ??= 'line-too-long'
        lineStart = at + 1
        state = atLineStart
      } else if (state === afterDotCr) {
        if (octet !== LF) return this.#spoilt('bare-cr', at)
        this.#start = at + 1
        return this.#finish()
      } else if (state === atLineStart && octet === DOT) {
        this.#keep(from, at)
        from = lineStart = at + 1
        state = afterDot
      } else if (state === afterDot && octet === CR) state = afterDotCr
      else {
        // The octet is one of the line's text: looked at once more as that.
        state = inText
        at--
      }
    }
    if (state !== afterDotCr) this.#keep(from, length)
    if (length - lineStart > longestTextLine + 1) this.#problem ??= 'line-too-long'
    this.#lineLength = length - lineStart
    this.#state = state
    this.#start = this.#scanned = length
    return undefined
  }

  #spoilt(problem: DataProblem, at: number): SmtpEvent {
    this.#problem = problem
    this.#start = at
    return this.#finish()
  }

  #keep(from: number, to: number): void {
    const length = to - from
    if (length === 0) return
    this.#size += length
    if (this.#size > this.#limits.message) this.#problem ??= 'too-big'
    if (this.#problem) {
      if (this.#out.length > firstOutput) this.#out = Buffer.alloc(0)
      return
    }
    const needed = this.#outLength + length
    if (needed > this.#out.length) {
      const grown = Buffer.allocUnsafe(Math.max(needed, this.#out.length * 2))
      this.#out.copy(grown, 0, 0, this.#outLength)
      this.#out = grown
    }
    this.#rest.copy(this.#out, this.#outLength, from, to)
    this.#outLength = needed
  }

  #finish(): SmtpEvent {
    this.#inMessage = false
    this.#scanned = this.#start
    const bytes = this.#out.subarray(0, this.#problem ? 0 : this.#outLength)
    this.#out = Buffer.alloc(0)
    const event = { kind: 'message', bytes, size: this.#size } as const
    return this.#problem ? { ...event, problem: this.#problem } : event
  }
}
