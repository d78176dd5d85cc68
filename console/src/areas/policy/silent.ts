import type { ClauseSummary } from '@beadle/contract'

const acting: ReadonlySet<ClauseSummary['life']> = new Set(['gate', 'answered', 'driven', 'scheduled'])

/** A clause is silent when it could act and never has: either all is well, or nothing reaches it. */
export function isSilent(clause: Pick<ClauseSummary, 'life' | 'lastActedAt'>): boolean {
  return acting.has(clause.life) && clause.lastActedAt === null
}

/** Whether every word searched for stands in the clause's words, reference, id or capability. */
export function speaksOf(clause: ClauseSummary, searched: string): boolean {
  const where = `${clause.ref} ${clause.id} ${clause.section} ${clause.text} ${clause.capability}`.toLowerCase()
  return searched
    .toLowerCase()
    .split(/\s+/)
    .every((word) => where.includes(word))
}
