import type { ClauseClass } from '@beadle/engine'
import { type Life, lives } from './coverage.ts'
import type { Policy } from './open-policy.ts'

/** The classes of clauses, the most binding first. */
export const clauseClasses: readonly ClauseClass[] = ['enforce', 'workflow', 'attest', 'inform']

/** What each kind of life means, in plain words. */
export const lifeMeanings: Readonly<Record<Life, string>> = {
  gate: 'enforced where the thing happens',
  answered: 'decided when asked: by May I…?, a log-on check or a third party',
  driven: 'a procedure that people follow, or another system',
  scheduled: 'a check or a retention line with a due date',
  attested: 'agreed to and signed',
  shown: 'published or taught',
  variance: 'not run to the letter, with a recorded reason',
  declared: 'bound, its engine not built yet, or only watching',
  unmet: 'nothing keeps it yet',
}

/** How the clauses of one pack live, counted. */
export type CoverageSummary = {
  readonly policy: string
  readonly version: string
  readonly title: string
  readonly organisation: string
  readonly clauses: number
  /** Only the kinds of life there are, in the order of `lives`; ids in full, in the order of the document. */
  readonly lives: readonly { readonly life: Life; readonly count: number; readonly ids: readonly string[] }[]
  readonly classes: readonly {
    readonly class: ClauseClass
    readonly count: number
    readonly lives: Partial<Readonly<Record<Life, number>>>
  }[]
  /** What other systems must do for clauses to be kept. */
  readonly elsewhere: readonly {
    readonly duty: string
    readonly system?: string
    readonly what?: string
    readonly clauses: readonly string[]
  }[]
}

/** Counts how the clauses of a policy live; every clause once. */
export function coverageSummary(policy: Policy): CoverageSummary {
  const { pack, version } = policy
  const found = policy.coverage()
  const kindOf = (id: string) => version.clauses.get(id)?.class
  return {
    policy: version.policy,
    version: version.version,
    title: version.title,
    organisation: pack.organisation,
    clauses: found.length,
    lives: lives.flatMap((life) => {
      const ids = found.flatMap((one) => (one.life === life ? [one.clause] : []))
      return ids.length ? [{ life, count: ids.length, ids }] : []
    }),
    classes: clauseClasses.map((kind) => {
      const own = found.filter(({ clause }) => kindOf(clause) === kind)
      const counts = lives.map((life) => [life, own.filter((one) => one.life === life).length] as const)
      return { class: kind, count: own.length, lives: Object.fromEntries(counts.filter(([, count]) => count > 0)) }
    }),
    elsewhere: pack.duties.flatMap(({ id, by, system, what, cites }) =>
      by === 'connector' ? [{ duty: id, ...(system && { system }), ...(what && { what }), clauses: cites }] : [],
    ),
  }
}
