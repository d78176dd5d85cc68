import { X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import { openPretendHost } from '../../../src/gateways/smtp/courier/testing/pretend-host.ts'
import type { KeyedCertificate } from '../../../src/gateways/smtp/door/make-certificate.ts'
import { Client, underTls } from '../../../src/gateways/smtp/door/testing/door-client.ts'
import type { TestScope } from '../running-server.ts'
import type { TestAuthority } from './authority.ts'

/** One transaction, as Exchange hands out part of a message. */
export type Part = { readonly from: string; readonly to: readonly string[]; readonly message: string }

type Transaction = {
  readonly from: string
  readonly to: string[]
  readonly name: string
  readonly fingerprint: string
}

/** What came back to the tenant and was taken. */
export type Returned = {
  readonly from: string
  readonly to: readonly string[]
  readonly message: string
  /** The name of the certificate that was shown. */
  readonly name: string
  /** Its fingerprint: which of several with one name. */
  readonly fingerprint: string
}

export type TenantOptions = {
  readonly authority: TestAuthority
  /** Its accepted domains: what comes back must show a certificate for one of them. */
  readonly domains: readonly string[]
  readonly hostname: string
  /** Received fields above which mail goes in circles (5.4.14). */
  readonly mostReceived?: number
}

/**
 * A tenant of Exchange Online that speaks the real protocol: hands messages out under TLS with its certificate, and takes back
 * only what comes under TLS with a certificate for one of its domains, whoever the sender is, the empty one too.
 */
export async function openFakeExchange(
  t: TestScope,
  { authority, domains, hostname, mostReceived = 30 }: TenantOptions,
) {
  const returned: Returned[] = []
  const refused: string[] = []
  const transactions = new WeakMap<Socket, Transaction>()
  const host = await openPretendHost(t, {
    offers: ['PIPELINING', 'SIZE 157286400', '8BITMIME', 'DSN', 'SMTPUTF8', 'STARTTLS'],
    tls: { ...authority.issue(hostname), ca: authority.cert, requestCert: true, rejectUnauthorized: false },
    answer(command, usual, socket) {
      if (command.startsWith('MAIL')) {
        const shown = certificateOf(socket, authority)
        if (!(socket instanceof TLSSocket)) return refuse('530 5.7.0 Must issue STARTTLS first')
        if (shown === undefined || !domains.includes(shown.name))
          return refuse('550 5.7.64 TenantAttribution; Relay Access Denied')
        transactions.set(socket, { from: addressIn(command), to: [], ...shown })
      }
      if (command.startsWith('RCPT')) transactions.get(socket)?.to.push(addressIn(command))
      return usual
    },
    final(stuffed, usual, socket) {
      // It keeps no connection: the next one shows what certificate there is then.
      setImmediate(() => socket.end())
      const message = stuffed.replace(/^\.\./gm, '.')
      const header = message.slice(0, message.indexOf('\r\n\r\n'))
      if ((header.match(/^Received:/gim)?.length ?? 0) > mostReceived) return refuse('554 5.4.14 Hop count exceeded')
      const transaction = transactions.get(socket)
      if (transaction) returned.push({ ...transaction, message })
      return usual
    },
  })
  const refuse = (said: string) => {
    refused.push(said)
    return said
  }
  const own = authority.issue('mail-eopbgr0001.outbound.protection.outlook.com')
  return {
    port: host.port,
    returned,
    refused,
    /** Hands transactions to a connector one after another on one connection. Gives the answers to the ends of data. */
    sends: (port: number, parts: readonly Part[], as: KeyedCertificate = own) =>
      handOut(port, parts, { as, authority }),
  }
}

function addressIn(command: string): string {
  return /<([^>]*)>/.exec(command)?.[1] ?? ''
}

/** The certificate a client has shown, where the authority has signed it. */
function certificateOf(socket: unknown, authority: TestAuthority) {
  const shown = socket instanceof TLSSocket ? socket.getPeerX509Certificate() : undefined
  if (!shown?.verify(new X509Certificate(authority.cert).publicKey)) return undefined
  return { name: /^CN=(.*)$/m.exec(shown.subject)?.[1] ?? '', fingerprint: shown.fingerprint256 }
}

async function handOut(
  port: number,
  parts: readonly Part[],
  { as, authority }: { readonly as: KeyedCertificate; readonly authority: TestAuthority },
): Promise<readonly string[]> {
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  const plain = new Client(socket)
  await plain.hears()
  await plain.says('EHLO outbound.protection.outlook.com\r\n')
  await plain.says('STARTTLS\r\n')
  // The connector's TlsDomain: the name must be right, and its authority known.
  const client = await underTls(socket, {
    ...as,
    ca: authority.cert,
    rejectUnauthorized: true,
    servername: 'beadle.school.example',
  })
  await client.says('EHLO outbound.protection.outlook.com\r\n')
  const said: string[] = []
  for (const { from, to, message } of parts) said.push(await handOne(client, { from, to, message }))
  await client.says('QUIT\r\n')
  socket.destroy()
  return said
}

async function handOne(client: Client, { from, to, message }: Part): Promise<string> {
  const sender = await client.says(`MAIL FROM:<${from}> SIZE=${message.length} BODY=8BITMIME\r\n`)
  if (!sender.startsWith('250')) return sender
  for (const address of to) {
    const answer = await client.says(`RCPT TO:<${address}>\r\n`)
    if (!answer.startsWith('250')) return answer
  }
  await client.says('DATA\r\n')
  return client.says(Buffer.from(`${message.replace(/^\./gm, '..')}.\r\n`, 'latin1'))
}
