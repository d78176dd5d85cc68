import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import type { TestContext } from 'node:test'
import { type ConnectionOptions, connect as connectTls } from 'node:tls'
import { Door, type DoorOptions } from '../door.ts'
import { makeSelfSigned } from '../make-certificate.ts'
import { type DoorPolicy, type Envelope, usualLimits } from '../policy.ts'
import { reply } from '../reply.ts'

/** When the tests' certificates are made. */
export const now = Temporal.Instant.from('2026-03-03T10:15:00Z')

/** What a door's owner was given. */
export type Heard = { envelope: Envelope<string>; message: Buffer }

/** A door whose owner takes what it is given, save from `nobody@` and to `nowhere.example`; closed when the test ends. */
export async function openDoor(
  t: Pick<TestContext, 'after'>,
  {
    whileTaking,
    limits,
    tls,
    policy,
    ...more
  }: {
    limits?: object
    tls?: boolean
    whileTaking?: () => Promise<void>
    policy?: Partial<DoorPolicy<string>>
  } & Partial<Pick<DoorOptions<string>, 'needsLogOn' | 'implicitTls' | 'clientAuthorities' | 'logOnInClear'>> = {},
) {
  const heard: Heard[] = []
  const door = await Door.open<string>({
    host: '127.0.0.1',
    port: 0,
    hostname: 'mail.school.example',
    limits: { ...usualLimits, ...limits },
    needsLogOn: false,
    ...(tls ? { tls: makeSelfSigned('mail.school.example', now) } : {}),
    onError: () => {},
    policy: {
      logOn: async (login, secret) => {
        if (secret === 'away') throw new Error('away')
        return secret === 'right' ? { as: login } : { refused: reply(535, '5.7.8', 'Wrong') }
      },
      mayMailFrom: (address) => (address === 'nobody@school.example' ? reply(553, '5.7.1', 'Not yours') : undefined),
      mayRcptTo: (address) => (address.endsWith('@nowhere.example') ? reply(550, '5.1.1', 'No such') : undefined),
      accept: async (envelope, message) => {
        await whileTaking?.()
        heard.push({ envelope, message })
        return reply(250, '2.0.0', 'Kept')
      },
      ...policy,
    },
    ...more,
  })
  t.after(() => door[Symbol.asyncDispose]())
  return { door, heard }
}

/** A client that writes exactly what it is told and reads replies one at a time. */
export class Client {
  #text = ''
  #ended = false
  #socket: Socket
  #changed: () => void = () => {}
  constructor(socket: Socket) {
    this.#socket = socket
    socket.on('data', (chunk) => {
      this.#text += chunk.toString('latin1')
      this.#changed()
    })
    socket.on('error', () => {})
    socket.on('close', () => {
      this.#ended = true
      this.#changed()
    })
  }
  static async to(port: number): Promise<Client> {
    const socket = connect(port, '127.0.0.1')
    await once(socket, 'connect')
    return new Client(socket)
  }
  get socket(): Socket {
    return this.#socket
  }
  send(text: string | Buffer): void {
    this.#socket.write(text)
  }
  /** The next whole reply, or 'closed'. */
  async hears(): Promise<string> {
    for (;;) {
      const whole = /^(?:\d{3}-[^\n]*\n)*\d{3} [^\n]*\n/.exec(this.#text)?.[0]
      if (whole) {
        this.#text = this.#text.slice(whole.length)
        return whole.trimEnd()
      }
      if (this.#ended) return 'closed'
      await new Promise<void>((resolve) => {
        this.#changed = resolve
      })
    }
  }
  async says(text: string | Buffer): Promise<string> {
    this.send(text)
    return this.hears()
  }
}

/** A client that has said EHLO. */
export async function greeted(port: number): Promise<Client> {
  const client = await Client.to(port)
  assert.match(await client.hears(), /^220 /)
  assert.match(await client.says('EHLO client.example\r\n'), /^250-/)
  return client
}

/** The same connection under TLS, after STARTTLS or from the first octet. */
export async function underTls(socket: Socket, options: ConnectionOptions = {}): Promise<Client> {
  const secured = connectTls({ socket, rejectUnauthorized: false, ...options })
  await once(secured, 'secureConnect')
  return new Client(secured)
}
