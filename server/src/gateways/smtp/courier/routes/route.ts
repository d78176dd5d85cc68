import type { NextServer, TlsUse } from '../next-server.ts'

/** Servers in the order of trying, or whatever the DNS says of the recipient's domain. */
export type RouteTarget = readonly Pick<NextServer, 'host' | 'port'>[] | 'mx'

/** Where mail goes: for these domains, of this school. The first route that fits is taken. */
export type Route = {
  /** Unique; what the queue calls it. */
  readonly name: string
  /** In lower case: `school.example`, `*.school.example` for what is below it, `*` for every domain. */
  readonly domains: readonly string[]
  /** Slug of the school whose mail it is; absent for every school's. */
  readonly school?: string
  readonly to: RouteTarget
  readonly protocol: 'smtp' | 'lmtp'
  readonly tls: TlsUse
  /** Port of mail exchanges; 25 but in tests. */
  readonly mxPort: number
  readonly serverName?: string
  readonly logOn?: NextServer['logOn']
  readonly secureContext?: NextServer['secureContext']
  /** Connections at once: to the route's servers, or to each domain's exchanges. */
  readonly lanes: number
  /** Exchanges at private addresses are gone to. */
  readonly anyAddress: boolean
}

/** One place mail goes to, with a queue, connections and waiting of its own; its key is what the queue calls it. */
export type Destination = { readonly key: string; readonly route: Route; readonly domain: string }

/** What a route is when nothing else is said. */
export const usualRoute = { protocol: 'smtp', tls: 'required', mxPort: 25, lanes: 8, anyAddress: false } as const

/** The one route of a server that gives all mail to one next server. */
export function smartHostRoute(server: NextServer, lanes: number): Route {
  const { host, port, tls, protocol = 'smtp', serverName, logOn, secureContext } = server
  return {
    ...usualRoute,
    name: 'smart-host',
    domains: ['*'],
    to: [{ host, port }],
    protocol,
    tls,
    lanes,
    ...(serverName === undefined ? {} : { serverName }),
    ...(logOn ? { logOn } : {}),
    ...(secureContext ? { secureContext } : {}),
  }
}
