import { defineControl, notApplicable } from '@beadle/engine'
import { type Answer, answerPage, answerSettings } from '../answer.ts'
import { type Asker, askerSettings, isAsker, isPrivate } from '../asked.ts'

type Settings = Asker & Answer & { readonly share: number; readonly minutes: number }

/** Private use that takes too large a part of the day. Minutes count in the share that is private, where that is known. */
export const privateExcess = defineControl<'web.request', Settings>({
  id: 'web.excess',
  summary: { en: 'Ends private use of the web for the day when there has been too much of it.' },
  actions: ['web.request'],
  needs: [],
  reads: ['usage.personal-share', 'usage.web-minutes-today'],
  settings: {
    type: 'object',
    properties: {
      ...askerSettings,
      share: {
        type: 'number',
        minimum: 0,
        maximum: 1,
        description: 'Private use up to this share of all use is moderate.',
      },
      minutes: { type: 'integer', minimum: 1, description: 'Private use up to so many minutes a day is moderate.' },
      ...answerSettings,
    },
    required: ['share', 'minutes'],
    additionalProperties: false,
  },
  applies: (input) => isAsker(input) && isPrivate(input.request.resource.properties),
  evaluate({ facts, settings }) {
    const { 'usage.personal-share': share, 'usage.web-minutes-today': minutes = 0 } = facts
    if ((share ?? 0) <= settings.share && minutes * (share ?? 1) <= settings.minutes) return notApplicable
    return answerPage({ key: 'web.excess.reached' }, settings, { text: 'web.excess.attempt', ask: false })
  },
  whenUnsure: () => notApplicable,
})
