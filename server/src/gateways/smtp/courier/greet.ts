import { Connection, type Securing } from './connection.ts'
import { HostAwayError } from './errors.ts'
import type { Offers } from './fit.ts'
import type { ClientOptions, NextServer } from './next-server.ts'
import type { ServerReply } from './reply-reader.ts'

/** A server that has been greeted and is ready for mail; `name` is what it called itself. */
export type Greeted = { readonly connection: Connection; readonly offers: Offers; readonly name: string }

/**
 * Connects, greets, starts TLS and logs on. Where TLS is only offered and its handshake fails, it is tried once more in clear: a
 * stranger's broken TLS is no reason to keep mail that would have gone in clear without it (RFC 7435). Throws HostAwayError.
 */
export async function greet(options: ClientOptions): Promise<Greeted> {
  try {
    return await attempt(options, options.smartHost)
  } catch (error) {
    const { smartHost } = options
    const mayGoInClear = smartHost.tls === 'offered' && smartHost.logOn === undefined
    if (!(error instanceof HostAwayError && error.isTls && mayGoInClear)) throw error
    return attempt(options, { ...smartHost, tls: 'none' })
  }
}

async function attempt(options: ClientOptions, server: NextServer): Promise<Greeted> {
  const { host, port, tls } = server
  const connection = host.startsWith('/')
    ? Connection.to({ path: host })
    : tls === 'implicit'
      ? Connection.toSecure({ host, port }, securing(server))
      : Connection.to({ host, port })
  try {
    const hello = () => sayHello(connection, options)
    const [greeting] = await connection.replies(1, options.connectMs)
    const name = expect(greeting, 220).text.split(' ')[0] ?? ''
    let offers = await hello()
    const isOffered = offers.has('STARTTLS')
    if (tls === 'required' && !isOffered) throw connection.fail(new HostAwayError('it offers no TLS'))
    if (tls === 'required' || (tls === 'offered' && isOffered)) {
      connection.write('STARTTLS\r\n')
      const [answer] = await connection.replies(1, options.answerMs)
      if (answer?.code === 220) {
        await connection.startTls(securing(server), options.connectMs)
        offers = await hello()
      } else if (tls === 'required') expect(answer, 220)
    }
    if (server.logOn) await logOn(connection, { ...server, logOn: server.logOn }, { offers, ms: options.answerMs })
    return { connection, offers, name }
  } catch (error) {
    connection.close()
    throw error
  }
}

function securing({ serverName, host, tls, secureContext }: NextServer): Securing {
  return {
    serverName: serverName ?? host,
    isVerified: tls !== 'offered',
    ...(secureContext ? { context: secureContext() } : {}),
  }
}

async function sayHello(connection: Connection, { smartHost, hostname, answerMs }: ClientOptions): Promise<Offers> {
  connection.write(`${smartHost.protocol === 'lmtp' ? 'LHLO' : 'EHLO'} ${hostname}\r\n`)
  const [answer] = await connection.replies(1, answerMs)
  const { lines } = expect(answer, 250)
  return new Map(
    lines.slice(1).map((line) => {
      const [keyword = '', ...values] = line.split(' ')
      return [keyword.toUpperCase(), values.join(' ')]
    }),
  )
}

type LogOn = Required<Pick<NextServer, 'logOn'>> & Pick<NextServer, 'tls'>

async function logOn(
  connection: Connection,
  { tls, logOn: { login, secret } }: LogOn,
  { offers, ms }: { readonly offers: Offers; readonly ms: number },
): Promise<void> {
  // In clear only where the person who runs this has said so: `offered` may be anybody who takes the offer away.
  if (!connection.isSecure && tls !== 'none') throw connection.fail(new HostAwayError('no password is said in clear'))
  const mechanisms = (offers.get('AUTH') ?? 'PLAIN').toUpperCase().split(' ')
  if (mechanisms.includes('PLAIN')) {
    connection.write(`AUTH PLAIN ${Buffer.from(`\0${login}\0${secret}`).toString('base64')}\r\n`)
    expect((await connection.replies(1, ms))[0], 235)
    return
  }
  if (!mechanisms.includes('LOGIN')) throw connection.fail(new HostAwayError('it offers no way to log on that we know'))
  connection.write('AUTH LOGIN\r\n')
  for (const said of [login, secret]) {
    expect((await connection.replies(1, ms))[0], 334)
    connection.write(`${Buffer.from(said).toString('base64')}\r\n`)
  }
  expect((await connection.replies(1, ms))[0], 235)
}

function expect(answer: ServerReply | undefined, code: number): ServerReply {
  if (answer?.code === code) return answer
  throw new HostAwayError(answer ? `${answer.code} ${answer.text}` : 'no answer')
}
