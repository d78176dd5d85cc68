import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import type { TestScope } from '../running-server.ts'

/** One envelope that was handed over, whole. */
export type Handed = {
  readonly from: string
  readonly to: readonly string[]
  readonly octets: Buffer
  readonly atMs: number
}

/** A next server with nothing of Beadle in it: it notes what it was handed and outlives every server that hands it something. */
export type NextServer = {
  readonly port: number
  onMail(listener: (mail: Handed) => void): void
  /** Resolves when every connection there was has been read to its end. */
  quiet(): Promise<void>
}

/** Opens one. Whoever is at `refused.example` is refused for good, whoever is at `late.example` the first time. */
export async function openNextServer(t: TestScope): Promise<NextServer> {
  const listeners: ((mail: Handed) => void)[] = []
  const open = new Set<Promise<unknown>>()
  const sockets = new Set<Socket>()
  const seenLate = new Set<string>()
  const server = createServer((socket) => {
    sockets.add(socket)
    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve())).then(() => {
      open.delete(closed)
      sockets.delete(socket)
    })
    open.add(closed)
    talk(socket, { seenLate, take: (mail) => listeners.forEach((listener) => void listener(mail)) })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => {
    server.close()
    for (const socket of sockets) socket.destroy()
  })
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    onMail: (listener) => void listeners.push(listener),
    async quiet() {
      await Promise.all(open)
    },
  }
}

type Table = { readonly seenLate: Set<string>; readonly take: (mail: Handed) => void }

function talk(socket: Socket, { seenLate, take }: Table): void {
  const say = (line: string) => void (socket.destroyed || socket.write(`${line}\r\n`))
  let rest: Buffer = Buffer.alloc(0)
  let inData = false
  let from = ''
  let to: string[] = []
  socket.on('error', () => {})
  say('220 next.example ESMTP')
  socket.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk])
    for (;;) {
      const end = rest.indexOf(inData ? '\r\n.\r\n' : '\r\n')
      if (end < 0) return
      const piece = rest.subarray(0, end)
      rest = rest.subarray(end + (inData ? 5 : 2))
      if (inData) {
        inData = false
        take({ from, to, octets: unstuffed(piece), atMs: performance.now() })
        say('250 2.0.0 noted')
        continue
      }
      const line = piece.toString('latin1')
      const path = /<([^>]*)>/.exec(line)?.[1] ?? ''
      if (/^EHLO/i.test(line))
        say('250-next.example\r\n250-PIPELINING\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 ENHANCEDSTATUSCODES')
      else if (/^MAIL/i.test(line)) {
        from = path
        to = []
        say('250 2.1.0 ok')
      } else if (/^RCPT/i.test(line)) say(answerTo(path, { to, seenLate }))
      else if (/^DATA/i.test(line)) {
        inData = to.length > 0
        say(inData ? '354 go ahead' : '554 5.5.1 nobody')
      } else if (/^QUIT/i.test(line)) socket.end('221 2.0.0 bye\r\n')
      else say('250 2.0.0 ok')
    }
  })
}

function answerTo(path: string, { to, seenLate }: { readonly to: string[]; readonly seenLate: Set<string> }): string {
  if (path.endsWith('@refused.example')) return '550 5.1.1 nobody here'
  if (path.endsWith('@late.example') && !seenLate.has(path)) {
    seenLate.add(path)
    return '451 4.2.1 not now'
  }
  to.push(path)
  return '250 2.1.5 ok'
}

/** With its last line end, without the dots of transparency. */
function unstuffed(piece: Buffer): Buffer {
  return Buffer.from(`${piece.toString('latin1').replace(/(^|\r\n)\./g, '$1')}\r\n`, 'latin1')
}
