import { atFaultPoint } from '../../../platform/fault-points.ts'
import type { ClientCertificate } from './client-certificate.ts'
import { readCommand } from './command.ts'
import type { SmtpEvent } from './input.ts'
import type { Soon } from './policy.ts'
import { reply, replyLines, type SmtpReply } from './reply.ts'
import { longestCommandLine, outOfTurn, type SessionOptions, Talk } from './talk.ts'
import { answerExchange } from './verbs/auth.ts'
import { refusedData, takeMessage } from './verbs/data.ts'
import { verbs } from './verbs/verbs.ts'

/** What carries the octets of one conversation. */
export type Wire = {
  write(text: string): void
  /** Nothing more is said; what was written still goes. After a goodbye nothing more is heard either. */
  end(isGoodbye: boolean): void
  pause(): void
  resume(): void
  /** Has TLS take the connection over, and gives the client's certificate where it has shown a good one. */
  secure(): Promise<ClientCertificate | undefined>
}

const serviceCloses = reply(421, '4.3.2', 'Service closing', { close: true })
const timedOut = reply(421, '4.4.2', 'Timed out', { close: true })
const tooManyErrors = reply(421, '4.7.0', 'Too many errors', { close: true })
const tooManyCommands = reply(421, '4.7.0', 'Too many commands', { close: true })
const lineTooLong = reply(500, '5.5.2', 'Line too long')
const unknownCommand = reply(500, '5.5.1', 'Unknown command')
const internalError = reply(421, '4.3.0', 'Internal error, try again later', { close: true })

/** What a client may have sent before it had our answer to its message. */
const withoutWaiting: ReadonlySet<string> = new Set(['QUIT', 'RSET', 'NOOP'])
/** What a client that sends faster than it is answered may leave with us; the rest waits in its own memory. */
const mostPending = 1024 * 1024

/**
 * One SMTP conversation (RFC 5321, with RFC 1870, 2034, 2920, 3207, 3461, 4954, 6152, 6531). Commands are taken one at a time in
 * the order they came; what may not be pipelined (RFC 2920 3.1, and anything but QUIT, RSET and NOOP after the end of a message)
 * ends the conversation, since somebody who cannot wait for our answer is answering for us.
 *
 * It knows no sockets: whoever holds the connection calls `receive`, `ended` and `sweep`. Answers to what came together go out
 * together, in one write.
 */
export class Session<L> {
  readonly #talk: Talk<L>
  readonly #wire: Wire
  readonly #done = Promise.withResolvers<void>()
  #unsent = ''
  #bad = 0
  #idleCommands = 0
  #afterMessage = false
  #greeted = false
  /** An answer is being waited for; nothing is read meanwhile. */
  #busy = false
  #taking = false
  #paused = false
  #stopping = false
  #closed = false
  #waitingSince = performance.now()
  #heardAt = 0

  constructor(wire: Wire, options: SessionOptions<L>) {
    this.#wire = wire
    this.#talk = new Talk(options)
  }

  /** Resolves when the conversation is over and nothing is under way. Never rejects. */
  get done(): Promise<void> {
    return this.#done.promise
  }

  /** Whether an answer is being worked out; what comes meanwhile is kept. */
  get isBusy(): boolean {
    return this.#busy
  }

