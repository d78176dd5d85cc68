import type { MailParts } from '../../../modules/mail/index.ts'
import type { ClientOptions } from './client.ts'
import type { MailDns } from './dns/mail-dns.ts'
import type { AwayTimes } from './lanes.ts'
import type { Route } from './routes/route.ts'

export type CourierOptions = {
  readonly parts: MailParts
  readonly routes: readonly Route[]
  readonly dns: MailDns
  readonly client: Omit<ClientOptions, 'smartHost'>
  /** Envelopes in hand at once, and their bytes; what comes beyond stays in the database until there is room. */
  readonly inHand: number
  readonly bytesInHand: number
  readonly pollMs: number
  readonly leaseSeconds: number
  /** How long nothing is tried after a server of ours could not be reached, at first; doubled up to a minute. */
  readonly awayMs: number
  /** The same for the mail servers of strangers; doubled up to half an hour. */
  readonly mxAwayMs: number
  /** How long a connection is kept that nobody needs. */
  readonly idleMs: number
  /** How often is looked for mail that waits too long. */
  readonly sweepMs: number
}

/** How a courier works when nothing else is said. */
export const usualCourier = {
  inHand: 500,
  bytesInHand: 64 * 1024 * 1024,
  pollMs: 1000,
  leaseSeconds: 15,
  awayMs: 5000,
  mxAwayMs: 60_000,
  idleMs: 10_000,
  sweepMs: 60_000,
} as const

/** How long a stop waits for what is being sent; what is broken off then is sent again. */
export const graceMs = 5000

const mostAwayMs = 60_000
const mostMxAwayMs = 1_800_000

/** How long a destination of this route is left alone. */
export function awayTimesOf({ to }: Route, options: Pick<CourierOptions, 'awayMs' | 'mxAwayMs'>): AwayTimes {
  return to === 'mx'
    ? { firstMs: options.mxAwayMs, mostMs: mostMxAwayMs }
    : { firstMs: options.awayMs, mostMs: mostAwayMs }
}
