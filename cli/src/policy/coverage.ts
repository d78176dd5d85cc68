import {
  type CoverageSummary,
  clauseClasses,
  coverageSummary,
  type Life,
  lives,
  openPolicy,
  product,
} from '@beadle/packs'
import { defineCommand, type Terminal } from '../command.ts'
import { columns, wrap } from '../text.ts'
import { packDirectories, packOptions } from './opened.ts'

export const coverage = defineCommand({
  summary:
    'Says how each clause of a pack lives: enforced at a gate, answered when asked, driven, scheduled, attested, shown, declared, unmet.',
  usage: ['policy coverage [pack | --all] [--json]'],
  options: { ...packOptions, all: { about: 'every pack under policies/, side by side' } },
  words: ['[pack]'],
  async run(given, terminal) {
    const policies = packDirectories(given, terminal).map((dir) => openPolicy(dir, product))
    const summaries = policies.map(coverageSummary)
    if (given.options.json) {
      const told = policies.map((policy, i) => ({ ...summaries[i], clauses: policy.coverage() }))
      await terminal.out(`${JSON.stringify(given.options.all ? told : told[0], null, 2)}\n`)
    } else if (given.options.all) await printAll(summaries, terminal)
    else for (const summary of summaries) await print(summary, terminal)
    return 0
  },
})

async function print(
  { policy, version, title, clauses, lives: found, classes, elsewhere }: CoverageSummary,
  terminal: Terminal,
) {
  const rows = found.map(({ life, count }) => [
    life,
    ...classes.map((one) => String(one.lives[life] ?? 0)),
    String(count),
  ])
  const sums = ['in all', ...classes.map(({ count }) => String(count)), String(clauses)]
  await terminal.out(
    `${title} (${policy} v${version})\n\n${columns([['lives as', ...clauseClasses, 'all'], ...rows, sums])}`,
  )
  const short = (ids: readonly string[]) =>
    wrap(ids.map((id) => id.slice(policy.length + 1)).join(' '), terminal.width, 2)
  for (const { life, count, ids } of found) await terminal.out(`\n${life} (${count})\n  ${short(ids)}\n`)
  if (elsewhere.length === 0) return
  await terminal.out('\nWhat other systems must do\n')
  for (const { duty, system = 'another system', what = duty, clauses: cited } of elsewhere) {
    await terminal.out(
      `  ${wrap(`${system}: ${what} [${cited.map((id) => id.slice(policy.length + 1)).join(' ')}]`, terminal.width, 4)}\n`,
    )
  }
}

async function printAll(summaries: readonly CoverageSummary[], terminal: Terminal) {
  const of = (summary: CoverageSummary, life: Life) => summary.lives.find((one) => one.life === life)?.count ?? 0
  const there = lives.filter((life) => summaries.some((summary) => of(summary, life) > 0))
  const line = (word: string, numbers: readonly number[]) => [
    word,
    ...numbers.map(String),
    String(numbers.reduce((a, b) => a + b, 0)),
  ]
  const rows = there.map((life) =>
    line(
      life,
      summaries.map((summary) => of(summary, life)),
    ),
  )
  const sums = line(
    'in all',
    summaries.map(({ clauses }) => clauses),
  )
  await terminal.out(columns([['lives as', ...summaries.map(({ policy }) => policy), 'all'], ...rows, sums]))
}
