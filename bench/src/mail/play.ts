import { connect, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

/** What is played to a server. `messages` are octets with CRLF line ends, taken in turn. */
export type Playing = {
  readonly port: number
  readonly messages: readonly Buffer[]
  readonly count: number
  readonly sessions: number
  /** Many messages on one connection, or a connection for each. */
  readonly kept: boolean
  /** Messages a second that come whether or not the earlier ones have been taken; without it as fast as they are taken. */
  readonly rate?: number
}

/** Plays messages to a server and gives the milliseconds each took, from its beginning (its connection's, where it has one) to its 250. */
export async function play({ port, messages, count, sessions, kept, rate }: Playing): Promise<readonly number[]> {
  const took: number[] = []
  const began = performance.now()
  let next = 0
  const session = async () => {
    let talk: Talk | undefined
    for (let number = next++; number < count; number = next++) {
      const due = rate === undefined ? performance.now() : began + (number * 1000) / rate
      if (due > performance.now()) await wait(due - performance.now())
      talk ??= await Talk.open(port)
      await talk.send(dotStuffed(messages[number % messages.length] ?? Buffer.alloc(0)))
      took.push(performance.now() - due)
      if (!kept) talk = talk.close()
    }
    talk?.close()
  }
  await Promise.all(Array.from({ length: sessions }, session))
  return took
}

/** One conversation: greeting, EHLO, then messages one after another, as most clients do it, without pipelining. */
class Talk {
  readonly #socket: Socket
  #heard = ''
  #waiting: { resolve(code: number): void; reject(error: Error): void } | undefined

  private constructor(port: number) {
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true })
    this.#socket.setEncoding('latin1')
    this.#socket.on('data', (text: string) => {
      this.#heard += text
      const last = /(?:^|\n)(\d{3}) [^\n]*\n$/.exec(this.#heard)
      if (!last) return
      this.#heard = ''
      this.#waiting?.resolve(Number(last[1]))
    })
    this.#socket.on('error', (error) => this.#waiting?.reject(error))
    this.#socket.on('close', () => this.#waiting?.reject(new Error('the server closed the connection')))
  }

  static async open(port: number): Promise<Talk> {
    const talk = new Talk(port)
    await talk.#answer(220)
    await talk.#say('EHLO client.example\r\n', 250)
    return talk
  }

  async send(octets: readonly (Buffer | string)[]): Promise<void> {
    await this.#say('MAIL FROM:<sender@list.example>\r\n', 250)
    await this.#say('RCPT TO:<ahmed@school.example>\r\n', 250)
    await this.#say('DATA\r\n', 354)
    this.#socket.cork()
    for (const piece of octets) this.#socket.write(piece)
    this.#socket.uncork()
    await this.#answer(250)
  }

  close(): undefined {
    this.#waiting = undefined
    this.#socket.end('QUIT\r\n')
  }

  #say(words: string, expected: number): Promise<void> {
    this.#socket.write(words)
    return this.#answer(expected)
  }

  async #answer(expected: number): Promise<void> {
    const code = await new Promise<number>((resolve, reject) => {
      this.#waiting = { resolve, reject }
    })
    if (code !== expected) throw new Error(`the server said ${code}, not ${expected}`)
  }
}

function dotStuffed(message: Buffer): readonly (Buffer | string)[] {
  const pieces: (Buffer | string)[] = message[0] === 46 ? ['.'] : []
  let from = 0
  for (let at = message.indexOf('\r\n.'); at >= 0; at = message.indexOf('\r\n.', at + 2)) {
    pieces.push(message.subarray(from, at + 2), '.')
    from = at + 2
  }
  const ends = message.subarray(-2).equals(Buffer.from('\r\n'))
  return [...pieces, message.subarray(from), ends ? '.\r\n' : '\r\n.\r\n']
}
