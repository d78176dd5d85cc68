/** Something waiting to be committed with others. */
type Waiting<T, R> = {
  readonly item: T
  readonly resolve: (result: R) => void
  readonly reject: (error: unknown) => void
}

export type GroupCommitOptions<T, R> = {
  /** Writes a group in one transaction and answers for each, in their order. Throws when nothing was written. */
  readonly commit: (group: readonly T[]) => Promise<readonly R[]>
  readonly largest: number
  /** Transactions at once: while one waits for the disk the next group gathers. */
  readonly atOnce: number
  /**
   * Each transaction has a price of its own: while items come fast enough that others will be here soon, what is here waits for
   * them, so long at most. What comes alone never waits, nor what `isMoreComing` says is all: told how many are here and under way.
   */
  readonly gather?: { readonly ms: number; readonly isMoreComing?: (here: number) => boolean }
}

// How far apart items come, as of the last few; a pause counts as so much at most. After so many times that, no more will come.
const longestGapMs = 1000
const newestShare = 0.2
const gapsWaited = 3

/**
 * Commits what comes while earlier commits are under way together, so that many clients share a write to disk. A group that
 * fails is tried one by one, so that one item's trouble is its own.
 */
export class GroupCommit<T, R> {
  readonly #options: GroupCommitOptions<T, R>
  #waiting: Waiting<T, R>[] = []
  #running = 0
  /** Items in those that run. */
  #taken = 0
  #isDue = false
  #cameAt = 0
  #gapMs = longestGapMs
  #gatheringSince: number | undefined
  #patience: NodeJS.Timeout | undefined

  constructor(options: GroupCommitOptions<T, R>) {
    this.#options = options
  }

  /** Resolves when the item is committed. */
  add(item: T): Promise<R> {
    const now = performance.now()
    this.#gapMs += newestShare * (Math.min(now - this.#cameAt, longestGapMs) - this.#gapMs)
    this.#cameAt = now
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject })
      // At the end of this turn of the loop: what comes by other connections in the same turn goes along.
      if (!this.#isDue) setImmediate(() => this.#start())
      this.#isDue = true
    })
  }

  #start(): void {
    this.#isDue = false
    while (this.#running < this.#options.atOnce && this.#waiting.length > 0 && !this.#mayWait()) {
      this.#gatheringSince = undefined
      const group = this.#waiting.splice(0, this.#options.largest)
      this.#running++
      this.#taken += group.length
      void this.#run(group).finally(() => {
        this.#running--
        this.#taken -= group.length
        this.#start()
      })
    }
  }

  /** Whether what is here waits for more. It is asked again when more has come, and when none has for a while. */
  #mayWait(): boolean {
    const { gather, largest } = this.#options
    clearTimeout(this.#patience)
    const here = this.#waiting.length
    if (!gather || here >= largest || 2 * this.#gapMs > gather.ms) return false
    if (gather.isMoreComing?.(here + this.#taken) === false) return false
    const now = performance.now()
    this.#gatheringSince ??= now
    const left = Math.min(this.#gatheringSince + gather.ms, this.#cameAt + gapsWaited * this.#gapMs) - now
    if (left <= 0) return false
    this.#patience = setTimeout(() => this.#start(), Math.ceil(left))
    return true
  }

  async #run(group: readonly Waiting<T, R>[]): Promise<void> {
    try {
      const results = await this.#options.commit(group.map(({ item }) => item))
      for (const [index, { resolve, reject }] of group.entries()) {
        const result = results[index]
        if (result === undefined) reject(new Error('a commit gave no answer'))
        else resolve(result)
      }
    } catch (error) {
      if (group.length === 1) group[0]?.reject(error)
      else for (const each of group) await this.#run([each])
    }
  }
}
