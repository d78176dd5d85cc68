/** A worker thread: runs the mutants it is given the numbers of, one share of a pack at a time. */
import { parentPort } from 'node:worker_threads'
import { openPolicy } from '../open-policy.ts'
import { product } from '../product.ts'
import { dutyMutantsOf, runDutyMutants } from './duty-mutants.ts'
import { mutantsOf } from './mutant.ts'
import type { Found, Share } from './mutate-packs.ts'
import { runMutants } from './run-mutants.ts'

parentPort?.on('message', ({ dir, part, of, only }: Share) => {
  const policy = openPolicy(dir, product)
  const wanted = ({ id }: { readonly id: string }, i: number) =>
    i % of === part && (only === undefined || id.includes(only))
  const found = runMutants(policy, mutantsOf(policy).filter(wanted))
  const duties = runDutyMutants(policy, dutyMutantsOf(policy).filter(wanted))
  parentPort?.postMessage({ bindings: found, duties } satisfies Found)
})
