import { reply, type SmtpReply } from './reply.ts'

/**
 * One AUTH exchange (RFC 4954): PLAIN (RFC 4616) and LOGIN. Ask `question`, give `answer`, until there is no question; then
 * there are either `credentials` or a `refusal`.
 */
export class LogOn {
  /** The base64 challenge to put behind 334, or undefined when the exchange is over. */
  question: string | undefined
  credentials: { readonly login: string; readonly secret: string } | undefined
  refusal: SmtpReply | undefined
  readonly #mechanism: string
  #login: string | undefined

  constructor(rest: string) {
    const [mechanism = '', initial] = rest.split(' ')
    this.#mechanism = mechanism.toUpperCase()
    if (this.#mechanism !== 'PLAIN' && this.#mechanism !== 'LOGIN') {
      this.refusal = reply(504, '5.5.4', 'Mechanism is not offered')
      return
    }
    this.question = this.#mechanism === 'PLAIN' ? '' : encode('Username:')
    // RFC 4954 4: a single equals sign is an empty initial response.
    if (initial !== undefined) this.answer(initial === '=' ? '' : initial)
  }

  answer(line: string): void {
    this.question = undefined
    if (line === '*') {
      this.refusal = reply(501, '5.7.0', 'Given up')
      return
    }
    const text = decode(line)
    if (text === undefined) this.refusal = reply(501, '5.5.2', 'Not base64')
    else if (this.#mechanism === 'PLAIN') this.#plain(text)
    else if (this.#login === undefined) {
      this.#login = text
      this.question = encode('Password:')
    } else this.credentials = { login: this.#login, secret: text }
  }

  #plain(text: string): void {
    const [authorise, login, secret, ...more] = text.split('\0')
    if (authorise === undefined || login === undefined || secret === undefined || more.length > 0) {
      this.refusal = reply(501, '5.5.2', 'Not a PLAIN response')
      return
    }
    // Nobody sends in another's name by asking for it here.
    if (authorise !== '' && authorise !== login) this.refusal = reply(535, '5.7.8', 'Not for another')
    else this.credentials = { login, secret }
  }
}

function encode(text: string): string {
  return Buffer.from(text).toString('base64')
}

function decode(text: string): string | undefined {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return undefined
  return Buffer.from(text, 'base64').toString('utf8')
}
