import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { openPolicy } from '../open-policy.ts'
import { product } from '../product.ts'
import type { Mutation } from './run-mutants.ts'
import { type MutationReport, readSurvivors, reportOf } from './survivors.ts'

/** Every `of`-th mutant of a pack, from the `part`-th on; only those whose name contains `only`. */
export type Share = {
  readonly dir: string
  readonly part: number
  readonly of: number
  readonly only?: string | undefined
}

/** What a thread has found of its share. */
export type Found = { readonly bindings: readonly Mutation[]; readonly duties: readonly Mutation[] }

/**
 * Runs every mutant of the packs in `dirs`, on as many threads as the machine has processors, and reports them pack by
 * pack, each as soon as it is done. Throws PackError for a pack that cannot be opened.
 */
export async function* mutatePacks(
  dirs: readonly string[],
  { only }: { readonly only?: string | undefined } = {},
): AsyncGenerator<MutationReport> {
  const of = Math.min(availableParallelism(), 4)
  const threads = Array.from({ length: of }, () => new Worker(new URL('./worker.ts', import.meta.url)))
  try {
    for (const dir of dirs) {
      const policy = openPolicy(dir, product)
      const explanations = readSurvivors(policy)
      const parts = await Promise.all(threads.map((thread, part) => ask(thread, { dir, part, of, only })))
      const looked = explanations.map((one) => ({
        ...one,
        mutants: one.mutants.filter((id) => !only || id.includes(only)),
      }))
      yield reportOf(
        policy,
        [...inPackOrder(parts.map((one) => one.bindings)), ...inPackOrder(parts.map((one) => one.duties))],
        looked,
      )
    }
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()))
  }
}

function ask(thread: Worker, share: Share): Promise<Found> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void) => {
      thread.off('message', answered)
      thread.off('error', failed)
      finish()
    }
    const answered = (found: Found) => settle(() => resolve(found))
    const failed = (error: unknown) => settle(() => reject(error))
    thread.once('message', answered)
    thread.once('error', failed)
    thread.postMessage(share)
  })
}

/** The shares in the order of the pack's mutants again. */
function inPackOrder<T>(parts: readonly (readonly T[])[]): T[] {
  const longest = Math.max(0, ...parts.map((part) => part.length))
  return Array.from({ length: longest }, (_, i) => parts.flatMap((part) => part.slice(i, i + 1))).flat()
}
