import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database/index.ts'
import { codeOf } from '../platform/errors.ts'
import { errorFields, type Log } from '../platform/log.ts'
import { whenAppended } from './append-entry.ts'
import { LedgerRegressedError } from './errors.ts'
import { numberEntries } from './number-entries.ts'
import type { Signer } from './signer.ts'

/** How a school's ledger stands: numbered as it comes, or stopped because the database went back in time. */
export type LedgerState =
  | { readonly state: 'well' }
  | { readonly state: 'regressed'; readonly seen: number; readonly found: number }

export type Sequencer = {
  /** Numbers all that waits in a school now. */
  number(schoolId: string): Promise<number>
  /** How it stood when last looked at. */
  stateOf(schoolId: string): LedgerState
  /** Begins to number within a second of every entry, whichever process wrote it. */
  start(): void
  [Symbol.asyncDispose](): Promise<void>
}

// Entries of a busy moment share one checkpoint; entries of other processes are found at the next look.
const gatherMs = 150
const lookMs = 900
// While entries keep coming a checkpoint is signed twice a second: each is kept for good and written to the disk on its own.
const paceMs = 500

/** The sequencer of every school served here. Any number of processes may run one. */
export function openSequencer(options: {
  database: Database
  clock: Clock
  log: Log
  signerOf: (schoolId: string) => Signer
}): Sequencer {
  const { database, clock, log, signerOf } = options
  const states = new Map<string, LedgerState>()
  const wanted = new Map<string, NodeJS.Timeout>()
  const numberedAt = new Map<string, number>()
  const running = new Map<string, Promise<number>>()
  let looking: NodeJS.Timeout | undefined
  let look: Promise<void> | undefined
  let stopListening = () => {}
  let stopped = false

  /** One after another within a process: a second one would only hold a connection and wait for the lock. */
  async function number(schoolId: string): Promise<number> {
    const before = running.get(schoolId)
    const run = before === undefined ? numberAll(schoolId) : before.catch(() => 0).then(() => numberAll(schoolId))
    running.set(schoolId, run)
    try {
      return await run
    } finally {
      if (running.get(schoolId) === run) running.delete(schoolId)
    }
  }

  async function numberAll(schoolId: string): Promise<number> {
    let total = 0
    try {
      for (let mayBeMore = true; mayBeMore; ) {
        const done = await numberEntries({ database, schoolId, signer: signerOf(schoolId), at: clock.now() })
        total += done.numbered
        mayBeMore = done.mayBeMore
      }
      states.set(schoolId, { state: 'well' })
    } catch (error) {
      if (error instanceof LedgerRegressedError) {
        if (states.get(schoolId)?.state !== 'regressed')
          log.error('ledger.regressed', { school: schoolId, seen: error.seen, found: error.found })
        states.set(schoolId, { state: 'regressed', seen: error.seen, found: error.found })
      }
      throw error
    }
    return total
  }

  async function numberQuietly(schoolId: string): Promise<void> {
    try {
      await number(schoolId)
    } catch (error) {
      // Away for a while is the database's to log; regressed was said once above.
      const code = codeOf(error) ?? ''
      if (!stopped && !code.startsWith('platform.database') && code !== 'ledger.regressed')
        log.error('ledger.not-numbered', errorFields(error))
    }
  }

  function want(schoolId: string): void {
    if (stopped || wanted.has(schoolId)) return
    const since = performance.now() - (numberedAt.get(schoolId) ?? -paceMs)
    wanted.set(
      schoolId,
      setTimeout(
        () => {
          wanted.delete(schoolId)
          numberedAt.set(schoolId, performance.now())
          void numberQuietly(schoolId)
        },
        Math.max(gatherMs, paceMs - since),
      ),
    )
  }

  async function lookAround(): Promise<void> {
    try {
      for (const { id } of await database.schools()) {
        if (stopped) return
        // One that is numbered as its entries come needs no look besides.
        if (performance.now() - (numberedAt.get(id) ?? -lookMs) >= lookMs) await numberQuietly(id)
      }
    } catch (error) {
      log.debug('ledger.not-looked', errorFields(error))
    }
  }

  function lookAgain(): void {
    looking = setTimeout(() => {
      look = lookAround().finally(() => {
        if (!stopped) lookAgain()
      })
    }, lookMs)
  }

  return {
    number,
    stateOf: (schoolId) => states.get(schoolId) ?? { state: 'well' },
    start() {
      stopListening = whenAppended(want)
      lookAgain()
    },
    async [Symbol.asyncDispose]() {
      stopped = true
      stopListening()
      clearTimeout(looking)
      for (const timer of wanted.values()) clearTimeout(timer)
      await look
      await Promise.allSettled(running.values())
    },
  }
}
