import { setTimeout as wait } from 'node:timers/promises'
import { Buckets } from '../../platform/buckets.ts'
import { TooManySignInsError } from './errors.ts'

const windowMs = 600_000
const most = 600
/** A morning's mistyped passwords of a school that stands behind one address. */
const freeOfCharge = 30
const eachMs = 100
const longestWaitMs = 5000
/** Sign-ins of one address that may be waiting at once. */
const mostWaiting = 50

/**
 * Wrong sign-ins by the caller's address, in memory. An account locks after ten; this slows whoever tries a few passwords with
 * each of many accounts, or would lock them all. A whole school stands behind one address: it is slowed long before anything is
 * refused, and the wait comes before the password is looked at, so that it costs nobody else anything.
 */
export class SignInRates {
  readonly #wrong: Buckets
  readonly #waiting = new Map<string, number>()
  readonly #wait: (ms: number) => Promise<unknown>

  constructor(now?: () => number, waiting: (ms: number) => Promise<unknown> = (ms) => wait(ms)) {
    this.#wrong = new Buckets({ most, windowMs }, now)
    this.#wait = waiting
  }

  /** Returns when this address may try. Throws TooManySignInsError where it has used up its measure, or too many wait already. */
  async admit(address: string): Promise<void> {
    const key = networkOf(address)
    if (!this.#wrong.hasLeft(key)) throw new TooManySignInsError()
    const over = this.#wrong.taken(key) - freeOfCharge
    if (over <= 0) return
    const waiting = this.#waiting.get(key) ?? 0
    if (waiting >= mostWaiting) throw new TooManySignInsError()
    this.#waiting.set(key, waiting + 1)
    try {
      await this.#wait(Math.min(longestWaitMs, Math.ceil(over * eachMs)))
    } finally {
      const left = (this.#waiting.get(key) ?? 1) - 1
      if (left > 0) this.#waiting.set(key, left)
      else this.#waiting.delete(key)
    }
  }

  /** Counts a wrong one. */
  wrong(address: string): void {
    this.#wrong.take(networkOf(address))
  }
}

/** An IPv6 caller has a whole /64 to call from (RFC 6177): its first four groups stand for it. */
function networkOf(address: string): string {
  if (!address.includes(':') || address.startsWith('::ffff:')) return address
  const [head = ''] = address.split('::')
  const groups = address.includes('::') ? [...head.split(':'), '0', '0', '0', '0'] : address.split(':')
  return groups.slice(0, 4).join(':')
}
