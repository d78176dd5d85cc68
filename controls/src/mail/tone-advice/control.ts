import { advise, defineControl, notApplicable } from '@beadle/engine'
import { type Audience, addressed, audienceSetting, sentBy } from '../audience.ts'

type Settings = {
  readonly from?: readonly Audience[]
  readonly to?: readonly Audience[]
  readonly about: 'emotion' | 'humour' | 'shouting'
}

/** Tact is the sender's own; a word of advice, never a wait. */
export const toneAdvice = defineControl<'mail.submit', Settings>({
  id: 'mail.tone-advice',
  summary: {
    en: 'Advises the sender of a message with strong feeling, with humour that may be misread, or in capitals that read as shouting.',
  },
  actions: ['mail.submit'],
  needs: [],
  reads: ['content.emotion', 'content.humour', 'content.shouting'],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whose mail.' },
      to: { ...audienceSetting, description: 'Mail to whom.' },
      about: { type: 'string', enum: ['emotion', 'humour', 'shouting'], description: 'What the advice is about.' },
    },
    required: ['about'],
    additionalProperties: false,
  },
  evaluate({ request, facts, settings, school }) {
    if (facts[`content.${settings.about}`] !== true || !sentBy({ request, school }, settings.from)) return notApplicable
    if (addressed({ request, school }, settings.to).length === 0) return notApplicable
    return advise({ key: `mail.tone-advice.${settings.about}` })
  },
  whenUnsure: () => notApplicable,
})
