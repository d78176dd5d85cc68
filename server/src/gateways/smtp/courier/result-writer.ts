import { setTimeout as wait } from 'node:timers/promises'
import { contextOf, type DeliveryResult, type MailParts, recordResults } from '../../../modules/mail/index.ts'
import { atFaultPoint } from '../../../platform/fault-points.ts'
import { errorFields } from '../../../platform/log.ts'

export type WriterOptions = {
  readonly parts: MailParts
  /** Whether more is under way, so that a result may wait a moment for the others. */
  readonly isMoreComing: (waiting: number) => boolean
  /** Called when results stand, or could not be written and are left to the lease. */
  readonly onWritten: (results: readonly DeliveryResult[]) => void
}

// While more is under way, results wait so long for one another: what would be sent twice after a kill is sent within this.
const gatherMs = 25

/**
 * Writes down what came of envelopes, together while more is under way, at once when nothing is. What the next server has taken
 * and is not yet written down is sent again after a kill; SMTP has no way to ask.
 */
export class ResultWriter {
  readonly #options: WriterOptions
  readonly #results = new Map<string, DeliveryResult[]>()
  readonly #writing = new Map<string, Promise<void>>()
  #isStopped = false

  constructor(options: WriterOptions) {
    this.#options = options
  }

  add(schoolId: string, result: DeliveryResult): void {
    const list = this.#results.get(schoolId)
    if (list) list.push(result)
    else this.#results.set(schoolId, [result])
    void this.#write(schoolId)
  }

  /** Writes what there is, without waiting for more. */
  async stop(): Promise<void> {
    this.#isStopped = true
    await Promise.all([...this.#results.keys()].map((schoolId) => this.#write(schoolId)))
  }

  #write(schoolId: string): Promise<void> {
    const writing =
      this.#writing.get(schoolId) ?? this.#writeAll(schoolId).finally(() => this.#writing.delete(schoolId))
    this.#writing.set(schoolId, writing)
    return writing
  }

  async #writeAll(schoolId: string): Promise<void> {
    const { parts, isMoreComing, onWritten } = this.#options
    for (let list = this.#results.get(schoolId); list && list.length > 0; list = this.#results.get(schoolId)) {
      atFaultPoint('results.gathering')
      if (isMoreComing(list.length) && !this.#isStopped) await wait(gatherMs)
      this.#results.set(schoolId, [])
      const results = list
      try {
        const context = await contextOf(parts, schoolId)
        atFaultPoint('results.begun')
        await parts.database.inSchool(
          schoolId,
          async (tx) => {
            await recordResults(tx, context, results)
            atFaultPoint('results.written')
          },
          // Forgotten with the machine, results are sent for again: twice rather than not at all, as after any kill.
          { keyed: true, mayBeForgotten: true },
        )
        atFaultPoint('results.committed')
      } catch (error) {
        // The rows stay claimed until the lease ends, and are tried again: better twice than not at all.
        parts.log.error('mail.results-not-written', { deliveries: results.length, ...errorFields(error) })
      }
      onWritten(results)
    }
  }
}
