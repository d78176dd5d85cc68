import type { Duplex } from 'node:stream'
import { readCommand, readNotify, readPath } from './command.ts'
import { SmtpInput } from './input.ts'
import { LogOn } from './log-on.ts'
import type { DoorLimits, DoorPolicy, Envelope, EnvelopeRecipient, Peer } from './policy.ts'
import { reply, replyLines, type SmtpReply } from './reply.ts'

export type SessionOptions<L> = {
  readonly hostname: string
  readonly limits: DoorLimits
  readonly policy: DoorPolicy<L>
  readonly remote: { readonly address: string; readonly port: number }
  /** Wraps the socket in TLS; absent when this door has no certificate. */
  readonly startTls?: (socket: Duplex) => Promise<Duplex>
  /** A message may be sent only after a log-on (submission, RFC 6409). */
  readonly needsLogOn: boolean
  /** Passwords may be said in clear: only on the loopback of a demonstration. */
  readonly logOnInClear?: boolean
  /** Says that something failed; without texts of the conversation. */
  readonly onError: (error: unknown) => void
}

type Transaction = {
  from: string
  size: number
  eightBit: boolean
  utf8: boolean
  ret?: 'FULL' | 'HDRS'
  envelopeId?: string
  recipients: EnvelopeRecipient[]
}

const outOfTurn = reply(554, '5.5.0', 'Commands out of turn', { close: true })
const serviceCloses = reply(421, '4.3.2', 'Service closing', { close: true })
const commandLine = 2048
const logOnLine = 12288

/**
 * One SMTP conversation (RFC 5321, with RFC 1870, 1985-style EHLO, 2920, 3207, 3461, 4954, 6152, 6531). Commands are taken one
 * at a time in the order they came; what may not be pipelined (RFC 2920 3.1, and anything but QUIT, RSET and NOOP after the end
 * of a message) ends the conversation, since somebody who cannot wait for our answer is answering for us.
 */
export class Session<L> {
  readonly #options: SessionOptions<L>
  #socket: Duplex
  #input: SmtpInput
  #helo = ''
  #extended = false
  #secure = false
  #logOn: L | undefined
  #transaction: Transaction | undefined
  #bad = 0
  #failedLogOns = 0
  #messages = 0
  #commandsSinceMessage = 0
  #afterMessage = false
  #taking = false
  #stopping = false
  #closed = false
  #onData: (() => void) | undefined
  #messageTimer: NodeJS.Timeout | undefined

  constructor(socket: Duplex, options: SessionOptions<L>) {
    this.#options = options
    this.#socket = socket
    this.#input = this.#newInput()
    this.#attach(socket)
  }

