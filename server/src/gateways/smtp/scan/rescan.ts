import { setTimeout as wait } from 'node:timers/promises'
import {
  contextIn,
  type MailParts,
  readMessage,
  settleScan,
  type WaitingScan,
  waitingScans,
} from '../../../modules/mail/index.ts'
import { atFaultPoint } from '../../../platform/fault-points.ts'
import { errorFields } from '../../../platform/log.ts'
import { scanMessage } from './scan-message.ts'
import { type Scanner, ScannerAwayError } from './scanner.ts'

const atOnce = 4
// What the scanner fails over is asked about again later and later, so that it never stands in the way of the rest.
const firstPauseMs = 30_000
const longestPauseMs = 3_600_000

export type RescanOptions = {
  readonly parts: MailParts
  readonly scanner: Scanner
  readonly pollMs: number
  /** Told when mail may leave. */
  readonly onScanned: () => void
}

/**
 * Scans what waits for the scanner: mail that came while it was away, and mail that people or the clock have let go since. All
 * it knows is in the database; two servers that scan the same message do it twice and settle it once.
 */
export class Rescan {
  readonly #options: RescanOptions
  readonly #ending = new AbortController()
  readonly #paused = new Map<string, { readonly until: number; readonly ms: number }>()
  #running: Promise<void> | undefined

  constructor(options: RescanOptions) {
    this.#options = options
  }

  start(): void {
    this.#running = this.#run()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#ending.abort()
    await this.#running
  }

  async #run(): Promise<void> {
    const { signal } = this.#ending
    const { parts, pollMs } = this.#options
    while (!signal.aborted) {
      const isMore = await this.#round().catch((error: unknown) => {
        parts.log.warn('smtp.rescan-failed', errorFields(error))
        return false
      })
      if (!isMore) await wait(pollMs, undefined, { signal, ref: false }).catch(() => {})
    }
  }

  /** True when there may be more at once. */
  async #round(): Promise<boolean> {
    const { database } = this.#options.parts
    let isMore = false
    for (const { id } of await database.schools()) {
      const waiting = await database.inSchool(id, async (tx) =>
        waitingScans(tx, await contextIn(tx, this.#options.parts, id), { most: atOnce, except: this.#resting() }),
      )
      const done = await Promise.all(waiting.map((each) => this.#scan(id, each)))
      if (done.length > 0 && done.every(Boolean)) isMore = true
    }
    return isMore
  }

  #resting(): readonly string[] {
    const now = performance.now()
    return [...this.#paused].flatMap(([id, { until }]) => (until > now ? id : []))
  }

  async #scan(schoolId: string, { holdId, raw, isOver }: WaitingScan): Promise<boolean> {
    const { parts, scanner, onScanned } = this.#options
    try {
      const result = raw === undefined || isOver ? undefined : await scanMessage(scanner, raw, readMessage(raw))
      atFaultPoint('rescan.scanned')
      await parts.database.inSchool(schoolId, async (tx) =>
        settleScan(tx, await contextIn(tx, parts, schoolId), holdId, result),
      )
      this.#paused.delete(holdId)
      onScanned()
      return true
    } catch (error) {
      if (!(error instanceof ScannerAwayError)) throw error
      if (error.isAboutThis) {
        const ms = Math.min(longestPauseMs, (this.#paused.get(holdId)?.ms ?? firstPauseMs / 2) * 2)
        this.#paused.set(holdId, { until: performance.now() + ms, ms })
      }
      return false
    }
  }
}
