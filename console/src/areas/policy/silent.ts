import type { ClauseSummary } from '@beadle/contract'

const acting: ReadonlySet<ClauseSummary['life']> = new Set(['gate', 'answered', 'driven', 'scheduled'])

/** A clause is silent when it could act and never has: either all is well, or nothing reaches it. */
export function isSilent(clause: Pick<ClauseSummary, 'life' | 'lastActedAt'>): boolean {
  return acting.has(clause.life) && clause.lastActedAt === null
}
