export type BucketLimits = {
  /** How many may come in `windowMs`, also at once; 0 for no bound. */
  readonly most: number
  readonly windowMs: number
  /** How many keys are remembered; the longest unused are forgotten first. */
  readonly keys?: number
}

type Level = { left: number; at: number }

/**
 * A leaky bucket for each key: it holds `most` and fills evenly over the window. Kept in memory only, so that it works while the
 * database is away; a restart forgets it.
 */
export class Buckets {
  readonly #limits: Required<BucketLimits>
  readonly #levels = new Map<string, Level>()
  readonly #now: () => number

  /** `now` gives milliseconds that never go back. */
  constructor(limits: BucketLimits, now: () => number = () => performance.now()) {
    this.#limits = { keys: 50_000, ...limits }
    this.#now = now
  }

  /** Whether this key, allowed `times` the usual measure, has anything left. Takes nothing. */
  hasLeft(key: string, times = 1): boolean {
    if (this.#limits.most === 0) return true
    return this.#fill(key, times) >= 1
  }

  /** Takes `count` from a key; more than is left leaves a debt, which is waited for. */
  take(key: string, count = 1, times = 1): void {
    const { most, keys } = this.#limits
    if (most === 0) return
    const left = this.#fill(key, times) - count
    this.#levels.delete(key)
    this.#levels.set(key, { left: Math.max(left, -most * times), at: this.#now() })
    if (this.#levels.size <= keys) return
    const [oldest] = this.#levels.keys()
    if (oldest !== undefined) this.#levels.delete(oldest)
  }

  /** How much is missing of a full bucket: what has come lately. */
  taken(key: string, times = 1): number {
    return this.#limits.most * times - this.#fill(key, times)
  }

  /** Gives a key its full measure again. */
  reset(key: string): void {
    this.#levels.delete(key)
  }

  #fill(key: string, times: number): number {
    const full = this.#limits.most * times
    const level = this.#levels.get(key)
    if (!level) return full
    return Math.min(full, level.left + ((this.#now() - level.at) * full) / this.#limits.windowMs)
  }
}
