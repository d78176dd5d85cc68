import { defineControl, notApplicable } from '@beadle/engine'
import { actedBy, those, type Who, whoSetting } from '../../people.ts'
import { actSettings, type Response, respond } from '../../response.ts'
import { deviceKindItems } from '../../settings.ts'

type Settings = Response & {
  readonly from?: readonly Who[]
  readonly of?: readonly Who[]
  readonly kinds?: readonly string[]
  readonly purposes?: readonly string[]
}

/** Pictures for the school are taken with its equipment; on somebody's own they are out of its hands. */
export const imageEquipment = defineControl<'image.capture', Settings>({
  id: 'image.equipment',
  summary: { en: 'Answers photographs and films taken with somebody’s own camera or phone instead of the school’s.' },
  actions: ['image.capture'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      from: { ...whoSetting, description: 'Who takes the pictures.' },
      of: { ...whoSetting, description: 'Whose pictures; anybody’s or nobody’s when left out.' },
      kinds: { type: 'array', items: deviceKindItems, description: 'Which equipment of their own; any when left out.' },
      purposes: {
        type: 'array',
        items: { type: 'string', enum: ['educational', 'personal', 'other'] },
        description: 'Pictures taken for what; a purpose nobody stated counts. Any when left out.',
      },
      ...actSettings,
    },
    additionalProperties: false,
  },
  evaluate({ request, settings, school }) {
    const { device, pictured, purpose } = request.resource.properties
    const { from, of, kinds, purposes } = settings
    if (device.owner !== 'personal' || !actedBy({ request, school }, from)) return notApplicable
    if (of !== undefined && those(pictured, of, school).length === 0) return notApplicable
    if (kinds && !kinds.includes(device.kind)) return notApplicable
    if (purposes && purpose !== undefined && !purposes.includes(purpose)) return notApplicable
    return respond({ key: 'image.equipment.own' }, settings.outcome ?? 'deny', settings)
  },
  whenUnsure: () => notApplicable,
})
