import { connect } from 'node:net'
import type { Letter } from './letters.ts'

/** What a sender was told of a letter for these recipients: nothing where the connection ended first. */
export type Told = { readonly letter: Letter; readonly to: readonly string[]; readonly said: string | undefined }

export type SenderOptions = {
  readonly port: number
  /** The address it comes from. */
  readonly from?: string
  /** Each recipient gets a transaction of their own, as from a server that splits messages. */
  readonly splits?: boolean
  /** Somebody of the school; absent for a server that hands in. */
  readonly login?: { readonly user: string; readonly password: string }
  readonly next: () => Letter | undefined
  readonly told: (told: Told) => void
}

/**
 * Sends letters one after another over one connection until there are no more or the connection ends; each message in two pieces.
 * It shares no code with the gateway.
 */
export async function sendLetters({ port, from, splits, login, next, told }: SenderOptions): Promise<void> {
  const socket = connect({ host: '127.0.0.1', port, noDelay: true, ...(from ? { localAddress: from } : {}) })
  const closed = new Promise((resolve) => socket.once('close', resolve))
  socket.on('error', () => {})
  const replies = readReplies(socket)
  const ask = async (text: string | Buffer, count = 1) => {
    socket.write(text)
    const said: string[] = []
    while (said.length < count) {
      const reply = (await replies.next()).value
      if (reply === undefined) throw new Error('the connection ended')
      said.push(reply)
    }
    return said
  }
  try {
    await ask('', 1)
    await ask('EHLO client.example\r\n')
    if (login) {
      const secret = Buffer.from(`\0${login.user}\0${login.password}`).toString('base64')
      await ask(`AUTH PLAIN ${secret}\r\n`)
    }
    for (let letter = next(); letter; letter = next()) {
      for (const to of splits ? letter.to.map((each) => [each]) : [letter.to]) {
        let said: string | undefined
        try {
          said = await sendOne(ask, letter, to)
        } finally {
          told({ letter, to, said })
        }
      }
    }
    socket.end('QUIT\r\n')
  } catch {
    // The server is gone, as it is meant to be.
  } finally {
    if (!socket.closed) {
      setTimeout(() => socket.destroy(), 500).unref()
      await closed
    }
  }
}

type Ask = (text: string | Buffer, count?: number) => Promise<readonly string[]>

/** Gives the answer to the end of data, or to what was refused before. */
async function sendOne(ask: Ask, letter: Letter, to: readonly string[]): Promise<string | undefined> {
  const commands = [`MAIL FROM:<${letter.from}>`, ...to.map((each) => `RCPT TO:<${each}>`), 'DATA']
  const refused = (await ask(`${commands.join('\r\n')}\r\n`, commands.length)).find((said) => !/^[23]/.test(said))
  if (refused !== undefined) return refused
  const octets = stuffed(letter.octets)
  const middle = Math.floor(octets.length / 2)
  await ask(octets.subarray(0, middle), 0)
  await new Promise(setImmediate)
  return (await ask(octets.subarray(middle)))[0]
}

function stuffed(octets: Buffer): Buffer {
  return Buffer.from(`${octets.toString('latin1').replace(/(^|\r\n)\./g, '$1..')}.\r\n`, 'latin1')
}

/** Whole replies, lines of one together. */
async function* readReplies(socket: AsyncIterable<Buffer>): AsyncGenerator<string, undefined> {
  let text = ''
  let lines: string[] = []
  for await (const chunk of socket) {
    text += chunk.toString('latin1')
    for (let end = text.indexOf('\r\n'); end >= 0; end = text.indexOf('\r\n')) {
      const line = text.slice(0, end)
      text = text.slice(end + 2)
      lines.push(line)
      if (line[3] === '-') continue
      yield lines.join('\n')
      lines = []
    }
  }
  return undefined
}
