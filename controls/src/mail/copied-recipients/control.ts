import { advise, defineControl, notApplicable } from '@beadle/engine'
import { type Audience, audienceSetting, sentBy } from '../audience.ts'

type Settings = { readonly from?: readonly Audience[] }

/** A copy is background and asks for no answer; the sender hears so. */
export const copiedRecipients = defineControl<'mail.submit', Settings>({
  id: 'mail.copied-recipients',
  summary: { en: 'Advises the sender who copies others in.' },
  actions: ['mail.submit'],
  needs: [],
  settings: {
    type: 'object',
    properties: { from: { ...audienceSetting, description: 'Whose mail.' } },
    additionalProperties: false,
  },
  evaluate({ request, settings, school }) {
    const { cc = [] } = request.resource.properties
    if (cc.length === 0 || !sentBy({ request, school }, settings.from)) return notApplicable
    return advise({ key: 'mail.copied-recipients.background', params: { copies: cc.length } })
  },
  whenUnsure: () => notApplicable,
})
