import type { NextStep } from '@beadle/contract'
import type { ActionName, Decision, Releaser, Role } from '@beadle/engine'
import { type PolicyInForce, releasersInWords } from '../modules/governance/index.ts'
import { type Directory, policyRoles, resolveReleasers } from '../modules/people/index.ts'

type Asker = { readonly personId: string; readonly roles: readonly Role[] }

/** Whose names a school gives to pupils, parents and everybody else. */
const publicRoles: readonly Role[] = ['headteacher', 'dsl', 'deputy-dsl', 'form-tutor', 'class-teacher']

/**
 * What the asker can do next about an answer, the best first; nothing where the act is allowed. `decision` is the one its
 * subject may see. With `asOther` nobody in particular asked: whom to ask is then said by role alone.
 */
export function nextSteps(
  decision: Decision,
  {
    action,
    policy,
    directory,
    asker,
    asOther,
  }: {
    readonly action: ActionName
    readonly policy: PolicyInForce
    readonly directory: Directory
    readonly asker: Asker
    readonly asOther: boolean
  },
): NextStep[] {
  const { effect, obligations, citations } = decision.context
  if (effect === 'permit') return []
  const ask = (releasers: readonly Releaser[]) => ({
    who: releasersInWords(releasers, 'subject'),
    people: asOther ? [] : namesOf(releasers, directory, asker),
  })
  const waits = obligations.flatMap((one) =>
    (one.do === 'hold' || one.do === 'mail.hold') && !one.silent ? [one] : [],
  )
  if (effect === 'hold' && waits.length > 0) {
    return waits.map((one): NextStep => {
      const until = 'until' in one && one.until !== undefined ? { until: one.until } : {}
      const releasers = one.releasers ?? []
      // A message that is sent waits by itself, and whoever may release it is told.
      const kind = action === 'mail.submit' ? 'send' : 'until' in until ? 'wait' : 'ask'
      return { kind, people: [], ...until, ...(releasers.length > 0 && !('until' in until) ? ask(releasers) : {}) }
    })
  }
  const cited = new Set(citations.flatMap(({ clause, silent }) => (silent ? [] : [clause])))
  const ways = policy.pack.procedures
    .filter(({ id, cites }) => id !== 'mail-held' && cites.some((clause) => cited.has(clause)))
    .flatMap(({ title, steps: [first] }): NextStep[] =>
      first === undefined ? [] : [{ kind: 'procedure', title: { ...title }, ...ask(first.who) }],
    )
  return ways.length > 0 ? ways : [{ kind: 'ask', ...ask([whomToAsk(asker.roles)]) }]
}

/** Who answers for a rule to somebody like this, where the policy names nobody. */
function whomToAsk(roles: readonly Role[]): Releaser {
  if (roles.includes('pupil')) return 'role:form-tutor'
  const worksHere = roles.some((role) => policyRoles.includes(role)) && !roles.includes('headteacher')
  return worksHere ? 'line-manager-of:sender' : 'role:headteacher'
}

/** By name, where the asker may know it: those who work for the school know one another; others the school's public faces. */
function namesOf(releasers: readonly Releaser[], directory: Directory, { personId, roles }: Asker): string[] {
  const knowsAll = roles.some((role) => policyRoles.includes(role))
  const people = resolveReleasers(directory, releasers, { sender: personId, about: [] }).flatMap(
    (id) => directory.personById(id) ?? [],
  )
  const known = people.filter((person) => knowsAll || person.roles.some((role) => publicRoles.includes(role)))
  return known.slice(0, mostNames).map(({ name }) => name)
}

/** More than a few names are a role. */
const mostNames = 3
