import { type DecisionRequest, defineControl, deny, type Facts, notApplicable } from '@beadle/engine'
import { actedBy, type Who, whoSetting } from '../../people.ts'

type Act = 'mail.delete' | 'file.delete'
type Settings = {
  readonly actions?: readonly Act[]
  readonly from?: readonly Who[]
  readonly kinds?: readonly string[]
}

/** Evidence is not deleted, not even by the one it hurts: without it nobody can be helped or cleared. */
export const evidenceNotDeleted = defineControl<Act, Settings>({
  id: 'incident.evidence-not-deleted',
  summary: {
    en: 'Refuses to delete messages that were reported or are evidence, and anything under a preservation hold.',
  },
  actions: ['mail.delete', 'file.delete'],
  needs: [],
  reads: ['hold.preservation'],
  settings: {
    type: 'object',
    properties: {
      actions: {
        type: 'array',
        items: { type: 'string', enum: ['mail.delete', 'file.delete'] },
        description: 'Messages, files; both when left out.',
      },
      from: { ...whoSetting, description: 'Who would delete.' },
      kinds: {
        type: 'array',
        items: { type: 'string', enum: ['reported', 'evidence'] },
        description: 'Which messages, beside those under a preservation hold; both when left out.',
      },
    },
    additionalProperties: false,
  },
  applies: ({ request, settings, school }) =>
    (settings.actions?.includes(request.action.name) ?? true) && actedBy({ request, school }, settings.from),
  evaluate({ request, facts, settings }) {
    return isEvidence(request, facts, settings)
      ? deny(
          { key: 'incident.evidence-not-deleted.kept' },
          { obligations: [{ do: 'custody.preserve', what: 'evidence' }] },
        )
      : notApplicable
  },
  whenUnsure: () => notApplicable,
})

function isEvidence(
  { resource: { properties } }: DecisionRequest<Act>,
  facts: Facts,
  { kinds = ['reported', 'evidence'] }: Settings,
): boolean {
  if (facts['hold.preservation'] === true) return true
  return 'kind' in properties && properties.kind !== undefined && kinds.includes(properties.kind)
}
