import { defineControl, notApplicable } from '@beadle/engine'
import { type Answer, answerPage, answerSettings } from '../answer.ts'
import {
  type Asker,
  askerSettings,
  type Category,
  categoriesSetting,
  isAsker,
  isExempt,
  isIn,
  isPrivate,
} from '../asked.ts'
import { type Hours, hoursFacts, hoursSetting, isNow } from '../hours.ts'

type Settings = Asker &
  Answer & { readonly categories?: readonly Category[]; readonly except?: readonly Category[]; readonly hours?: Hours }

/**
 * Private use of the web and its hours. With `categories` it is about sites of these that are not said to be for work;
 * without, about everything that is said to be private, or is shopping, holidays and the like and not said to be for work.
 */
export const privateUse = defineControl<'web.request', Settings>({
  id: 'web.private-use',
  summary: { en: 'Keeps private use of the web out of the hours in which the school does not want it.' },
  actions: ['web.request'],
  needs: [],
  reads: ['exemption.active', ...hoursFacts],
  settings: {
    type: 'object',
    properties: {
      ...askerSettings,
      categories: categoriesSetting('Only sites of these.'),
      except: categoriesSetting('Not where the site is also in one of these.'),
      hours: hoursSetting,
      ...answerSettings,
    },
    additionalProperties: false,
  },
  applies: isAsker,
  evaluate({ request, facts, settings }) {
    const { properties: site } = request.resource
    const { categories, except = [], hours } = settings
    const isBound = categories ? site.personal !== false && isIn(site, categories) : isPrivate(site)
    if (!isBound || isIn(site, except) || isExempt(facts)) return notApplicable
    const now = hours === undefined || isNow(hours, facts)
    if (now === false) return notApplicable
    const how = { text: 'web.private-use.attempt' }
    if (now === undefined) return answerPage({ key: 'web.private-use.unknown' }, { outcome: 'second-look' }, how)
    return answerPage({ key: hours ? 'web.private-use.not-now' : 'web.private-use.not-here' }, settings, how)
  },
  whenUnsure: () => notApplicable,
})
