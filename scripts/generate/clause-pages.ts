import { lifeMeanings, lives, type Policy } from '@beadle/packs'
import { anchor } from './control-pages.ts'
import { page, table } from './markdown.ts'

/** docs/reference/clauses-<policy>.md: every clause, how it lives, and what meets it. */
export function clausesPage(policy: Policy): string {
  const { version, pack } = policy
  const found = policy.coverage()
  const sums = lives.map((life) => [life, String(found.filter((one) => one.life === life).length), lifeMeanings[life]])
  const byRef = Map.groupBy(pack.clauses, ({ ref }) => ref)
  const sections = [...byRef].map(([ref, clauses]) => {
    const rows = clauses.map(({ id, text, class: kind, modality }) => {
      const life = found.find((one) => one.clause === id)
      const met = life?.by.map((one) => (one.by === 'variance' ? 'see its variance' : one.id)) ?? []
      return [
        `<a id="${anchor(id)}"></a>${id.slice(version.policy.length + 1)}`,
        text,
        `${kind}, ${modality}`,
        life?.life ?? 'unmet',
        met.join(', '),
      ]
    })
    return `## ${ref}\n\n${table(['clause', 'says (our summary)', 'class', 'lives as', 'by'], rows)}`
  })
  const variances = pack.variances.map(({ clause, instead, why, approvedBy, on }) => [
    clause.slice(version.policy.length + 1),
    instead,
    why,
    `${approvedBy}, ${on}`,
  ])
  const head = `${pack.organisation}: ${version.title}, version ${version.version}. ${pack.clauses.length} clauses, ${version.bindings.length} bindings.`
  const ends = variances.length
    ? `\n## Variances\n\n${table(['clause', 'what is done instead', 'why', 'approved'], variances)}`
    : ''
  return page(
    `Clauses of ${version.policy}`,
    head,
    `${table(['lives as', 'clauses', 'which means'], sums)}\n${sections.join('\n')}${ends}`,
  )
}
