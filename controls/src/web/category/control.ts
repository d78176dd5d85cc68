import { type Device, defineControl, notApplicable } from '@beadle/engine'
import { kindsSetting } from '../../device/device.ts'
import { type Answer, answerPage, answerSettings } from '../answer.ts'
import {
  type Asker,
  askerSettings,
  type Category,
  categoriesSetting,
  type Direction,
  directionsSetting,
  isAsker,
  isExempt,
  isIn,
  type Place,
  placesSetting,
} from '../asked.ts'
import { type Hours, hoursFacts, hoursSetting, isNow } from '../hours.ts'

type Settings = Asker &
  Answer & {
    readonly categories: readonly Category[]
    readonly on?: readonly Category[]
    readonly except?: readonly Category[]
    readonly directions?: readonly Direction[]
    readonly equipment?: 'school' | 'personal'
    readonly kinds?: readonly Device['kind'][]
    readonly places?: readonly Place[]
    readonly hours?: Hours
    readonly unlawful?: boolean
  }

/**
 * Sites by category, the heart of the filter. A device of which nothing is said is the school's: most are, and what must
 * not be on them must not slip through for want of a word. An exemption opens a category, never an unlawful one.
 */
export const webCategory = defineControl<'web.request', Settings>({
  id: 'web.category',
  summary: { en: 'Refuses sites of the named categories, or asks for a second look at them.' },
  actions: ['web.request'],
  needs: [],
  reads: ['exemption.active', ...hoursFacts],
  settings: {
    type: 'object',
    properties: {
      ...askerSettings,
      categories: categoriesSetting('Sites in one of these.'),
      on: categoriesSetting('Only where the site is in one of these as well.'),
      except: categoriesSetting('Not where the site is also in one of these.'),
      directions: directionsSetting,
      equipment: {
        type: 'string',
        enum: ['school', 'personal'],
        description: 'Only on the school’s devices, or only on people’s own; on all of them when left out.',
      },
      kinds: { ...kindsSetting, description: 'Only on devices known to be of these kinds.' },
      places: placesSetting,
      hours: hoursSetting,
      unlawful: {
        type: 'boolean',
        description: 'Against the law: no exemption opens it, and nobody is invited to ask.',
      },
      ...answerSettings,
    },
    required: ['categories'],
    additionalProperties: false,
  },
  applies: isAsker,
  evaluate({ request, facts, settings }) {
    const { properties: site } = request.resource
    const { categories, on, except = [], directions, equipment, kinds, places, hours, unlawful = false } = settings
    if (!isIn(site, categories) || isIn(site, except) || (on && !isIn(site, on))) return notApplicable
    if (directions && !directions.includes(site.direction ?? 'visit')) return notApplicable
    if (equipment && equipment !== (site.device?.owner ?? 'school')) return notApplicable
    if (kinds && !(site.device && kinds.includes(site.device.kind))) return notApplicable
    if (places && !(site.place && places.includes(site.place))) return notApplicable
    if (hours && isNow(hours, facts) === false) return notApplicable
    if (!unlawful && isExempt(facts)) return notApplicable
    const key = unlawful ? 'web.category.unlawful' : 'web.category.closed'
    return answerPage({ key }, settings, { text: 'web.category.attempt', ask: !unlawful, absolute: unlawful })
  },
  whenUnsure: () => notApplicable,
})
