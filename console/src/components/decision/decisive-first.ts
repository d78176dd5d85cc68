import type { CitedClause, ObligationInWords } from '@beadle/contract'

/** Clauses that made the thing wait before those that only gave advice or asked for a copy; otherwise in the order given. */
export function decisiveFirst(
  clauses: readonly CitedClause[],
  obligations: readonly ObligationInWords[],
): readonly CitedClause[] {
  const holding = new Set(
    obligations.filter((one) => one.do === 'hold' || one.do === 'mail.hold').flatMap((one) => one.cites ?? []),
  )
  return [...clauses].sort((a, b) => Number(holding.has(b.clause)) - Number(holding.has(a.clause)))
}
