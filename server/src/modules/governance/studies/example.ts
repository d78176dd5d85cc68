import type { Example, Question } from '@beadle/contract'
import type { DecisionRequest } from '@beadle/engine'
import type { Scenario } from '@beadle/packs'

/** A request made up for a pack, as a question that May I…? can be opened with: asked as the subject's roles, at its time. */
export function questionOf({ subject, action, resource, context }: DecisionRequest): Question {
  return {
    action: action.name,
    ...(resource.id === undefined ? {} : { id: resource.id }),
    properties: { ...resource.properties },
    asRoles: [...subject.properties.roles],
    at: context.time,
  }
}

/** A scenario of a pack as an example of a clause. */
export function exampleOf(scenario: Scenario, shows: Example['shows']): Example {
  return {
    id: scenario.id,
    kind: scenario.kind,
    shows,
    ...(scenario.note === undefined ? {} : { note: scenario.note }),
    ...(scenario.kind === 'decide' ? { effect: scenario.want.effect, question: questionOf(scenario.request) } : {}),
  }
}