  /** Greets, unless somebody speaks first or may not be here. `certificate` is what TLS has shown already. */
  open(certificate?: ClientCertificate): void {
    const { policy, remote } = this.#talk.options
    const refused = policy.mayConnect?.(remote.address)
    if (refused) {
      this.#sayAtOnce({ ...refused, close: true })
      return
    }
    this.#talk.certificate = certificate
    this.#talk.recognise()
    const greetAfterMs = policy.greetAfterMs?.(this.#talk.logOn) ?? 0
    // One turn of the loop shows who talks before the greeting, without making honest clients wait.
    if (greetAfterMs === 0) setImmediate(() => this.#greet())
    else setTimeout(() => this.#greet(), greetAfterMs).unref()
  }

  #greet(): void {
    if (this.#closed) return
    this.#greeted = true
    this.#sayAtOnce({ code: 220, text: `${this.#talk.options.hostname} ESMTP Beadle` })
  }

  /** Takes octets of the client. */
  receive(chunk: Buffer): void {
    if (this.#closed) return
    this.#heardAt = performance.now()
    this.#talk.input.push(chunk)
    // Who speaks before the greeting does not listen to it.
    if (!this.#greeted) this.#sayAtOnce(outOfTurn)
    else if (!this.#busy) this.#work()
    else if (!this.#paused && this.#talk.input.pending > mostPending) {
      this.#paused = true
      this.#wire.pause()
    }
  }

  /** The client has ended the connection, or it broke. */
  ended(): void {
    this.#closed = true
    if (!this.#busy) this.#done.resolve()
  }

  /** Ends the conversation with `421`; a message being taken is answered first, so that nobody sends it again. */
  stop(): void {
    if (this.#taking) this.#stopping = true
    else this.#sayAtOnce(serviceCloses)
  }

  /** Ends what waits for too long: a command that does not come whole, a message that drips or stands still. */
  sweep(now: number): void {
    if (this.#closed || this.#busy) return
    const { idleMs, messageMs } = this.#talk.options.limits
    const { input } = this.#talk
    const late = input.isInMessage
      ? now - this.#waitingSince > messageMs || now - Math.max(this.#heardAt, this.#waitingSince) > idleMs
      : now - this.#waitingSince > idleMs
    if (!late) return
    const { problem } = input
    this.#sayAtOnce(problem ? reply(550, '5.6.11', refusedData[problem], { close: true }) : timedOut)
  }

  #work(): void {
    try {
      for (let event = this.#next(); event !== undefined; event = this.#next()) {
        const answer = this.#answer(event)
        if (answer instanceof Promise) this.#waitFor(answer)
        else this.#say(answer)
      }
    } catch (error) {
      this.#fail(error)
    }
    // Several answers may be worked out one after another; they go together.
    if (this.#talk.input.isInMessage) atFaultPoint('door.data-coming')
    if (!this.#busy) this.#flush()
  }

  #next(): SmtpEvent | undefined {
    return this.#closed || this.#busy ? undefined : this.#talk.input.next()
  }

  #waitFor(answer: Promise<SmtpReply>): void {
    this.#busy = true
    answer
      .then(
        (said) => this.#say(said),
        (error: unknown) => this.#fail(error),
      )
      .then(() => {
        this.#busy = false
        if (this.#paused) this.#wire.resume()
        this.#paused = false
        if (this.#closed) this.#end()
        else this.#work()
      })
  }

  #fail(error: unknown): void {
    this.#talk.options.onError(error)
    this.#say(internalError)
  }

  #answer(event: SmtpEvent): Soon<SmtpReply> {
    if (event.kind === 'bad-command')
      return reply(550, '5.6.11', `Not a command line (${event.problem})`, { close: true })
    if (event.kind === 'message') return this.#message(event.bytes, event.problem)
    const talk = this.#talk
    if (talk.exchange) return answerExchange(talk, event.line)
    const { verb, rest } = readCommand(event.line)
    if (event.line.length > longestCommandLine && verb !== 'AUTH') return lineTooLong
    if (this.#afterMessage && !withoutWaiting.has(verb)) return outOfTurn
    if (!talk.hasMore) this.#afterMessage = false
    const allowed = talk.options.limits.sessionIdleCommands + (talk.transaction?.recipients.length ?? 0)
    if (++this.#idleCommands > allowed) return tooManyCommands
    return verbs<L>().get(verb)?.(talk, rest) ?? unknownCommand
  }

  async #message(bytes: Buffer, problem: keyof typeof refusedData | undefined): Promise<SmtpReply> {
    this.#taking = true
    atFaultPoint('door.data-whole')
    try {
      const said = await takeMessage(this.#talk, bytes, problem)
      this.#idleCommands = 0
      if (said.code < 400) this.#bad = 0
      // What came before our answer was written without waiting for it.
      this.#afterMessage = this.#talk.hasMore
      return said
    } finally {
      this.#taking = false
    }
  }

  #say(given: SmtpReply): void {
    if (this.#closed) return
    const isRefusal = given.code >= 500 && !given.close
    const isTooMuch = isRefusal && ++this.#bad > this.#talk.options.limits.badCommands
    const answer = isTooMuch ? tooManyErrors : given
    this.#unsent += replyLines(answer)
    this.#waitingSince = performance.now()
    if (answer.startTls) this.#secure()
    else if (answer.close) this.#end(answer.code === 221 && !this.#talk.hasMore)
    else if (this.#stopping) this.#say(serviceCloses)
  }

  #sayAtOnce(answer: SmtpReply): void {
    this.#say(answer)
    this.#flush()
  }

  #flush(): void {
    if (this.#unsent === '') return
    const text = this.#unsent
    this.#unsent = ''
    atFaultPoint('door.reply-half')
    this.#wire.write(text)
    atFaultPoint('door.replied')
  }

  #end(isGoodbye = false): void {
    this.#flush()
    this.#closed = true
    this.#wire.end(isGoodbye)
    if (!this.#busy) this.#done.resolve()
  }

  #secure(): void {
    this.#flush()
    this.#busy = true
    this.#wire
      .secure()
      .then(
        (certificate) => this.#talk.secured(certificate),
        // A handshake that fails is the client's affair; there is nobody left to tell.
        () => this.#end(),
      )
      .then(() => {
        this.#busy = false
        this.#waitingSince = performance.now()
        if (this.#closed) this.#done.resolve()
        else if (this.#stopping) this.#sayAtOnce(serviceCloses)
      })
  }
}
