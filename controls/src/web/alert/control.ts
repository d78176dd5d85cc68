import { defineControl, notApplicable, permit } from '@beadle/engine'
import { type Alarm, alarmSettings, alarmsOf } from '../answer.ts'
import { type Asker, askerSettings, type Category, categoriesSetting, isAsker, isIn } from '../asked.ts'

type Settings = Asker &
  Alarm & {
    readonly categories: readonly Category[]
    readonly distress?: boolean
    readonly visits?: number
    readonly silent?: boolean
  }

/** Raises the alarm about what is tried, or tried again and again; whether the page opens is for others to say. */
export const webAlert = defineControl<'web.request', Settings>({
  id: 'web.alert',
  summary: {
    en: 'Tells those who must know when sites of these categories are tried, once or repeatedly, and of searches in distress.',
  },
  actions: ['web.request'],
  needs: [],
  reads: ['usage.repeat-visits', 'content.report-of-harm'],
  settings: {
    type: 'object',
    properties: {
      ...askerSettings,
      categories: categoriesSetting('Sites of these.'),
      distress: { type: 'boolean', description: 'Also searches of somebody in distress.' },
      visits: { type: 'integer', minimum: 1, description: 'Only from so many visits in seven days on.' },
      silent: { type: 'boolean', description: 'The person is not told: it is about their welfare.' },
      ...alarmSettings,
    },
    required: ['categories'],
    additionalProperties: false,
  },
  applies: (input) => {
    const { request, facts, settings } = input
    const { properties: site } = request.resource
    const isCry =
      settings.distress === true && site.searchTerm !== undefined && facts['content.report-of-harm'] === true
    return isAsker(input) && (isCry || isIn(site, settings.categories))
  },
  evaluate({ facts, settings }) {
    const { visits, silent = false } = settings
    if (visits !== undefined && (facts['usage.repeat-visits'] ?? 0) < visits) return notApplicable
    const key = visits === undefined ? 'web.alert.tried' : 'web.alert.repeated'
    return permit({ key }, { aside: true, obligations: alarmsOf(settings, key), ...(silent && { silent }) })
  },
  whenUnsure: () => notApplicable,
})
