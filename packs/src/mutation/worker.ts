/** A worker thread: runs the mutants it is given the numbers of, one share of a pack at a time. */
import { parentPort } from 'node:worker_threads'
import { openPolicy } from '../open-policy.ts'
import { product } from '../product.ts'
import { mutantsOf } from './mutant.ts'
import type { Share } from './mutate-packs.ts'
import { runMutants } from './run-mutants.ts'

parentPort?.on('message', ({ dir, part, of, only }: Share) => {
  const policy = openPolicy(dir, product)
  const mutants = mutantsOf(policy).filter(({ id }) => only === undefined || id.includes(only))
  parentPort?.postMessage(
    runMutants(
      policy,
      mutants.filter((_, i) => i % of === part),
    ),
  )
})
