import { advise, defineControl, notApplicable } from '@beadle/engine'
import { type Audience, audienceSetting, sentBy } from '../audience.ts'

type Settings = { readonly from?: readonly Audience[]; readonly words?: number }

/** Words of the sender's own: neither the quoted message nor the signature counts. */
export const messageLength = defineControl<'mail.submit', Settings>({
  id: 'mail.length',
  summary: { en: 'Advises the sender of a message longer than the school thinks an e-mail should be.' },
  actions: ['mail.submit'],
  needs: [],
  reads: ['content.length'],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whose mail.' },
      words: { type: 'integer', minimum: 1, default: 300, description: 'The most words that are still short.' },
    },
    additionalProperties: false,
  },
  evaluate({ request, facts, settings, school }) {
    const words = facts['content.length'] ?? 0
    const most = settings.words ?? 300
    if (words <= most || !sentBy({ request, school }, settings.from)) return notApplicable
    return advise({ key: 'mail.length.long', params: { words, most } })
  },
  whenUnsure: () => notApplicable,
})
