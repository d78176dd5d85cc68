import { type DecisionRequest, defineControl, notApplicable, type School } from '@beadle/engine'
import { actedBy, those, type Who, whoSetting } from '../../people.ts'
import { actSettings, type Response, respond } from '../../response.ts'

type Act = 'image.move' | 'file.store'
type Subject = 'pupil' | 'staff'

type Settings = Response & {
  readonly actions?: readonly Act[]
  readonly from?: readonly Who[]
  readonly of?: readonly Subject[]
  readonly places: readonly string[]
  readonly source?: readonly string[]
}

const places = [
  'school-store',
  'personal-device',
  'home',
  'camera-cleared',
  'school-network',
  'shared-area',
  'personal-area',
  'school-cloud',
  'personal-cloud',
  'removable',
]

/** Pictures of the school's people stay where the school can answer for them: not at home, on private devices or in private clouds. */
export const imageKeptPlaces = defineControl<Act, Settings>({
  id: 'image.kept-places',
  summary: { en: 'Answers pictures of pupils and staff that are taken or stored where they may not be kept.' },
  actions: ['image.move', 'file.store'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      actions: {
        type: 'array',
        items: { type: 'string', enum: ['image.move', 'file.store'] },
        description: 'Moving pictures, storing files that hold them; both when left out.',
      },
      from: { ...whoSetting, description: 'Who moves or stores them.' },
      of: {
        type: 'array',
        items: { type: 'string', enum: ['pupil', 'staff'] },
        description: 'Whose pictures; everybody’s when left out.',
      },
      places: { type: 'array', items: { type: 'string', enum: places }, description: 'Where they may not be.' },
      source: {
        type: 'array',
        items: { type: 'string', enum: ['camera', 'school-store', 'personal-device'] },
        description: 'Where they come from, when they are moved; what nobody says counts. From anywhere when left out.',
      },
      ...actSettings,
    },
    required: ['places'],
    additionalProperties: false,
  },
  evaluate({ request, settings, school }) {
    const { actions, from, places, outcome = 'deny' } = settings
    if (actions && !actions.includes(request.action.name)) return notApplicable
    if (!places.includes(request.resource.properties.to) || !actedBy({ request, school }, from)) return notApplicable
    return holdsPictures(request, settings, school)
      ? respond({ key: 'image.kept-places.elsewhere' }, outcome, settings)
      : notApplicable
  },
  whenUnsure: () => notApplicable,
})

/** Moved pictures of which nobody says who is shown may show anybody. */
function holdsPictures(
  { resource: { properties } }: DecisionRequest<Act>,
  { of, source }: Settings,
  school: School,
): boolean {
  if ('contains' in properties)
    return (of ?? ['pupil', 'staff']).some((one) => properties.contains.includes(`${one}-images`))
  if (!('pictured' in properties)) return false
  if (source && properties.from !== undefined && !source.includes(properties.from)) return false
  if (of === undefined || properties.pictured.length === 0) return true
  return those(properties.pictured, [...of, 'unknown'], school).length > 0
}
