import { removalsOf } from '../mutation/mutant.ts'
import { runMutants } from '../mutation/run-mutants.ts'
import type { Policy } from '../open-policy.ts'
import { bindingDoubts } from './binding-doubts.ts'
import { outdatedLaw } from './outdated-law.ts'

/** Something a governor or the author of a pack should look at. `error` alone makes `beadle policy check` fail. */
export type Doubt = {
  readonly kind:
    | 'contradictory'
    | 'duplicate'
    | 'shadowed'
    | 'unreachable'
    | 'unmet'
    | 'unbound'
    | 'unused-control'
    | 'unlike-its-variance'
    | 'outdated-law'
    | 'review-overdue'
    | 'anomaly'
    | 'reader'
  readonly severity: 'error' | 'warning' | 'note'
  /** Clauses it is about, in full. */
  readonly clauses: readonly string[]
  readonly bindings: readonly string[]
  readonly message: string
  readonly at?: { readonly file: string; readonly line: number; readonly column: number }
}

/**
 * Everything doubtful about a pack that can be found by reading it and by asking its scenarios: contradictory, shadowed,
 * unreachable and duplicate bindings, clauses nothing keeps, controls no clause asks for, law that has been replaced.
 * `today` (a day) says which reviews are overdue; without it none are.
 */
export function checkPack(policy: Policy, options: { readonly today?: string } = {}): Doubt[] {
  const { pack } = policy
  return [
    ...pack.warnings.map((problem): Doubt => {
      const { file, line, column, message, member } = problem
      return {
        kind: 'reader',
        severity: 'warning',
        clauses: [],
        bindings: [],
        message: `${member}: ${message}`,
        at: { file, line, column },
      }
    }),
    ...bindingDoubts(
      policy,
      runMutants(
        policy,
        removalsOf(policy).filter(({ kind }) => kind === 'removed'),
      ),
    ),
    ...unkept(policy),
    ...unusedControls(policy),
    ...varianceDoubts(policy),
    ...outdatedLaw(pack),
    ...overdueReview(policy, options.today),
    ...anomalies(policy),
  ]
}

/** Clauses of class enforce that no binding, duty or variance speaks to, and promises of other classes that nothing keeps. */
function unkept({ pack, coverage }: Policy): Doubt[] {
  return coverage().flatMap(({ clause, life }): Doubt[] => {
    const entry = pack.version.clauses.get(clause)
    if (life !== 'unmet' || !entry) return []
    const enforce = entry.class === 'enforce'
    const message = enforce
      ? 'of class enforce, and no binding cites it'
      : `a promise of class ${entry.class} that nothing keeps`
    return [
      {
        kind: enforce ? 'unbound' : 'unmet',
        severity: enforce ? 'warning' : 'note',
        clauses: [clause],
        bindings: [],
        message,
        at: pack.where('clause', clause),
      },
    ]
  })
}

/** Controls of the product that this policy has no use for. */
function unusedControls({ version, controls }: Policy): Doubt[] {
  const used = new Set(version.bindings.map(({ control }) => control))
  return [...controls.keys()].flatMap((id): Doubt[] =>
    used.has(id)
      ? []
      : [
          {
            kind: 'unused-control',
            severity: 'note',
            clauses: [],
            bindings: [],
            message: `no clause asks for control \`${id}\``,
          },
        ],
  )
}

/** A clause that a variance says is not run to the letter, and that a binding cites all the same. */
function varianceDoubts({ pack }: Policy): Doubt[] {
  return pack.variances.flatMap(({ clause, still }): Doubt[] => {
    const bound = pack.bindings.filter(({ cites }) => cites.includes(clause)).map(({ id }) => id)
    if (still === true && bound.length === 0) {
      return [
        {
          kind: 'unlike-its-variance',
          severity: 'warning',
          clauses: [clause],
          bindings: [],
          message: 'its variance says `still`, and no binding cites it',
          at: pack.where('variance', clause),
        },
      ]
    }
    if (still || bound.length === 0) return []
    return [
      {
        kind: 'unlike-its-variance',
        severity: 'note',
        clauses: [clause],
        bindings: bound,
        message: 'bound although a variance says that it is not run to the letter',
        at: pack.where('variance', clause),
      },
    ]
  })
}

function overdueReview({ pack }: Policy, today: string | undefined): Doubt[] {
  const due = pack.reviewDue
  if (!today || !due || !/^\d{4}-\d{2}-\d{2}$/.test(due) || due >= today) return []
  return [
    { kind: 'review-overdue', severity: 'warning', clauses: [], bindings: [], message: `its review was due on ${due}` },
  ]
}

/** What the inventory notes as odd in the document itself. */
function anomalies({ pack }: Policy): Doubt[] {
  const noted = [pack.document.anomalies, pack.document.defects].flatMap((list) => (Array.isArray(list) ? list : []))
  return noted.map(
    (message): Doubt => ({ kind: 'anomaly', severity: 'note', clauses: [], bindings: [], message: String(message) }),
  )
}
