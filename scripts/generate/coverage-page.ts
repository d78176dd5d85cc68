import { type CoverageSummary, clauseClasses, coverageSummary, lifeMeanings, lives, type Policy } from '@beadle/packs'
import { anchor } from './control-pages.ts'
import { page, table } from './markdown.ts'

/** docs/reference/coverage.md: how the clauses of every pack live, and what other systems must do for them. */
export function coveragePage(policies: readonly Policy[]): string {
  const summaries = policies.map(coverageSummary)
  const all = summaries.reduce((sum, { clauses }) => sum + clauses, 0)
  const unmet = summaries.reduce((sum, summary) => sum + countOf(summary, 'unmet'), 0)
  const head = `${all - unmet} of ${all} clauses of ${policies.length} policies are accounted for. The life of a clause is that of the strongest thing that meets it.`
  return page('Coverage', head, `${together(summaries)}\n${summaries.map(section).join('\n')}`)
}

function countOf({ lives: found }: CoverageSummary, life: (typeof lives)[number]): number {
  return found.find((one) => one.life === life)?.count ?? 0
}

function together(summaries: readonly CoverageSummary[]): string {
  const sum = (numbers: readonly number[]) => [...numbers, numbers.reduce((a, b) => a + b, 0)].map(String)
  const rows = lives.map((life) => [
    life,
    ...sum(summaries.map((summary) => countOf(summary, life))),
    lifeMeanings[life],
  ])
  const sums = ['in all', ...sum(summaries.map(({ clauses }) => clauses)), '']
  return table(['lives as', ...summaries.map(({ policy }) => policy), 'all', 'which means'], [...rows, sums])
}

function section(summary: CoverageSummary): string {
  const { policy, version, title, organisation, clauses, classes, lives: found, elsewhere } = summary
  const rows = found.map(({ life, count }) => [
    life,
    ...classes.map((one) => String(one.lives[life] ?? 0)),
    String(count),
  ])
  const sums = ['in all', ...classes.map(({ count }) => String(count)), String(clauses)]
  const ids = found.map(({ life, ids: all }) => `**${life}**: ${all.map((id) => linked(policy, id)).join(' ')}\n`)
  const others = elsewhere.map(({ duty, system = '', what = duty, clauses: cited }) => [
    system,
    what,
    cited.map((id) => linked(policy, id)).join(' '),
  ])
  return [
    `## ${policy}\n\n${organisation}: ${title}, version ${version}.\n\n${table(['lives as', ...clauseClasses, 'all'], [...rows, sums])}`,
    ids.join('\n'),
    others.length ? `What other systems must do:\n\n${table(['system', 'what', 'clauses'], others)}` : '',
  ]
    .filter(Boolean)
    .join('\n')
}

function linked(policy: string, id: string): string {
  return `[${id.slice(policy.length + 1)}](clauses-${policy}.md#${anchor(id)})`
}
