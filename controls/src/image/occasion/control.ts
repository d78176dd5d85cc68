import { defineControl, notApplicable } from '@beadle/engine'
import { actedBy, those, type Who, whoSetting } from '../../people.ts'
import { actSettings, type Response, respond } from '../../response.ts'
import { deviceKindItems } from '../../settings.ts'

type Settings = Response & {
  readonly from?: readonly Who[]
  readonly of?: readonly Who[]
  readonly events?: readonly string[]
  readonly purposes?: readonly string[]
  readonly kinds?: readonly string[]
}

/** Some moments are not for pictures, a fight for one; others need somebody's leave first. */
export const imageOccasion = defineControl<'image.capture', Settings>({
  id: 'image.occasion',
  summary: { en: 'Answers pictures of events and for purposes that the school names, an incident for one.' },
  actions: ['image.capture'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      from: { ...whoSetting, description: 'Who takes the pictures.' },
      of: { ...whoSetting, description: 'Whose pictures; anybody’s or nobody’s when left out.' },
      events: {
        type: 'array',
        items: { type: 'string', enum: ['lesson', 'production', 'trip', 'incident', 'other'] },
        description: 'Pictures of what; any event when left out.',
      },
      purposes: {
        type: 'array',
        items: { type: 'string', enum: ['educational', 'personal', 'other'] },
        description: 'Pictures taken for what; any purpose when left out.',
      },
      kinds: { type: 'array', items: deviceKindItems, description: 'With what; any equipment when left out.' },
      ...actSettings,
    },
    additionalProperties: false,
  },
  evaluate({ request, settings, school }) {
    const { device, event, purpose, pictured } = request.resource.properties
    const { from, of, events, purposes, kinds } = settings
    if (!actedBy({ request, school }, from)) return notApplicable
    if (of !== undefined && those(pictured, of, school).length === 0) return notApplicable
    if (events && (event === undefined || !events.includes(event))) return notApplicable
    if (purposes && (purpose === undefined || !purposes.includes(purpose))) return notApplicable
    if (kinds && !kinds.includes(device.kind)) return notApplicable
    return respond({ key: 'image.occasion.not-now' }, settings.outcome ?? 'deny', settings)
  },
  whenUnsure: () => notApplicable,
})
