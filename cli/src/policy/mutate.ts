import { type MutationReport, mutantsOf, mutatePacks, openPolicy, product, suggestScenarios } from '@beadle/packs'
import { defineCommand, UsageError } from '../command.ts'
import { count, wrap } from '../text.ts'
import { packDirectories, packOptions } from './opened.ts'

export const mutate = defineCommand({
  summary:
    'Makes each small thing of a pack wrong in turn (a binding, lift or citation gone, a setting shifted) and says what no scenario notices.',
  usage: ['policy mutate [pack | --all] [--only <part of a name>] [--suggest] [--json]'],
  options: {
    ...packOptions,
    all: { about: 'every pack under policies/' },
    suggest: {
      about: 'for each mutant nothing notices, a scenario that would: read it, judge it by its clause, keep it or not',
    },
    only: { takes: 'part', about: 'only the mutants whose name contains this, such as the id of a binding' },
  },
  words: ['[pack]'],
  async run(given, terminal) {
    const { only } = given.options
    if (given.options.suggest && given.options.json)
      throw new UsageError('`--suggest` prints YAML; `--json` is one too many')
    const reports: MutationReport[] = []
    for await (const report of mutatePacks(
      packDirectories(given, terminal),
      typeof only === 'string' ? { only } : {},
    )) {
      reports.push(report)
      if (!given.options.json) await terminal.out(inWords(report, terminal.width))
      if (given.options.suggest) await terminal.out(suggested(report))
    }
    if (given.options.json) await terminal.out(`${JSON.stringify(reports, null, 2)}\n`)
    return reports.every(({ survivors, stale }) => survivors.length === 0 && stale.length === 0) ? 0 : 1
  },
})

function inWords({ policy, mutants, killed, explained, survivors, stale }: MutationReport, width: number): string {
  const share = mutants === 0 ? 100 : Math.floor((killed / mutants) * 1000) / 10
  const head = `${policy}: ${killed} of ${count(mutants, 'mutant')} noticed (${share} %), ${explained.length} explained, ${survivors.length} survive\n`
  const alive = survivors.map(({ id }) => `  ${wrap(id, width, 4)}\n`)
  const old = stale.map((id) => `  survivors.yaml explains \`${id}\`, which is noticed or no longer made\n`)
  return [head, ...alive, ...old].join('')
}

/** Scenarios for the survivors, as they may stand in a file of scenarios. */
function suggested({ dir, survivors }: MutationReport): string {
  const policy = openPolicy(dir, product)
  const alive = new Set(survivors.map(({ id }) => id))
  const found = suggestScenarios(
    policy,
    mutantsOf(policy).filter(({ id }) => alive.has(id)),
  )
  const lines = found.flatMap(({ mutant, shown, scenario }) => {
    if (!shown) return [`# no request found that tells it apart: ${mutant}\n`]
    return scenario ? [`# ${mutant}\n${entry(scenario)}`] : []
  })
  return `\n${lines.join('')}`
}

/** One entry of a YAML list, a line a member. */
function entry(scenario: Readonly<Record<string, unknown>>): string {
  const members = Object.entries(scenario).map(
    ([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}\n`,
  )
  return `  - ${members.join('    ')}`
}
