import { defineControl, deny, hold, type Period, permit, type Releaser, type SettingSchema } from '@beadle/engine'
import { releasersSetting } from '../../response.ts'
import { type Asker, askerSettings, isAsker } from '../asked.ts'

type Settings = Asker & { readonly periods: readonly Period[]; readonly releasers?: readonly Releaser[] }

const periods = {
  type: 'array',
  items: { type: 'string', enum: ['before-school', 'lesson', 'break', 'lunch', 'after-school', 'none'] },
  description: 'In these periods.',
} satisfies SettingSchema

/** Free time on the computers: open while an adult is there, to the sites chosen for it. */
export const webSupervised = defineControl<'web.request' | 'account.log-on', Settings>({
  id: 'web.supervised',
  summary: { en: 'Opens log-on and a chosen few sites to pupils in these periods while an adult supervises.' },
  actions: ['web.request', 'account.log-on'],
  needs: ['supervision.adult'],
  reads: ['calendar.period', 'site.approved', 'site.directed-by'],
  settings: {
    type: 'object',
    properties: { ...askerSettings, periods, releasers: releasersSetting },
    required: ['periods'],
    additionalProperties: false,
  },
  applies: (input) => {
    const { 'calendar.period': period } = input.facts
    return isAsker(input) && period !== undefined && input.settings.periods.includes(period)
  },
  evaluate({ request, facts, settings: { releasers } }) {
    if (!facts['supervision.adult']) return deny({ key: 'web.supervised.nobody' })
    const isChosen = facts['site.approved'] || Boolean(facts['site.directed-by'])
    if (request.action.name === 'account.log-on' || isChosen) return permit({ key: 'web.supervised.open' })
    const explained = { obligations: [{ do: 'web.explain' as const, ask: true }] }
    // Of a site that nobody has looked at yet, the adult who is there can say.
    return facts['site.approved'] === undefined
      ? hold({ key: 'web.supervised.not-looked-at' }, releasers ? { releasers } : {}, explained)
      : deny({ key: 'web.supervised.not-chosen' }, explained)
  },
  whenUnsure: ({ settings: { releasers } }) => hold({ key: 'web.supervised.unknown' }, releasers ? { releasers } : {}),
})
