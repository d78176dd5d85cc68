import { connect, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import type { Outgoing, RecipientResult } from '../../../modules/mail/index.ts'
import { isAddress } from '../door/command.ts'
import { dataOctets } from './dot-stuff.ts'
import { ReplyReader, type ServerReply } from './reply-reader.ts'

/** The next server. */
export type SmartHost = {
  readonly host: string
  readonly port: number
  /** `required`: nothing goes in clear; `offered`: TLS where the server has it, its certificate unchecked; `none`: in clear; `implicit`: TLS from the first octet. */
  readonly tls: 'required' | 'offered' | 'none' | 'implicit'
  /** Name that the certificate must bear, where it is not `host`. */
  readonly serverName?: string
  readonly logOn?: { readonly login: string; readonly secret: string }
}

export type ClientOptions = {
  readonly smartHost: SmartHost
  readonly hostname: string
  readonly connectMs: number
  /** For an answer to a command; the end of data has twice as long (RFC 5321 4.5.3.2). */
  readonly answerMs: number
}

/** The conversation cannot go on: nothing was said about what was not answered. */
export class HostAwayError extends Error {
  override readonly name = 'HostAwayError'
  readonly code = 'smtp.host-away'
}

/**
 * One kept connection to the next server. Commands are pipelined where it takes them (RFC 2920). Not shared: one envelope at
 * a time. After a HostAwayError it is of no more use.
 */
export class SmtpClient {
  readonly #options: ClientOptions
  #socket: Socket
  #reader = new ReplyReader()
  #replies: ServerReply[] = []
  #waiting: (() => void) | undefined
  #failed: Error | undefined
  #offers = new Map<string, string>()

  private constructor(options: ClientOptions, socket: Socket) {
    this.#options = options
    this.#socket = socket
    this.#attach(socket)
  }

  get isUsable(): boolean {
    return this.#failed === undefined && !this.#socket.destroyed
  }

  /** Connects, greets, starts TLS and logs on. Throws HostAwayError. */
  static async open(options: ClientOptions): Promise<SmtpClient> {
    const { smartHost } = options
    const socket =
      smartHost.tls === 'implicit'
        ? connectTls({ host: smartHost.host, port: smartHost.port, servername: serverName(smartHost) })
        : connect({ host: smartHost.host, port: smartHost.port })
    socket.setNoDelay(true)
    const client = new SmtpClient(options, socket)
    try {
      await client.#greet()
    } catch (error) {
      client.close()
      throw error instanceof HostAwayError
        ? error
        : new HostAwayError('the next server cannot be talked to', { cause: error })
    }
    return client
  }

  close(): void {
    if (this.isUsable) this.#socket.write('QUIT\r\n')
    this.#failed ??= new HostAwayError('closed')
    this.#socket.end()
    setTimeout(() => this.#socket.destroy(), 1000).unref()
  }

  /** Sends one envelope and says what became of each recipient. Throws HostAwayError when the connection breaks first. */
  async send(outgoing: Outgoing): Promise<readonly RecipientResult[]> {
    const wrong = this.#cannotCarry(outgoing)
    if (wrong !== undefined)
      return outgoing.recipients.map(({ position }) => ({ position, fate: 'failed', said: wrong }))
    const commands = [
      this.#mailFrom(outgoing),
      ...outgoing.recipients.map((recipient) => this.#rcptTo(recipient)),
      'DATA',
    ]
    const answers = await this.#commands(commands)
    const [mail, ...rest] = answers
    const data = rest.pop()
    if (!mail || !data) throw new HostAwayError('no answer')
    if (mail.code >= 400) {
      // A server that refuses the sender and yet wants the message cannot be stopped but by hanging up.
      if (data.code === 354) this.#fail(new HostAwayError('the next server wants a message it refused'))
      else await this.#commands(['RSET'])
      return outgoing.recipients.map(({ position }) => resultOf(position, mail))
    }
    const results = outgoing.recipients.map(({ position }, index) => resultOf(position, rest[index] ?? data))
    const taken = results.filter(({ fate }) => fate === 'delivered')
    if (data.code !== 354) {
      // Nobody was taken, or the server takes no message now. Its transaction is still open and must not be the next one's.
      await this.#commands(['RSET'])
      return results.map((result) => (result.fate === 'delivered' ? resultOf(result.position, data) : result))
    }
    const final = await this.#data(taken.length > 0 ? [outgoing.above, outgoing.message] : [])
    return results.map((result) => (result.fate === 'delivered' ? resultOf(result.position, final) : result))
  }

  /** What the next server lacks is told to the sender; nothing is ever recoded on the way. */
  #cannotCarry({ from, recipients, eightBit, utf8, message }: Outgoing): string | undefined {
    // One that was read out of a header and not at our door could say more than an address: parameters, another command.
    if (recipients.some(({ address }) => !isAddress(address)) || (from !== '' && !isAddress(from)))
      return '553 5.1.3 an address that cannot be written in SMTP'
    if (utf8 && !this.#offers.has('SMTPUTF8')) return '554 5.6.7 the next server does not take SMTPUTF8'
    if (eightBit && !this.#offers.has('8BITMIME')) return '554 5.6.3 the next server does not take 8BITMIME'
    const most = Number(this.#offers.get('SIZE') ?? 0)
    return most > 0 && message.length > most ? '552 5.3.4 the message is too big for the next server' : undefined
  }

  #mailFrom({ from, message, above, eightBit, utf8, return: ret, envelopeId }: Outgoing): string {
    return [
      `MAIL FROM:<${from}>`,
      ...(this.#offers.has('SIZE') ? [`SIZE=${message.length + above.length}`] : []),
      ...(eightBit ? ['BODY=8BITMIME'] : []),
      ...(utf8 ? ['SMTPUTF8'] : []),
      ...(this.#offers.has('DSN') && ret ? [`RET=${ret}`] : []),
      ...(this.#offers.has('DSN') && envelopeId !== undefined ? [`ENVID=${envelopeId}`] : []),
    ].join(' ')
  }

  #rcptTo({ address, notify = [], original }: Outgoing['recipients'][number]): string {
    const dsn = this.#offers.has('DSN')
    return [
      `RCPT TO:<${address}>`,
      ...(dsn && notify.length > 0 ? [`NOTIFY=${notify.join(',')}`] : []),
      ...(dsn && original !== undefined ? [`ORCPT=${original}`] : []),
    ].join(' ')
  }

  async #data(parts: readonly Buffer[]): Promise<ServerReply> {
    this.#socket.cork()
    const [above, message] = parts
    if (above) this.#socket.write(above)
    for (const piece of dataOctets(message ?? Buffer.alloc(0))) this.#socket.write(piece)
    this.#socket.uncork()
    return this.#answer(this.#options.answerMs * 2)
  }

  /** All at once where the server pipelines, else one after another. */
  async #commands(commands: readonly string[]): Promise<ServerReply[]> {
    const answers: ServerReply[] = []
    const pipelines = this.#offers.has('PIPELINING')
    if (pipelines) this.#socket.write(commands.map((command) => `${command}\r\n`).join(''))
    for (const command of commands) {
      if (!pipelines) this.#socket.write(`${command}\r\n`)
      answers.push(await this.#answer(this.#options.answerMs))
    }
    return answers
  }

  async #greet(): Promise<void> {
    const { smartHost, connectMs } = this.#options
    expectCode(await this.#answer(connectMs), 220)
    await this.#hello()
    if (smartHost.tls === 'required' || (smartHost.tls === 'offered' && this.#offers.has('STARTTLS')))
      await this.#startTls()
    if (smartHost.logOn) await this.#logOn(smartHost.logOn)
  }

  async #hello(): Promise<void> {
    const [answer] = await this.#commands([`EHLO ${this.#options.hostname}`])
    if (!answer) throw new HostAwayError('no answer')
    expectCode(answer, 250)
    this.#offers = new Map(
      answer.lines.slice(1).map((line) => {
        const [keyword = '', ...values] = line.split(' ')
        return [keyword.toUpperCase(), values.join(' ')]
      }),
    )
  }

  async #startTls(): Promise<void> {
    const { smartHost } = this.#options
    if (!this.#offers.has('STARTTLS')) throw new HostAwayError('the next server offers no TLS')
    // What stood in the pipe before the handshake must not be read as if it had come under it.
    this.#offers.delete('PIPELINING')
    const [answer] = await this.#commands(['STARTTLS'])
    if (answer?.code !== 220 || this.#replies.length > 0) throw new HostAwayError('the next server does not start TLS')
    this.#socket.removeAllListeners('data')
    const secured = connectTls({
      socket: this.#socket,
      servername: serverName(smartHost),
      rejectUnauthorized: smartHost.tls === 'required',
    })
    await new Promise<void>((resolve, reject) => {
      secured.once('secureConnect', resolve)
      secured.once('error', reject)
      secured.once('close', () => reject(new HostAwayError('closed during the handshake')))
    })
    this.#socket = secured
    this.#reader = new ReplyReader()
    this.#attach(secured)
    await this.#hello()
  }

  async #logOn({ login, secret }: NonNullable<SmartHost['logOn']>): Promise<void> {
    const [answer] = await this.#commands([`AUTH PLAIN ${Buffer.from(`\0${login}\0${secret}`).toString('base64')}`])
    if (answer?.code !== 235) throw new HostAwayError('the next server refuses the log-on')
  }

  #attach(socket: Socket): void {
    socket.on('data', (chunk: Buffer) => {
      try {
        this.#replies.push(...this.#reader.push(chunk))
        this.#wake()
      } catch (error) {
        this.#fail(error)
      }
    })
    socket.on('error', (error) => this.#fail(error))
    socket.on('close', () => this.#fail(new HostAwayError('the next server closed the connection')))
  }

  #fail(cause: unknown): void {
    this.#failed ??= cause instanceof HostAwayError ? cause : new HostAwayError('the connection broke', { cause })
    this.#socket.destroy()
    this.#wake()
  }

  #wake(): void {
    const waiting = this.#waiting
    this.#waiting = undefined
    waiting?.()
  }

  async #answer(timeoutMs: number): Promise<ServerReply> {
    const timer = setTimeout(() => this.#fail(new HostAwayError('the next server does not answer')), timeoutMs)
    try {
      for (;;) {
        const answer = this.#replies.shift()
        if (answer?.code === 421) this.#fail(new HostAwayError('the next server closes'))
        else if (answer) return answer
        if (this.#failed) throw this.#failed
        await new Promise<void>((resolve) => {
          this.#waiting = resolve
        })
      }
    } finally {
      clearTimeout(timer)
    }
  }
}

function serverName({ serverName: name, host }: SmartHost): string {
  return name ?? host
}

function expectCode(answer: ServerReply, code: number): void {
  if (answer.code !== code) throw new HostAwayError('the next server does not greet')
}

function resultOf(position: number, { code, text }: ServerReply): RecipientResult {
  return { position, fate: code < 400 ? 'delivered' : code < 500 ? 'later' : 'failed', said: `${code} ${text}` }
}
