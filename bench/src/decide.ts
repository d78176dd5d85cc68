/**
 * One decision: the scenarios' requests of every pack, judged by the compiled policy with facts already gathered (what the
 * server's hot path does), and with the facts gathered anew (detectors and calendar included); a message of 5 kB through
 * both; and `beadle decide` over a stream, beside a program that only reads each line and writes it again.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdtempSync, openSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isMailRequest } from '@beadle/engine'
import { openPolicy, type Policy, product } from '@beadle/packs'
import { figure, quantile, type Section } from './section.ts'

const policies = join(import.meta.dirname, '../../policies')
const streamed = 20_000

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
  const policy = openPolicy(join(policies, 'all-saints'), product)
  rows.push(...longMessage(policy))
  const lines = requestsOf(policy)
  const answered = await linesASecond(['cli/src/main.ts', 'decide', '--policy', 'all-saints'], lines)
  const echoed = await linesASecond(['-e', echo], lines)
  return {
    title: 'One decision',
    how: `Every request of the scenarios, ${rounds} rounds each, one thread, microseconds. \`beadle decide\` answers ${streamed.toLocaleString('en-GB')} of them from its standard input, its start included, at ${figure(answered)} a second; a program that reads each line as JSON and writes it again does ${figure(echoed)}.`,
    columns: ['what', 'requests', 'p50 µs', 'p99 µs'],
    rows,
  }
}

/** A message of 5 kB of ordinary prose, facts gathered and judged by every control of the pack. */
function longMessage(policy: Policy): (string | number)[][] {
  const prose =
    'The trip to the museum leaves on Friday at nine from the front gate. Please bring a packed lunch and a coat; it may rain.\nWe expect to be back by half past three, and parents have been told. Anybody who is late should ring the office.\n\n'
  const given = policy
    .scenarios()
    .flatMap((one) => (one.kind === 'decide' && isMailRequest(one.request) ? [one.request] : []))[0]
  if (!given) return []
  const text = prose.repeat(Math.ceil(5000 / prose.length)).slice(0, 5000)
  const properties = { ...given.resource.properties, text }
  const request = { ...given, resource: { ...given.resource, properties } }
  const gathered: number[] = []
  const both: number[] = []
  for (let round = -1000; round < 5000; round++) {
    const start = performance.now()
    const facts = policy.factsOf(request)
    const middle = performance.now()
    policy.compiled.decide(request, facts)
    if (round < 0) continue
    gathered.push((middle - start) * 1000)
    both.push((performance.now() - start) * 1000)
  }
  const row = (what: string, values: readonly number[]) => [
    what,
    1,
    figure(quantile(values, 0.5)),
    figure(quantile(values, 0.99)),
  ]
  return [row('a message of 5 kB: gather facts', gathered), row('a message of 5 kB: gather facts and decide', both)]
}

function requestsOf(policy: Policy): string {
  const requests = policy.scenarios().flatMap((one) => (one.kind === 'decide' ? [JSON.stringify(one.request)] : []))
  return Array.from({ length: streamed }, (_, i) => `${requests[i % requests.length]}\n`).join('')
}

const echo = `
let rest = ''
process.stdin.setEncoding('utf8')
process.stdin.on('data', (chunk) => {
  const lines = (rest + chunk).split('\\n')
  rest = lines.pop()
  process.stdout.write(lines.map((line) => JSON.stringify(JSON.parse(line)) + '\\n').join(''))
})`

/** How many lines a program answers a second, from its start to its end. */
async function linesASecond(program: readonly string[], lines: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'beadle-decide-'))
  try {
    const file = join(folder, 'requests.ndjson')
    writeFileSync(file, lines)
    let best = 0
    for (let turn = 0; turn < 3; turn++) {
      const input = openSync(file, 'r')
      const start = performance.now()
      const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...program], {
        cwd: join(import.meta.dirname, '../..'),
        stdio: [input, 'ignore', 'inherit'],
      })
      await once(child, 'exit')
      closeSync(input)
      best = Math.max(best, streamed / ((performance.now() - start) / 1000))
    }
    return best
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
