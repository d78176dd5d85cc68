import type { Outgoing, RecipientResult } from '../../../modules/mail/index.ts'
import { atFaultPoint } from '../../../platform/fault-points.ts'
import type { Connection } from './connection.ts'
import { dataOctets } from './dot-stuff.ts'
import { HostAwayError, type Phase } from './errors.ts'
import { type Fit, fitFor, type Offers } from './fit.ts'
import { type Greeted, greet } from './greet.ts'
import type { ClientOptions } from './next-server.ts'
import type { ServerReply } from './reply-reader.ts'

export type { ClientOptions, NextServer, NextServer as SmartHost } from './next-server.ts'
export { HostAwayError }

// A small message goes in one piece: a copy of it costs less than another system call.
const mostCopied = 128 * 1024

/**
 * One kept connection to the next server. Commands are pipelined where it takes them (RFC 2920). Not shared: one envelope at
 * a time. After a HostAwayError it is of no more use.
 */
export class SmtpClient {
  readonly #options: ClientOptions
  readonly #connection: Connection
  readonly #offers: Offers
  /** What the next server called itself. */
  readonly name: string

  private constructor(options: ClientOptions, { connection, offers, name }: Greeted) {
    this.#options = options
    this.#connection = connection
    this.#offers = offers
    this.name = name
  }

  /** False once the other side has closed or been out of step: the next envelope needs another connection. */
  get isUsable(): boolean {
    return this.#connection.isUsable
  }

  /** Connects, greets, starts TLS and logs on. Throws HostAwayError. */
  static async open(options: ClientOptions): Promise<SmtpClient> {
    return new SmtpClient(options, await greet(options))
  }

  close(): void {
    this.#connection.close()
  }

  /** Breaks off what is under way: its send() rejects. */
  abort(): void {
    this.#connection.fail(new HostAwayError('stopped here'))
  }

  /**
   * Sends one envelope and says what became of each recipient. Throws HostAwayError when the connection breaks first; its phase
   * says whether the message may have been taken.
   */
  async send(outgoing: Outgoing): Promise<readonly RecipientResult[]> {
    const fit = fitFor(outgoing, this.#offers)
    if ('refused' in fit) return outgoing.recipients.map(({ position }) => this.#failed(position, fit.refused))
    let phase: Phase = 'envelope'
    try {
      atFaultPoint('courier.envelope-half')
      const answers = await this.#commands([
        this.#mailFrom(outgoing, fit),
        ...outgoing.recipients.map((recipient) => this.#rcptTo(recipient)),
        'DATA',
      ])
      const [mail, ...rest] = answers
      const data = rest.pop()
      if (!mail || !data) throw new HostAwayError('no answer')
      const refused = await this.#refused(outgoing, { mail, recipients: rest, data })
      if (refused) return refused
      const taken = rest.map(({ code }) => code < 400)
      phase = 'data'
      atFaultPoint('courier.data-asked')
      this.#write(taken.includes(true) ? outgoing : undefined)
      return await this.#finals(outgoing, rest)
    } catch (error) {
      if (error instanceof HostAwayError) error.phase = phase
      throw error
    }
  }

  /** Undefined when the server waits for the message. */
  async #refused(
    { recipients }: Outgoing,
    answers: { readonly mail: ServerReply; readonly recipients: readonly ServerReply[]; readonly data: ServerReply },
  ): Promise<readonly RecipientResult[] | undefined> {
    const { mail, data } = answers
    if (mail.code >= 400) {
      // A server that refuses the sender and yet wants the message cannot be stopped but by hanging up.
      if (data.code === 354) this.#connection.fail(new HostAwayError('it wants a message it refused'))
      else await this.#reset()
      return recipients.map(({ position }) => this.#result(position, mail))
    }
    if (data.code === 354) {
      if (!this.isUsable) throw this.#connection.fail(new HostAwayError('the connection broke'))
      return undefined
    }
    // Anything but 354 that is no refusal answers another question than ours: what it says cannot be matched any more.
    if (data.code < 400) throw this.#connection.fail(new HostAwayError('it is out of step'))
    // Nobody was taken, or the server takes no message now. Its transaction is still open and must not be the next one's.
    await this.#reset()
    return recipients.map(({ position }, index) => {
      const answer = answers.recipients[index] ?? data
      return this.#result(position, answer.code < 400 ? data : recipientAnswer(answer))
    })
  }

  async #finals({ recipients }: Outgoing, envelope: readonly ServerReply[]): Promise<readonly RecipientResult[]> {
    const { smartHost, answerMs, finalMs = answerMs * 2 } = this.#options
    const taken = envelope.filter(({ code }) => code < 400).length
    // RFC 2033 4.2: one reply for each recipient that was taken. A server that takes none and says 354 has one of its own.
    const perRecipient = smartHost.protocol === 'lmtp'
    const finals = await this.#connection.replies(perRecipient ? taken : 1, finalMs)
    let next = 0
    return recipients.map(({ position, notify = [] }, index) => {
      const answer = envelope[index]
      if (!answer) throw new HostAwayError('no answer')
      if (answer.code >= 400) return this.#result(position, recipientAnswer(answer))
      const final = perRecipient ? finals[next++] : finals[0]
      if (!final) throw new HostAwayError('no answer')
      const result = this.#result(position, final)
      const isOurs = result.fate === 'delivered' && notify.includes('SUCCESS') && !this.#offers.has('DSN')
      return isOurs ? { ...result, owed: perRecipient ? 'delivered' : 'relayed' } : result
    })
  }

