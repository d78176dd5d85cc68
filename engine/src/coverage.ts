import type { PolicyVersion } from './policy.ts'

/**
 * How a clause lives, the strongest first. `gate`: enforced where the thing happens. `answered`: decided when asked.
 * `driven`: a procedure. `scheduled`: a check or a retention line. `attested`: agreed to. `shown`: published or taught.
 * `variance`: not run to the letter, with a reason. `declared`: bound, its engine not built yet, or only watching. `unmet`.
 */
export const lives = [
  'gate',
  'answered',
  'driven',
  'scheduled',
  'attested',
  'shown',
  'variance',
  'declared',
  'unmet',
] as const
export type Life = (typeof lives)[number]

/** Something that meets a clause: which kind of life it gives, and the id of the binding, duty or variance. */
export type Met = { readonly clause: string; readonly by: Exclude<Life, 'unmet'>; readonly id: string }

/** How one clause lives, and everything that meets it. */
export type ClauseLife = {
  readonly clause: string
  readonly life: Life
  readonly by: readonly { readonly by: Met['by']; readonly id: string }[]
}

/** How each clause of the version lives, in the version's order. It never flatters: the life is that of the strongest thing that meets it. */
export function coverage(version: Pick<PolicyVersion, 'clauses'>, met: readonly Met[]): ClauseLife[] {
  const byClause = Map.groupBy(met, ({ clause }) => clause)
  return [...version.clauses.keys()].map((clause) => {
    const by = (byClause.get(clause) ?? []).toSorted((a, b) => lives.indexOf(a.by) - lives.indexOf(b.by))
    return { clause, life: by[0]?.by ?? 'unmet', by: by.map(({ by, id }) => ({ by, id })) }
  })
}
