import { defineControl, notApplicable, permit } from '@beadle/engine'
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

type Settings = Asker & {
  readonly categories?: readonly Category[]
  readonly private?: boolean
  readonly hours?: Hours
  readonly directed?: boolean
  readonly approved?: boolean
  readonly exempt?: boolean
}

/** What a clause says may be visited, under all the conditions its settings name. Its binding lifts what it softens. */
export const webPermitted = defineControl<'web.request', Settings>({
  id: 'web.permitted',
  summary: { en: 'Permits what the school says may be visited, in its hours and under its conditions.' },
  actions: ['web.request'],
  needs: [],
  reads: ['site.directed-by', 'site.approved', 'exemption.active', ...hoursFacts],
  settings: {
    type: 'object',
    properties: {
      ...askerSettings,
      categories: categoriesSetting('Only sites of these.'),
      private: { type: 'boolean', description: 'Only private use.' },
      hours: hoursSetting,
      directed: { type: 'boolean', description: 'Only where a member of staff sent them there.' },
      approved: { type: 'boolean', description: 'Only sites on the list for these pupils.' },
      exempt: { type: 'boolean', description: 'Only where an exemption covers it now.' },
    },
    additionalProperties: false,
  },
  applies: isAsker,
  evaluate({ request, facts, settings }) {
    const { properties: site } = request.resource
    const { categories, hours } = settings
    if (categories && !isIn(site, categories)) return notApplicable
    if (settings.private && !isPrivate(site, categories)) return notApplicable
    if (hours && isNow(hours, facts) !== true) return notApplicable
    if (settings.directed && !facts['site.directed-by']) return notApplicable
    if (settings.approved && facts['site.approved'] !== true) return notApplicable
    if (settings.exempt && !isExempt(facts)) return notApplicable
    return permit({ key: 'web.permitted.allowed' })
  },
  whenUnsure: () => notApplicable,
})
