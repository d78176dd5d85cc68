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
}

/**
 * Commits what comes while earlier commits are under way together, so that many clients share a write to disk. A group that
 * fails is tried one by one, so that one item's trouble is its own.
 */
export class GroupCommit<T, R> {
  readonly #options: GroupCommitOptions<T, R>
  #waiting: Waiting<T, R>[] = []
  #running = 0
  #isDue = false

  constructor(options: GroupCommitOptions<T, R>) {
    this.#options = options
  }

  /** Resolves when the item is committed. */
  add(item: T): Promise<R> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject })
      // At the end of this turn of the loop: what comes by other connections in the same turn goes along.
      if (!this.#isDue) setImmediate(() => this.#start())
      this.#isDue = true
    })
  }

  #start(): void {
    this.#isDue = false
    while (this.#running < this.#options.atOnce && this.#waiting.length > 0) {
      const group = this.#waiting.splice(0, this.#options.largest)
      this.#running++
      void this.#run(group).finally(() => {
        this.#running--
        this.#start()
      })
    }
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
