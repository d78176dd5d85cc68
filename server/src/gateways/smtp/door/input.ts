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
  /** Where in `#rest` the present line starts, and up to where it has been searched for its end. */
  #start = 0
  #scanned = 0
  #inMessage = false
  /** The start of the present line was let go, since the line is too long to be kept. */
  #midLine = false
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
    this.#midLine = false
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

  #nextMessage(): SmtpEvent | undefined {
    const rest = this.#rest
    for (;;) {
      const lf = rest.indexOf(LF, this.#scanned)
      if (lf < 0) break
      if (this.#look(lf)) return this.#finish()
      this.#scanned = lf + 1
      const length = lf + 1 - this.#start
      const stuffed = !this.#midLine && rest[this.#start] === DOT
      if (stuffed && length === 3) {
        this.#start = lf + 1
        return this.#finish()
      }
      const from = this.#start + (stuffed ? 1 : 0)
      if (lf + 1 - from > longestTextLine) this.#problem ??= 'line-too-long'
      this.#keep(from, lf + 1)
      this.#start = lf + 1
      this.#midLine = false
    }
    return this.#lookAtOpenLine() ? this.#finish() : undefined
  }

  /** Checks the octets between what was searched already and the line feed at `lf`. True when the message is over. */
  #look(lf: number): boolean {
    if (this.#lookForBare(lf - 1)) return true
    if (this.#rest[lf - 1] === CR && lf > this.#start) return false
    this.#problem = 'bare-lf'
    return true
  }

  /** No CR and no NUL may stand before `end`, where a CR is rightly followed by LF or by octets still to come. */
  #lookForBare(end: number): boolean {
    const from = Math.max(this.#start, this.#scanned - 1)
    if (end <= from) return false
    const searched = this.#rest.subarray(from, end)
    if (searched.includes(CR)) this.#problem = 'bare-cr'
    else if (searched.includes(0)) this.#problem = 'nul'
    else return false
    return true
  }

  /** A line without its end yet: what is wrong with it ends the message, and what is too long to keep is let go. */
  #lookAtOpenLine(): boolean {
    const { length } = this.#rest
    if (this.#lookForBare(length - 1)) return true
    // The last octet: a CR may yet have its LF, a NUL has no excuse.
    if (length > this.#start && this.#rest[length - 1] === 0) {
      this.#problem = 'nul'
      return true
    }
    if (length - this.#start > longestTextLine + 1) {
      this.#problem ??= 'line-too-long'
      this.#size += length - 1 - this.#start
      // The last octet stays: it may be the CR of the line's end.
      this.#start = length - 1
      this.#midLine = true
    }
    this.#scanned = length
    return false
  }

  #keep(from: number, to: number): void {
    const length = to - from
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
