import { type DecisionRequest, defineControl, notApplicable, permit } from '@beadle/engine'
import { actedBy, type Who, whoSetting } from '../../people.ts'

type Act = 'activity.read' | 'mail.open' | 'monitoring.start'
const acts: readonly Act[] = ['activity.read', 'mail.open', 'monitoring.start']
type Settings = {
  readonly actions?: readonly Act[]
  readonly from?: readonly Who[]
  readonly purposes: readonly string[]
}

/** Whoever looks into a concern leaves a trail that shows what was looked at and why; it protects those who look. */
export const incidentTrail = defineControl<Act, Settings>({
  id: 'incident.trail',
  summary: { en: 'Records every step of looking into a concern, as evidence of why it was taken.' },
  actions: acts,
  needs: [],
  settings: {
    type: 'object',
    properties: {
      actions: { type: 'array', items: { type: 'string', enum: acts }, description: 'Which acts; all when left out.' },
      from: { ...whoSetting, description: 'Who looks.' },
      purposes: {
        type: 'array',
        items: {
          type: 'string',
          enum: ['compliance', 'crime', 'unauthorised-use', 'abnormal-behaviour', 'safeguarding'],
        },
        description: 'Looking for which purposes; an investigation of one person counts whatever its purpose.',
      },
    },
    required: ['purposes'],
    additionalProperties: false,
  },
  evaluate({ request, settings, school }) {
    const { actions, from, purposes } = settings
    if ((actions && !actions.includes(request.action.name)) || !actedBy({ request, school }, from)) return notApplicable
    if (!purposes.includes(request.resource.properties.purpose) && !isInvestigation(request)) return notApplicable
    return permit(
      { key: 'incident.trail.recorded' },
      { aside: true, obligations: [{ do: 'log.activity' }, { do: 'custody.preserve', what: 'investigation-trail' }] },
    )
  },
  whenUnsure: () => notApplicable,
})

function isInvestigation({ resource: { properties } }: DecisionRequest<Act>): boolean {
  return 'suspicious' in properties && properties.suspicious === true
}
