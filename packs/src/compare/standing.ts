import type { Policy } from '../open-policy.ts'

/** What is not a decision and differs all the same: how often an agreement is asked for, how long a record is kept, what is done by when. */
export type StandingDifference = {
  readonly subject: 'agreement' | 'retention' | 'check'
  /** Whose agreement, which record, which check. */
  readonly what: string
  /** In a few words; `none` where that policy says nothing of it. */
  readonly a: string
  readonly b: string
  readonly clauses: { readonly a: readonly string[]; readonly b: readonly string[] }
}

type Line = { readonly what: string; readonly says: string; readonly cites: readonly string[] }

/** The standing differences of two policies. Checks are told only where both have one of that name or for that event. */
export function standingDifferences(a: Policy, b: Policy): StandingDifference[] {
  return [
    ...differing('agreement', agreementsOf(a), agreementsOf(b)),
    ...differing('retention', retentionOf(a), retentionOf(b)),
    ...differing('check', checksOf(a), checksOf(b)).filter((one) => one.a !== 'none' && one.b !== 'none'),
  ]
}

function differing(
  subject: StandingDifference['subject'],
  a: readonly Line[],
  b: readonly Line[],
): StandingDifference[] {
  const [left, right] = [Map.groupBy(a, ({ what }) => what), Map.groupBy(b, ({ what }) => what)]
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((what) => {
    const [one, other] = [left.get(what) ?? [], right.get(what) ?? []]
    const said = (lines: readonly Line[]) => [...new Set(lines.map(({ says }) => says))].toSorted().join(', ') || 'none'
    if (said(one) === said(other)) return []
    const cited = (lines: readonly Line[]) => [...new Set(lines.flatMap(({ cites }) => cites))]
    return [{ subject, what, a: said(one), b: said(other), clauses: { a: cited(one), b: cited(other) } }]
  })
}

function agreementsOf({ pack }: Policy): Line[] {
  return pack.agreements.flatMap(({ audience, ask, cites = [] }) =>
    audience.map((what) => ({ what, says: ask, cites })),
  )
}

function retentionOf({ pack }: Policy): Line[] {
  return pack.duties.flatMap(({ lines = [] }) =>
    lines.map(({ class: what, days, months, cites }) => ({
      what,
      says: days === undefined ? `${months} months` : `${days} days`,
      cites,
    })),
  )
}

function checksOf({ pack }: Policy): Line[] {
  return pack.duties.flatMap(({ checks = [] }) =>
    checks.map(({ id, cites, every, within, before, each, after }) => ({
      what: after ?? id,
      says: clockOf({ every, within, before, each }),
      cites,
    })),
  )
}

function clockOf({
  every,
  within,
  before,
  each,
}: Readonly<Record<'every' | 'within' | 'before' | 'each', unknown>>): string {
  if (each !== undefined) return `each ${each}`
  const [word, span] = every ? ['every', every] : within ? ['within', within] : ['before', before]
  const said = Object.entries((span ?? {}) as object).map(
    ([unit, figure]) => `${figure} ${unit.replaceAll(/([A-Z])/g, ' $1').toLowerCase()}`,
  )
  return `${word} ${said.join(' ')}`
}