  /** Greets and serves until the end. Never rejects. */
  async run() {
    try {
      const refused = this.#options.policy.mayConnect?.(this.#options.remote.address)
      if (refused) return this.#say({ ...refused, close: true })
      // One turn of the loop shows who talks before the greeting, without making honest clients wait.
      await new Promise((resolve) => setImmediate(resolve))
      if (this.#input.pending > 0) return this.#say(outOfTurn)
      this.#say({ code: 220, text: `${this.#options.hostname} ESMTP Beadle` })
      while (!this.#closed) {
        const event = this.#input.next()
        if (!event) await this.#moreData()
        else if (event.kind === 'command') await this.#command(event.line)
        else if (event.kind === 'bad-command')
          this.#say(reply(550, '5.6.11', `Not a command line (${event.problem})`, { close: true }))
        else await this.#message(event.bytes, event.problem)
      }
    } catch (error) {
      this.#options.onError(error)
      this.#say(reply(421, '4.3.0', 'Internal error, try again later', { close: true }))
    } finally {
      clearTimeout(this.#messageTimer)
      if (!this.#socket.writableEnded) this.#socket.end()
    }
  }

  /** Ends the conversation with `421`; a message being taken is answered first, so that nobody sends it again. */
  stop(): void {
    if (this.#taking) this.#stopping = true
    else if (!this.#closed) this.#say(serviceCloses)
  }

  timedOut(): void {
    if (this.#closed) {
      this.#socket.destroy()
      return
    }
    const problem = this.#input.problem
    if (problem) this.#say(reply(550, '5.6.11', refusedData[problem], { close: true }))
    else this.#say(reply(421, '4.4.2', 'Timed out', { close: true }))
  }

  get #peer(): Peer {
    const { address, port } = this.#options.remote
    const protocol = this.#extended ? `ESMTP${this.#secure ? 'S' : ''}${this.#logOn === undefined ? '' : 'A'}` : 'SMTP'
    return { address, port, secure: this.#secure, helo: this.#helo, protocol }
  }

  #newInput(): SmtpInput {
    return new SmtpInput({ commandLine: logOnLine, message: this.#options.limits.messageBytes })
  }

  #attach(socket: Duplex): void {
    socket.on('data', (chunk: Buffer) => {
      this.#input.push(chunk)
      // A client that sends faster than it is answered waits in its own memory, not in ours.
      if (this.#input.pending > 1024 * 1024 && !this.#onData) socket.pause()
      this.#wake()
    })
    const end = () => {
      this.#closed = true
      this.#wake()
    }
    socket.on('error', end)
    socket.on('end', end)
    socket.on('close', end)
  }

  #wake(): void {
    const waiting = this.#onData
    this.#onData = undefined
    waiting?.()
  }

  async #moreData(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#onData = resolve
      this.#socket.resume()
    })
  }

  #say(answer: SmtpReply): void {
    if (this.#closed) return
    this.#socket.write(replyLines(answer))
    if (!answer.close) return
    this.#closed = true
    this.#socket.end()
    this.#wake()
  }

  #sayBad(answer: SmtpReply) {
    this.#bad++
    if (this.#bad > this.#options.limits.badCommands)
      return this.#say(reply(421, '4.7.0', 'Too many errors', { close: true }))
    this.#say(answer)
  }

  async #command(line: Buffer): Promise<void> {
    const { verb, rest } = readCommand(line)
    if (line.length > commandLine && verb !== 'AUTH') return this.#sayBad(reply(500, '5.5.2', 'Line too long'))
    if (this.#afterMessage && !['QUIT', 'RSET', 'NOOP'].includes(verb)) return this.#say(outOfTurn)
    if (this.#input.pending === 0) this.#afterMessage = false
    if (
      ++this.#commandsSinceMessage >
      this.#options.limits.sessionIdleCommands + (this.#transaction?.recipients.length ?? 0)
    )
      return this.#say(reply(421, '4.7.0', 'Too many commands', { close: true }))
    switch (verb) {
      case 'EHLO':
      case 'HELO':
        return this.#hello(verb, rest)
      case 'STARTTLS':
        return this.#startTls(rest)
      case 'AUTH':
        return this.#auth(rest)
      case 'MAIL':
        return this.#mail(rest)
      case 'RCPT':
        return this.#rcpt(rest)
      case 'DATA':
        return this.#data(rest)
      case 'RSET':
        this.#transaction = undefined
        return this.#say(reply(250, '2.0.0', 'Forgotten'))
      case 'NOOP':
        return this.#say(reply(250, '2.0.0', 'Nothing done'))
      case 'QUIT':
        return this.#say(reply(221, '2.0.0', 'Goodbye', { close: true }))
      case 'VRFY':
        return this.#say(reply(252, '2.5.0', 'Send and see'))
      case 'HELP':
        return this.#say(reply(214, '2.0.0', 'RFC 5321'))
      case 'BDAT':
      case 'EXPN':
      case 'ETRN':
      case 'TURN':
        return this.#sayBad(reply(502, '5.5.1', 'Not offered'))
      default:
        return this.#sayBad(reply(500, '5.5.1', 'Unknown command'))
    }
  }

  #hello(verb: string, name: string) {
    if (this.#input.pending > 0) return this.#say(outOfTurn)
    if (name === '' || /[^\x21-\x7e]/.test(name)) return this.#sayBad(reply(501, '5.5.4', 'Say who you are'))
    this.#helo = name.slice(0, 255)
    this.#extended = verb === 'EHLO'
    this.#transaction = undefined
    if (!this.#extended) return this.#say({ code: 250, text: this.#options.hostname })
    const { limits, startTls } = this.#options
    this.#say({
      code: 250,
      text: [
        this.#options.hostname,
        'PIPELINING',
        `SIZE ${limits.messageBytes}`,
        ...(startTls && !this.#secure ? ['STARTTLS'] : []),
        ...(this.#mayLogOn ? ['AUTH PLAIN LOGIN'] : []),
        'ENHANCEDSTATUSCODES',
        '8BITMIME',
        'DSN',
        'SMTPUTF8',
      ],
    })
  }

  get #mayLogOn(): boolean {
    const { policy, logOnInClear } = this.#options
    return policy.logOn !== undefined && this.#logOn === undefined && (this.#secure || logOnInClear === true)
  }

  async #startTls(rest: string): Promise<void> {
    const { startTls } = this.#options
    if (!startTls || this.#secure) return this.#sayBad(reply(502, '5.5.1', 'Not offered'))
    if (rest !== '') return this.#sayBad(reply(501, '5.5.4', 'No parameters'))
    // What was sent along with STARTTLS would be read as if it had come under TLS (CVE-2011-0411).
    if (this.#input.pending > 0) return this.#say(outOfTurn)
    const plain = this.#socket
    this.#say(reply(220, '2.0.0', 'Go ahead'))
    plain.removeAllListeners('data')
    plain.removeAllListeners('end')
    const secured = await startTls(plain)
    // RFC 3207 4.2: everything learnt in clear is forgotten.
    this.#socket = secured
    this.#input = this.#newInput()
    this.#secure = true
    this.#helo = ''
    this.#extended = false
    this.#transaction = undefined
    this.#attach(secured)
  }

  async #auth(rest: string): Promise<void> {
    const { policy, limits } = this.#options
    if (!policy.logOn) return this.#sayBad(reply(502, '5.5.1', 'Not offered'))
    if (this.#input.pending > 0) return this.#say(outOfTurn)
    if (this.#logOn !== undefined || this.#transaction) return this.#sayBad(reply(503, '5.5.1', 'Not now'))
    if (!this.#extended) return this.#sayBad(reply(503, '5.5.1', 'EHLO first'))
    if (!this.#mayLogOn) return this.#sayBad(reply(538, '5.7.11', 'Start TLS first'))
    const exchange = new LogOn(rest)
    while (exchange.question !== undefined) {
      this.#say({ code: 334, text: exchange.question })
      const line = await this.#answerLine()
      if (line === undefined) return
      exchange.answer(line)
    }
    if (exchange.refusal) return this.#sayBad(exchange.refusal)
    const logOn =
      exchange.credentials && (await policy.logOn(exchange.credentials.login, exchange.credentials.secret, this.#peer))
    if (logOn !== undefined) {
      this.#logOn = logOn
      return this.#say(reply(235, '2.7.0', 'Welcome'))
    }
    this.#failedLogOns++
    this.#say(
      reply(535, '5.7.8', 'Login or device password is not right', {
        close: this.#failedLogOns >= limits.failedLogOns,
      }),
    )
  }

  async #answerLine(): Promise<string | undefined> {
    while (!this.#closed) {
      const event = this.#input.next()
      if (event?.kind === 'command') return event.line.toString('latin1')
      if (event) {
        this.#say(reply(500, '5.5.2', 'Not an answer', { close: true }))
        return undefined
      }
      await this.#moreData()
    }
    return undefined
  }

  async #mail(rest: string): Promise<void> {
    const { limits, policy, needsLogOn } = this.#options
    if (this.#helo === '') return this.#sayBad(reply(503, '5.5.1', 'EHLO first'))
    if (this.#transaction) return this.#sayBad(reply(503, '5.5.1', 'One sender at a time'))
    if (needsLogOn && this.#logOn === undefined) return this.#sayBad(reply(530, '5.7.0', 'Log on first'))
    if (this.#messages >= limits.messagesPerConnection)
      return this.#say(reply(421, '4.7.0', 'Enough for one connection', { close: true }))
    const path = readPath('FROM', rest)
    if (!path) return this.#sayBad(reply(501, '5.1.7', 'Not a sender'))
    const transaction: Transaction = { from: path.address, size: 0, eightBit: false, utf8: false, recipients: [] }
    const wrong = readMailParameters(path.parameters, transaction, limits.messageBytes)
    if (wrong) return this.#sayBad(wrong)
    if (!transaction.utf8 && /[^\x21-\x7e]/.test(path.address.replaceAll(' ', '')))
      return this.#sayBad(reply(553, '5.6.7', 'Needs SMTPUTF8'))
    const refused = await policy.mayMailFrom(path.address, this.#about())
    if (refused) return this.#say(refused)
    this.#transaction = transaction
    this.#say(reply(250, '2.1.0', 'Sender taken'))
  }

  #about() {
    return this.#logOn === undefined ? { peer: this.#peer } : { peer: this.#peer, logOn: this.#logOn }
  }

  async #rcpt(rest: string): Promise<void> {
    const transaction = this.#transaction
    if (!transaction) return this.#sayBad(reply(503, '5.5.1', 'MAIL first'))
    const path = readPath('TO', rest)
    if (!path) return this.#sayBad(reply(501, '5.1.3', 'Not a recipient'))
    for (const key of path.parameters.keys())
      if (key !== 'NOTIFY' && key !== 'ORCPT') return this.#sayBad(reply(555, '5.5.4', `Parameter ${key} is not known`))
    const notify = readNotify(path.parameters.get('NOTIFY'))
    if (!notify) return this.#sayBad(reply(501, '5.5.4', 'Not a NOTIFY'))
    if (!transaction.utf8 && /[^\x20-\x7e]/.test(path.address))
      return this.#sayBad(reply(553, '5.6.7', 'Needs SMTPUTF8'))
    if (transaction.recipients.length >= this.#options.limits.recipients)
      return this.#say(reply(452, '4.5.3', 'Too many recipients'))
    const refused = await this.#options.policy.mayRcptTo(path.address, { ...this.#about(), from: transaction.from })
    if (refused) return this.#sayBad(refused)
    const originalRecipient = path.parameters.get('ORCPT')
    // The same recipient twice is one recipient (RFC 5321 3.6.2 leaves it to the server; two copies help nobody).
    if (!transaction.recipients.some((one) => one.address === path.address))
      transaction.recipients.push({
        address: path.address,
        notify,
        ...(originalRecipient === undefined ? {} : { originalRecipient }),
      })
    this.#say(reply(250, '2.1.5', 'Recipient taken'))
  }

  #data(rest: string) {
    const transaction = this.#transaction
    if (!transaction) return this.#sayBad(reply(503, '5.5.1', 'MAIL first'))
    if (rest !== '') return this.#sayBad(reply(501, '5.5.4', 'No parameters'))
    if (transaction.recipients.length === 0) return this.#sayBad(reply(554, '5.5.1', 'No recipients'))
    if (this.#input.pending > 0) return this.#say(outOfTurn)
    this.#input.expectMessage(transaction.size)
    this.#messageTimer = setTimeout(() => this.timedOut(), this.#options.limits.messageMs).unref()
    this.#say({ code: 354, text: 'Go ahead, end with CRLF.CRLF' })
  }

  async #message(bytes: Buffer, problem: keyof typeof refusedData | undefined): Promise<void> {
    clearTimeout(this.#messageTimer)
    const transaction = this.#transaction
    this.#transaction = undefined
    this.#commandsSinceMessage = 0
    if (!transaction) return this.#say(outOfTurn)
    this.#messages++
    this.#taking = true
    this.#say(
      await this.#answerMessage(transaction, bytes, problem).finally(() => {
        this.#taking = false
      }),
    )
    if (this.#stopping) return this.#say(serviceCloses)
    // What came before our answer was written without waiting for it.
    this.#afterMessage = this.#input.pending > 0
  }

  async #answerMessage(transaction: Transaction, bytes: Buffer, problem: keyof typeof refusedData | undefined) {
    if (problem === 'too-big') return reply(552, '5.3.4', refusedData[problem])
    if (problem) return reply(550, '5.6.11', refusedData[problem])
    const { from, recipients, eightBit, utf8, ret, envelopeId } = transaction
    const envelope: Envelope<L> = {
      ...this.#about(),
      from,
      recipients,
      eightBit,
      utf8,
      ...(ret ? { return: ret } : {}),
      ...(envelopeId === undefined ? {} : { envelopeId }),
    }
    return this.#options.policy.accept(envelope, bytes)
  }
}

const refusedData = {
  'bare-cr': 'Message has a CR without LF; mend the sending program',
  'bare-lf': 'Message has a LF without CR; mend the sending program',
  nul: 'Message has a NUL octet',
  'line-too-long': 'Message has a line over 998 octets',
  'too-big': 'Message is too big',
} as const

function readMailParameters(
  parameters: ReadonlyMap<string, string>,
  into: Transaction,
  messageBytes: number,
): SmtpReply | undefined {
  for (const [key, value] of parameters) {
    switch (key) {
      case 'SIZE':
        if (!/^\d{1,20}$/.test(value)) return reply(501, '5.5.4', 'Not a SIZE')
        into.size = Number(value)
        if (into.size > messageBytes) return reply(552, '5.3.4', refusedData['too-big'])
        break
      case 'BODY':
        if (!/^(7BIT|8BITMIME)$/i.test(value)) return reply(501, '5.5.4', 'Not a BODY')
        into.eightBit = value.toUpperCase() === '8BITMIME'
        break
      case 'SMTPUTF8':
        into.utf8 = true
        break
      case 'RET': {
        const ret = value.toUpperCase()
        if (ret !== 'FULL' && ret !== 'HDRS') return reply(501, '5.5.4', 'Not a RET')
        into.ret = ret
        break
      }
      case 'ENVID':
        into.envelopeId = value.slice(0, 100)
        break
      // RFC 4954 5: understood and, as it allows, not believed.
      case 'AUTH':
        break
      default:
        return reply(555, '5.5.4', `Parameter ${key} is not known`)
    }
  }
  return undefined
}
