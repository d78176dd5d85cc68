import { removalsOf } from '../mutation/mutant.ts'
import { runMutants } from '../mutation/run-mutants.ts'
import type { Policy } from '../open-policy.ts'
import { bindingDoubts } from './binding-doubts.ts'
import { defects } from './defects.ts'
import type { Doubt } from './doubt.ts'
import { outdatedLaw } from './outdated-law.ts'
import { reviewDoubts } from './review.ts'

/**
 * Everything doubtful about a pack that can be found by reading it and by asking its scenarios: contradictory, shadowed,
 * unreachable and duplicate bindings, clauses nothing keeps, controls no clause asks for, law that has been replaced.
 * `today` (a day) says which reviews are overdue; without it none are. A control is unused only when none of the `others`
 * asks for it either; without them none is said to be.
 */
export function checkPack(
  policy: Policy,
  options: { readonly today?: string; readonly others?: readonly Policy[] } = {},
): Doubt[] {
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
    ...(options.others ? unusedControls([policy, ...options.others]) : []),
    ...varianceDoubts(policy),
    ...outdatedLaw(pack),
    ...reviewDoubts(policy, options.today),
    ...defects(policy),
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
    const cure = enforce
      ? 'Bind a control to it, or say in variances.yaml what is done instead and why.'
      : 'Declare the agreement, notice, procedure or schedule that keeps it in duties, or strike it from the document.'
    return [
      {
        kind: enforce ? 'unbound' : 'unmet',
        severity: enforce ? 'warning' : 'note',
        clauses: [clause],
        bindings: [],
        message,
        at: pack.where('clause', clause),
        cure: { do: cure },
      },
    ]
  })
}

/** Controls of the product that none of these policies has a use for. */
export function unusedControls(policies: readonly Policy[]): Doubt[] {
  const used = new Set(policies.flatMap(({ version }) => version.bindings.map(({ control }) => control)))
  const all = new Set(policies.flatMap(({ controls }) => [...controls.keys()]))
  return [...all]
    .filter((id) => !used.has(id))
    .map((id) => ({
      kind: 'unused-control',
      severity: 'note',
      clauses: [],
      bindings: [],
      message: `no clause of any policy asks for control \`${id}\``,
    }))
}

/** A clause that a variance says is not run to the letter and that a binding cites all the same, and a rest that nothing keeps. */
function varianceDoubts({ pack }: Policy): Doubt[] {
  return pack.variances.flatMap(({ clause, still }): Doubt[] => {
    const bound = pack.bindings.filter(({ cites }) => cites.includes(clause)).map(({ id }) => id)
    const isKept = bound.length > 0 || pack.duties.some(({ cites }) => cites.includes(clause))
    if (still === true && !isKept) {
      return [
        {
          kind: 'unlike-its-variance',
          severity: 'warning',
          clauses: [clause],
          bindings: [],
          message: 'its variance says `still`, and neither a binding nor a duty cites it',
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
