import { checkPack, type Doubt, formatProblem, PackError, type Policy } from '@beadle/packs'
import { defineCommand, type Given, type Terminal } from '../command.ts'
import { count, shortPath, wrap } from '../text.ts'
import { openGiven, packOptions } from './opened.ts'

const headings: Readonly<Record<Doubt['kind'], string>> = {
  contradictory: 'Contradictory',
  duplicate: 'Bound twice',
  shadowed: 'Changes nothing',
  unreachable: 'Never speaks',
  unbound: 'Of class enforce, not bound',
  unmet: 'Promises nothing keeps',
  'unlike-its-variance': 'Unlike its variance',
  'unused-control': 'Controls no clause asks for',
  'outdated-law': 'Law since replaced',
  'review-overdue': 'Review overdue',
  anomaly: 'Odd in the document itself',
  reader: 'While reading',
}

export const check = defineCommand({
  summary:
    'Reads a pack and says what is wrong or doubtful: contradictions, unreachable and duplicate bindings, unmet clauses, old law.',
  usage: ['policy check [pack] [--json]'],
  options: packOptions,
  words: ['[pack]'],
  async run(given, terminal) {
    const json = given.options.json === true
    const opened = openOrProblems(given, terminal)
    if ('problems' in opened) {
      const { problems } = opened
      if (json) await terminal.out(`${JSON.stringify({ problems }, null, 2)}\n`)
      else
        for (const problem of problems)
          await terminal.out(`${formatProblem({ ...problem, file: shortPath(problem.file, terminal.from) })}\n`)
      return 1
    }
    const doubts = checkPack(opened.policy, { today: Temporal.Now.plainDateISO().toString() })
    if (json)
      await terminal.out(
        `${JSON.stringify({ policy: opened.policy.version.policy, version: opened.policy.version.version, doubts }, null, 2)}\n`,
      )
    else await print(opened.policy, doubts, terminal)
    return doubts.some(({ severity }) => severity === 'error') ? 1 : 0
  },
})

function openOrProblems(
  given: Given,
  terminal: Terminal,
): { readonly policy: Policy } | { readonly problems: PackError['problems'] } {
  try {
    const policy = openGiven(given, terminal)
    policy.scenarios()
    return { policy }
  } catch (error) {
    if (error instanceof PackError) return { problems: error.problems }
    throw error
  }
}

async function print({ pack, version }: Policy, doubts: readonly Doubt[], terminal: Terminal): Promise<void> {
  const warnings = doubts.filter(({ severity }) => severity !== 'note').length
  await terminal.out(
    `${version.title} (${version.policy} v${version.version}): it can be run. ${count(pack.clauses.length, 'clause')}, ${count(version.bindings.length, 'binding')}; ${count(warnings, 'doubt')} and ${count(doubts.length - warnings, 'note')}.\n`,
  )
  for (const [kind, heading] of Object.entries(headings)) {
    const found = doubts.filter((one) => one.kind === kind)
    if (found.length === 0) continue
    await terminal.out(`\n${heading} (${found.length})\n`)
    if (kind === 'unbound' || kind === 'unmet') {
      const ids = found.flatMap(({ clauses }) => clauses.map((id) => id.slice(version.policy.length + 1)))
      await terminal.out(`  ${wrap(ids.join(' '), terminal.width, 2)}\n`)
      continue
    }
    for (const { at, message, clauses } of found) {
      const place = at ? `${shortPath(at.file, terminal.from)}:${at.line}: ` : ''
      const cited = clauses.length ? ` [${clauses.join(' ')}]` : ''
      await terminal.out(`  ${wrap(`${place}${message}${cited}`, terminal.width, 4)}\n`)
    }
  }
}
