/**
 * One decision, in process: the scenarios' requests of every pack, judged by the compiled policy with facts already gathered
 * (what the server's hot path does), and with the facts gathered anew (detectors and calendar included).
 */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { openPolicy, product } from '@beadle/packs'
import { figure, quantile, type Section } from './section.ts'

const policies = join(import.meta.dirname, '../../policies')

/** Judges each scenario's request `rounds` times after a warm-up of a fifth of that. */
export async function run(rounds = 200): Promise<Section> {
  const rows: (string | number)[][] = []
  for (const name of readdirSync(policies, { withFileTypes: true }).filter(
    (one) => one.isDirectory() && one.name !== 'schema',
  )) {
    const policy = openPolicy(join(policies, name.name), product)
    const cases = policy
      .scenarios()
      .flatMap((one) =>
        one.kind === 'decide'
          ? [{ request: one.request, facts: policy.factsOf(one.request, { facts: one.facts }) }]
          : [],
      )
    const judged: number[] = []
    const gathered: number[] = []
    for (let round = -rounds / 5; round < rounds; round++) {
      for (const { request, facts } of cases) {
        const start = performance.now()
        policy.compiled.decide(request, facts)
        const middle = performance.now()
        policy.factsOf(request)
        if (round < 0) continue
        judged.push((middle - start) * 1000)
        gathered.push((performance.now() - middle) * 1000)
      }
    }
    const row = (what: string, values: readonly number[]) => [
      what,
      cases.length,
      figure(quantile(values, 0.5)),
      figure(quantile(values, 0.99)),
    ]
    rows.push(
      row(`${name.name}: decide, facts at hand`, judged),
      row(`${name.name}: gather facts (detectors, calendar)`, gathered),
    )
  }
  return {
    title: 'One decision',
    how: `Every request of the scenarios, ${rounds} rounds each, one thread, microseconds.`,
    columns: ['what', 'requests', 'p50 µs', 'p99 µs'],
    rows,
  }
}
