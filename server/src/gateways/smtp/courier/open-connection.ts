import { type ClientOptions, HostAwayError, type NextServer, SmtpClient } from './client.ts'
import { findExchanges } from './dns/exchanges.ts'
import { DnsAwayError, type MailDns } from './dns/mail-dns.ts'
import type { Destination, Route } from './routes/route.ts'

export type OpeningOptions = {
  readonly client: Omit<ClientOptions, 'smartHost'>
  readonly dns: MailDns
}

/** A destination that takes nothing from us, now or later: what each recipient is told. */
export type Refusal = { readonly refused: string }

// Beyond these the domain's mail servers are not there, whoever else is listed.
const mostTried = 5
const passedOverMs = 60_000

/**
 * Opens connections to destinations: to the first of a route's servers that answers, or of a domain's exchanges. One that did
 * not answer is tried last for a minute, so that its silence is not waited for by every connection.
 */
export class ConnectionOpener {
  readonly #options: OpeningOptions
  readonly #silentUntil = new Map<string, number>()

  constructor(options: OpeningOptions) {
    this.#options = options
  }

  /** Throws HostAwayError when none answers. */
  async open({ route, domain }: Destination): Promise<SmtpClient | Refusal> {
    if (route.to !== 'mx') return this.#firstOf(route.to.map((place) => serverAt(route, place)))
    const { dns, client } = this.#options
    const ownName = client.hostname.toLowerCase()
    const found = await findExchanges(domain, { dns, ownNames: [ownName], anyAddress: route.anyAddress }).catch(
      (cause: unknown) => {
        throw cause instanceof DnsAwayError ? new HostAwayError('the DNS does not answer', { cause }) : cause
      },
    )
    if ('refused' in found) return found
    const servers = found.hosts.flatMap(({ name, addresses }) =>
      addresses.map((address) => serverAt(route, { host: address, port: route.mxPort }, name)),
    )
    const opened = await this.#firstOf(servers.slice(0, mostTried))
    if (opened.name.toLowerCase() !== ownName) return opened
    opened.close()
    return { refused: '554 5.4.6 the mail of this domain would come back here' }
  }

  async #firstOf(servers: readonly NextServer[]): Promise<SmtpClient> {
    const now = performance.now()
    const isSilent = (server: NextServer) => (this.#silentUntil.get(placeOf(server)) ?? 0) > now
    let failed: unknown
    for (const smartHost of [...servers.filter((each) => !isSilent(each)), ...servers.filter(isSilent)]) {
      try {
        const client = await SmtpClient.open({ ...this.#options.client, smartHost })
        this.#silentUntil.delete(placeOf(smartHost))
        return client
      } catch (error) {
        failed = error
        if (this.#silentUntil.size > 10_000) this.#silentUntil.clear()
        this.#silentUntil.set(placeOf(smartHost), performance.now() + passedOverMs)
      }
    }
    throw failed ?? new HostAwayError('no server is known')
  }
}

function placeOf({ host, port }: NextServer): string {
  return `${host} ${port}`
}

function serverAt(route: Route, place: { readonly host: string; readonly port: number }, name?: string): NextServer {
  const serverName = route.serverName ?? name
  return {
    ...place,
    tls: route.tls,
    protocol: route.protocol,
    ...(serverName === undefined ? {} : { serverName }),
    ...(route.logOn ? { logOn: route.logOn } : {}),
    ...(route.secureContext ? { secureContext: route.secureContext } : {}),
  }
}