  #mailFrom(
    { from, message, above, return: ret, envelopeId }: Outgoing,
    fit: Exclude<Fit, { refused: string }>,
  ): string {
    let command = `MAIL FROM:<${from}>`
    if (this.#offers.has('SIZE')) command += ` SIZE=${message.length + above.length}`
    if (fit.eightBit) command += ' BODY=8BITMIME'
    if (fit.utf8) command += ' SMTPUTF8'
    if (!this.#offers.has('DSN')) return command
    if (ret) command += ` RET=${ret}`
    return envelopeId === undefined ? command : `${command} ENVID=${envelopeId}`
  }

  #rcptTo({ address, notify = [], original }: Outgoing['recipients'][number]): string {
    const command = `RCPT TO:<${address}>`
    if (!this.#offers.has('DSN')) return command
    return [
      command,
      ...(notify.length > 0 ? [`NOTIFY=${notify.join(',')}`] : []),
      ...(original !== undefined ? [`ORCPT=${original}`] : []),
    ].join(' ')
  }

  /** Nothing but the end of data where nobody was taken: the server has asked for a message all the same. */
  #write(outgoing: Outgoing | undefined): void {
    const pieces = outgoing ? [outgoing.above, ...dataOctets(outgoing.message)] : dataOctets(Buffer.alloc(0))
    atFaultPoint('courier.data-half')
    const length = pieces.reduce((sum, piece) => sum + piece.length, 0)
    if (length <= mostCopied) this.#connection.write(Buffer.concat(pieces, length))
    else this.#connection.writeAll(pieces)
    atFaultPoint('courier.data-whole')
  }

  /** All at once where the server pipelines, else one after another. */
  async #commands(commands: readonly string[]): Promise<ServerReply[]> {
    const { answerMs } = this.#options
    if (this.#offers.has('PIPELINING')) {
      this.#connection.write(`${commands.join('\r\n')}\r\n`)
      return this.#connection.replies(commands.length, answerMs * 2)
    }
    const answers: ServerReply[] = []
    for (const command of commands) {
      this.#connection.write(`${command}\r\n`)
      answers.push(...(await this.#connection.replies(1, answerMs)))
    }
    return answers
  }

  /** Nothing that was said before is lost when the server goes away over this. */
  async #reset(): Promise<void> {
    try {
      await this.#commands(['RSET'])
    } catch {
      this.abort()
    }
  }

  #result(position: number, { code, text }: ServerReply): RecipientResult {
    const fate = code < 400 ? 'delivered' : code < 500 ? 'later' : 'failed'
    return { position, fate, said: `${code} ${text}`, host: this.name }
  }

  #failed(position: number, said: string): RecipientResult {
    return { position, fate: 'failed', said }
  }
}

/** RFC 5321 4.5.3.1.10: 552 to a recipient is what older servers say for too many at once, which is 452. */
function recipientAnswer(answer: ServerReply): ServerReply {
  return answer.code === 552 && !/^5\./.test(answer.text) ? { ...answer, code: 452 } : answer
}
