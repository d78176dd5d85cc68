import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { createSecureContext, TLSSocket, type TlsOptions } from 'node:tls'

type TestScope = { after(action: () => void | Promise<void>): void }

/** What a pretend host says; undefined says nothing at all. */
type Said = string | undefined

export type HostManners = {
  readonly greeting?: () => Said
  readonly offers?: readonly string[]
  readonly lmtp?: boolean
  readonly tls?: TlsOptions
  /** Another answer to a command; `usual` is what it would say. */
  readonly answer?: (command: string, usual: string, socket: Socket) => Said
  /** The answer to a whole message, one for each recipient by LMTP. */
  readonly final?: (message: string, usual: string, socket: Socket) => Said
  /** Told of each piece of a message as it comes. */
  readonly onData?: (socket: Socket) => void
}

export type PretendHost = {
  readonly port: number
  readonly connections: () => number
  readonly commands: string[]
  /** Messages whose end has come, dots taken away. */
  readonly messages: string[]
  /** Names of client certificates that were shown. */
  readonly shown: string[]
  close(): Promise<void>
}

/** A next server that speaks real SMTP or LMTP on a real socket, with the manners a test gives it. */
export async function openPretendHost(t: TestScope, manners: HostManners = {}, port = 0): Promise<PretendHost> {
  const commands: string[] = []
  const messages: string[] = []
  const shown: string[] = []
  const open = new Set<Socket>()
  let connections = 0
  const server = createServer((socket) => {
    connections++
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    converse(socket, manners, { commands, messages, shown })
  }).listen(port, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const close = async () => {
    for (const socket of open) socket.destroy()
    if (!server.listening) return
    server.close()
    await once(server, 'close')
  }
  t.after(close)
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    connections: () => connections,
    commands,
    messages,
    shown,
    close,
  }
}

type Record = Pick<PretendHost, 'commands' | 'messages' | 'shown'>

function converse(plain: Socket, manners: HostManners, record: Record): void {
  const { offers = ['PIPELINING', '8BITMIME'], lmtp = false, tls } = manners
  let socket = plain
  let text = ''
  let inData = false
  let taken = 0
  const say = (said: Said) => {
    if (said !== undefined && socket.writable) socket.write(`${said.replaceAll('\n', '\r\n')}\r\n`)
  }
  const usual = (command: string): string => {
    const verb = command.split(/[ :]/)[0]
    if (verb === 'EHLO' || verb === 'LHLO')
      return `250-next.example\n${offers.map((offer) => `250-${offer}\n`).join('')}250 ENHANCEDSTATUSCODES`
    if (verb === 'STARTTLS') return tls ? '220 go on' : '502 no'
    if (verb === 'DATA') return taken > 0 ? '354 go' : '554 5.5.1 nobody'
    if (verb === 'AUTH') return '235 welcome'
    return verb === 'QUIT' ? '221 bye' : '250 2.0.0 ok'
  }
  const hear = (command: string) => {
    record.commands.push(command)
    if (command.startsWith('MAIL') || command === 'RSET') taken = 0
    const said = manners.answer ? manners.answer(command, usual(command), socket) : usual(command)
    if (command.startsWith('RCPT') && said?.startsWith('250')) taken++
    if (command === 'DATA' && said?.startsWith('354')) inData = true
    say(said)
    if (command === 'STARTTLS' && said?.startsWith('220')) secure()
    if (command === 'QUIT') socket.end()
  }
  const hearMessage = (message: string) => {
    record.messages.push(message.replace(/^\.\./gm, '.'))
    const one = '250 2.0.0 taken'
    const all = lmtp ? Array.from({ length: taken }, () => one).join('\n') : one
    say(manners.final ? manners.final(message, all, socket) : all)
  }
  const onChunk = (chunk: Buffer) => {
    text += chunk.toString('latin1')
    for (;;) {
      if (inData) {
        manners.onData?.(socket)
        const end = text.startsWith('.\r\n') ? 0 : text.indexOf('\r\n.\r\n') + 2
        if (end === 1) return
        inData = false
        const message = text.slice(0, end)
        text = text.slice(end + 3)
        hearMessage(message)
      } else {
        const end = text.indexOf('\r\n')
        if (end < 0) return
        const command = text.slice(0, end)
        text = text.slice(end + 2)
        hear(command)
      }
    }
  }
  const secure = () => {
    plain.removeAllListeners('data')
    const secured = new TLSSocket(plain, { isServer: true, secureContext: createSecureContext(tls), ...tls })
    secured.on('error', () => plain.destroy())
    secured.on('secure', () => {
      const { subject } = secured.getPeerCertificate()
      if (subject?.CN) record.shown.push([subject.CN].flat().join(','))
    })
    secured.on('data', onChunk)
    socket = secured
  }
  plain.on('error', () => {})
  plain.on('data', onChunk)
  say(manners.greeting ? manners.greeting() : '220 next.example ready')
}
