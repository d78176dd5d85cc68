import { createHash } from 'node:crypto'
import { openWorkers, type WorkerTask } from '../../../platform/workers/index.ts'
import type { PackShelf } from '../pack-shelf.ts'
import type { Asked, Studied } from './study.ts'

const task: WorkerTask<Asked, unknown> = { module: new URL('./study.worker.ts', import.meta.url) }
const idleMs = 20_000
const limits = { timeoutMs: 300_000, memoryMb: 512 }
/** Studies kept: a handful for each of a shelf of policies. */
const mostKept = 64

/** What takes seconds to find out about packs: done once for the files as they are, in a thread, and remembered. */
export type Studies = {
  /**
   * The answer, or undefined while it is worked out, which asking begins. A study that failed throws once, and asking again
   * begins again.
   */
  ask<A extends Asked>(asked: A): Studied<A> | undefined
  [Symbol.asyncDispose](): Promise<void>
}

type Kept =
  | { readonly state: 'working' }
  | { readonly state: 'ready'; readonly answer: unknown }
  | { readonly state: 'failed'; readonly error: unknown }

/** Opens studies of the packs of a shelf. Threads are started when they are first needed and ended when they have been idle. */
export function openStudies(shelf: PackShelf): Studies {
  // A comparison takes a minute: what takes a second does not wait for it.
  const [short, long] = [openWorkers({ size: 1, idleMs }), openWorkers({ size: 1, idleMs })]
  const kept = new Map<string, Kept>()

  function begin(key: string, asked: Asked): void {
    const [oldest] = kept.keys()
    if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest)
    kept.set(key, { state: 'working' })
    const workers = asked.study === 'compare' ? long : short
    workers.run(task, asked, limits).then(
      (answer) => kept.set(key, { state: 'ready', answer }),
      (error: unknown) => kept.set(key, { state: 'failed', error }),
    )
  }

  return {
    ask<A extends Asked>(asked: A) {
      const key = keyOf(shelf, asked)
      const known = kept.get(key)
      if (known === undefined) begin(key, asked)
      if (known?.state === 'failed') {
        kept.delete(key)
        throw known.error
      }
      // Kept under the words that it was asked with.
      return known?.state === 'ready' ? (known.answer as Studied<A>) : undefined
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([short[Symbol.asyncDispose](), long[Symbol.asyncDispose]()])
    },
  }
}

/** The question with the digests of the packs it is about: other files are another question. */
function keyOf(shelf: PackShelf, asked: Asked): string {
  const policies = asked.study === 'compare' ? [asked.a, asked.b] : [asked.policy]
  const hash = createHash('sha256').update(JSON.stringify(asked))
  for (const policy of policies) hash.update(shelf.digest(policy))
  return hash.digest('hex')
}
