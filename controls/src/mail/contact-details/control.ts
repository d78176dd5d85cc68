import { defineControl, notApplicable, permit } from '@beadle/engine'
import { type Audience, addressed, audienceSetting, keysOf, sentBy } from '../audience.ts'
import { holdsTelephone } from '../words.ts'

type Settings = { readonly from?: readonly Audience[]; readonly to?: readonly Audience[]; readonly add?: string }

/** A reply without a telephone number gets the school's details beneath; where that cannot be done the reply goes all the same. */
export const contactDetails = defineControl<'mail.submit', Settings>({
  id: 'mail.contact-details',
  summary: { en: 'Adds the school’s contact details to replies that carry none.' },
  actions: ['mail.submit'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whose replies.' },
      to: { ...audienceSetting, description: 'Replies to whom.' },
      add: { type: 'string', description: 'The key of the text that is added.' },
    },
    additionalProperties: false,
  },
  evaluate({ request, settings, school }) {
    const { inReplyTo, subjectLine, text, html = '' } = request.resource.properties
    const isReply = inReplyTo !== undefined || /^\s*(?:re|atb)\s*:/i.test(subjectLine)
    if (!isReply || holdsTelephone(text) || holdsTelephone(html) || !sentBy({ request, school }, settings.from))
      return notApplicable
    const bound = addressed({ request, school }, settings.to ?? ['parent'])
    if (bound.length === 0) return notApplicable
    const recipients = keysOf(bound)
    return permit(
      { key: 'mail.contact-details.missing' },
      {
        recipients,
        obligations: [
          { do: 'mail.rewrite', disclaimer: settings.add ?? 'mail.contact-details.signature', essential: false },
          { do: 'advise', text: 'mail.contact-details.missing', essential: false },
        ],
      },
    )
  },
  whenUnsure: () => notApplicable,
})
