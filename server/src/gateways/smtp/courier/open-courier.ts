import type { MailParts } from '../../../modules/mail/index.ts'
import { Courier } from './courier.ts'
import { type CourierOptions, usualCourier } from './courier-options.ts'
import { type MailDns, openMailDns } from './dns/mail-dns.ts'
import type { NextServer } from './next-server.ts'
import { type Route, smartHostRoute, usualRoute } from './routes/route.ts'

export type DeliveryOptions = {
  /** Takes what no route does. */
  readonly smartHost?: NextServer
  readonly routes?: readonly Route[]
  readonly dns?: MailDns
  /** Departures from the usual. `lanes`: connections to the smart host at once. */
  readonly courier?: Partial<Omit<CourierOptions, 'parts' | 'client' | 'routes' | 'dns'>> & { readonly lanes?: number }
}

// RFC 5321 4.5.3.2: the end of data has ten minutes, since whoever gives up sooner sends the message twice.
const clientTimes = { connectMs: 15_000, answerMs: 120_000, finalMs: 600_000 }

/** Makes the courier of a gateway; it begins with start(). */
export function openCourier(parts: MailParts, options: DeliveryOptions): Courier {
  const {
    smartHost,
    routes = [],
    dns = openMailDns(),
    courier: { lanes = usualRoute.lanes, ...courier } = {},
  } = options
  return new Courier({
    ...usualCourier,
    ...courier,
    parts,
    dns,
    routes: [...routes, ...(smartHost ? [smartHostRoute(smartHost, lanes)] : [])],
    client: { ...clientTimes, hostname: parts.settings.hostname },
  })
}
