import { defineControl, notApplicable, permit } from '@beadle/engine'
import { type Alarm, alarmSettings, alarmsOf } from '../answer.ts'
import { type Asker, askerSettings, type Category, categoriesSetting, isAsker, isIn } from '../asked.ts'

type Settings = Asker &
  Alarm & { readonly categories: readonly Category[]; readonly visits?: number; readonly silent?: boolean }

/** Raises the alarm about what is tried, or tried again and again; whether the page opens is for others to say. */
export const webAlert = defineControl<'web.request', Settings>({
  id: 'web.alert',
  summary: { en: 'Tells those who must know when sites of these categories are tried, once or repeatedly.' },
  actions: ['web.request'],
  needs: [],
  reads: ['usage.repeat-visits'],
  settings: {
    type: 'object',
    properties: {
      ...askerSettings,
      categories: categoriesSetting('Sites of these.'),
      visits: { type: 'integer', minimum: 1, description: 'Only from so many visits in seven days on.' },
      silent: { type: 'boolean', description: 'The person is not told: it is about their welfare.' },
      ...alarmSettings,
    },
    required: ['categories'],
    additionalProperties: false,
  },
  applies: (input) => isAsker(input) && isIn(input.request.resource.properties, input.settings.categories),
  evaluate({ facts, settings }) {
    const { visits, silent = false } = settings
    if (visits !== undefined && (facts['usage.repeat-visits'] ?? 0) < visits) return notApplicable
    const key = visits === undefined ? 'web.alert.tried' : 'web.alert.repeated'
    return permit({ key }, { aside: true, obligations: alarmsOf(settings, key), ...(silent && { silent }) })
  },
  whenUnsure: () => notApplicable,
})
