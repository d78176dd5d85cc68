import { advise, defineControl, type Finding, hold, notApplicable } from '@beadle/engine'
import { type Audience, addressed, audienceSetting, recipientsOf, sentBy } from '../audience.ts'

type Settings = { readonly from?: readonly Audience[]; readonly to?: readonly Audience[]; readonly often?: number }

/** One question, whether everybody needs the reply; and a word to those who answer everybody all week. */
export const replyAll = defineControl<'mail.submit', Settings>({
  id: 'mail.reply-all',
  summary: { en: 'Asks the sender to confirm a reply to all, and advises those who use it often.' },
  actions: ['mail.submit'],
  needs: [],
  reads: ['usage.reply-all-week'],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whose replies.' },
      to: { ...audienceSetting, description: 'Replies to whom; any of them is enough.' },
      often: {
        type: 'integer',
        minimum: 1,
        default: 5,
        description: 'From how many replies to all in a week the sender is advised.',
      },
    },
    additionalProperties: false,
  },
  evaluate({ request, facts, settings, school }) {
    if (!request.resource.properties.replyAll || !sentBy({ request, school }, settings.from)) return notApplicable
    const people = recipientsOf(request, school).reduce((sum, recipient) => sum + recipient.people, 0)
    if (people < 2 || addressed({ request, school }, settings.to).length === 0) return notApplicable
    const findings: Finding[] = [hold({ key: 'mail.reply-all.confirm', params: { people } }, { releasers: ['sender'] })]
    const times = facts['usage.reply-all-week'] ?? 0
    if (times >= (settings.often ?? 5)) findings.push(advise({ key: 'mail.reply-all.often', params: { times } }))
    return findings
  },
  whenUnsure: () => notApplicable,
})
