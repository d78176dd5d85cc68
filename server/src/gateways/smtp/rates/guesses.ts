import { Buckets } from '../../../platform/buckets.ts'

const windowMs = 600_000
const perPair = 10
/** Whole schools stand behind one address: it is slowed, never shut out. */
const perAddress = 1000
const freeOfCharge = 5
const longestWaitMs = 8000

/**
 * Wrong log-ons. Device passwords are 100 random bits and cannot be guessed; this keeps those who try from costing anything, and
 * says so to programs that repeat an old password without end.
 */
export class Guesses {
  readonly #pairs: Buckets
  readonly #addresses: Buckets

  constructor(now?: () => number) {
    this.#pairs = new Buckets({ most: perPair, windowMs }, now)
    this.#addresses = new Buckets({ most: perAddress, windowMs }, now)
  }

  /** Whether this log-on may be tried from this address now. */
  mayTry(address: string, login: string): boolean {
    return this.#pairs.hasLeft(pairOf(address, login))
  }

  /** Counts a wrong one, and gives how long to wait before saying so, in milliseconds. */
  wrong(address: string, login: string): number {
    this.#pairs.take(pairOf(address, login))
    this.#addresses.take(address)
    const over = this.#addresses.taken(address) - freeOfCharge
    return over <= 0 ? 0 : Math.min(longestWaitMs, over * 250)
  }

  right(address: string, login: string): void {
    this.#pairs.reset(pairOf(address, login))
  }
}

function pairOf(address: string, login: string): string {
  return `${address} ${login.toLowerCase()}`
}
