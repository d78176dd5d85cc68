import { advise, defineControl, notApplicable } from '@beadle/engine'
import { type Audience, addressed, audienceSetting, sentBy } from '../audience.ts'

type Settings = { readonly from?: readonly Audience[]; readonly to?: readonly Audience[] }

/** Whether a message asks for something or only tells it belongs at its top; the sender knows it best. */
export const statedPurpose = defineControl<'mail.submit', Settings>({
  id: 'mail.stated-purpose',
  summary: { en: 'Advises the sender to say whether a message asks for action or only informs.' },
  actions: ['mail.submit'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whose mail.' },
      to: { ...audienceSetting, description: 'Mail to whom.' },
    },
    additionalProperties: false,
  },
  evaluate({ request, settings, school }) {
    if (request.resource.properties.statedPurpose !== undefined || !sentBy({ request, school }, settings.from))
      return notApplicable
    return addressed({ request, school }, settings.to).length > 0
      ? advise({ key: 'mail.stated-purpose.missing' })
      : notApplicable
  },
  whenUnsure: () => notApplicable,
})
