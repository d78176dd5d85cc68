import type { ClauseSummary } from '@beadle/contract'

/** Clauses under their headings, in document order; a heading that comes back later is one section still. */
export function bySection(
  clauses: readonly ClauseSummary[],
): readonly { readonly section: string; readonly clauses: readonly ClauseSummary[] }[] {
  const sections = new Map<string, ClauseSummary[]>()
  for (const clause of clauses) {
    const found = sections.get(clause.section)
    if (found) found.push(clause)
    else sections.set(clause.section, [clause])
  }
  return [...sections].map(([section, inside]) => ({ section, clauses: inside }))
}
