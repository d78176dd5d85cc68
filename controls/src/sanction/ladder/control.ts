import { advise, defineControl, notApplicable } from '@beadle/engine'
import { classItems, sanctionItems } from '../words.ts'

type Settings = { readonly class: string; readonly sanctions: readonly string[] }

/** Which sanctions a class of misconduct usually draws. It guides those who decide and does not decide for them. */
export const sanctionLadder = defineControl<'sanction.decide', Settings>({
  id: 'sanction.ladder',
  summary: { en: 'Says so where a sanction is not among those that its class of misconduct draws.' },
  actions: ['sanction.decide'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      class: { ...classItems, description: 'The class of misconduct.' },
      sanctions: { type: 'array', items: sanctionItems, description: 'What it draws.' },
    },
    required: ['class', 'sanctions'],
    additionalProperties: false,
  },
  evaluate({ request, settings }) {
    const { class: rating, sanction } = request.resource.properties
    if (rating !== settings.class || settings.sanctions.includes(sanction)) return notApplicable
    return advise({ key: 'sanction.ladder.off', params: { class: rating, sanctions: settings.sanctions } })
  },
  whenUnsure: () => notApplicable,
})
