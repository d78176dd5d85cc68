import { advise, defineControl, hold, notApplicable } from '@beadle/engine'
import { type Audience, audienceSetting, recipientsOf, sentBy } from '../audience.ts'

type Settings = {
  readonly from?: readonly Audience[]
  readonly confirmFrom?: number
  readonly adviseFrom?: number
  readonly confirmMixed?: boolean
}

/**
 * The mistakes that cannot be taken back: the wrong one of two people with one name, a reply to everybody, more people than
 * was thought, an outsider among colleagues. People behind a list count one by one.
 */
export const recipientCheck = defineControl<'mail.submit', Settings>({
  id: 'mail.recipient-check',
  summary: {
    en: 'Asks the sender to check the recipients: same names, reply-all, many people, outsiders among insiders.',
  },
  actions: ['mail.submit'],
  needs: [],
  reads: ['directory.same-name'],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whose mail.' },
      confirmFrom: {
        type: 'integer',
        minimum: 2,
        default: 10,
        description: 'From how many people the sender confirms.',
      },
      adviseFrom: {
        type: 'integer',
        minimum: 2,
        default: 3,
        description: 'From how many people the sender is advised.',
      },
      confirmMixed: {
        type: 'boolean',
        default: false,
        description: 'Whether outsiders among insiders are confirmed or only advised of.',
      },
    },
    additionalProperties: false,
  },
  evaluate({ request, facts, settings, school }) {
    if (!sentBy({ request, school }, settings.from)) return notApplicable
    const recipients = recipientsOf(request, school)
    const people = recipients.reduce((sum, recipient) => sum + recipient.people, 0)
    const sameName = facts['directory.same-name'] ?? []
    const secondLook = { releasers: ['sender'] as const }
    if (sameName.length > 0)
      return hold({ key: 'mail.recipient-check.same-name', params: { addresses: sameName } }, secondLook)
    if (request.resource.properties.replyAll && people > 1)
      return hold({ key: 'mail.recipient-check.reply-all', params: { people } }, secondLook)
    if (people >= (settings.confirmFrom ?? 10))
      return hold({ key: 'mail.recipient-check.many', params: { people } }, secondLook)
    if (
      recipients.some(({ external }) => external) &&
      recipients.some(({ official, person }) => official || person.group !== undefined)
    ) {
      const because = { key: 'mail.recipient-check.mixed' }
      return settings.confirmMixed ? hold(because, secondLook) : advise(because)
    }
    return people >= (settings.adviseFrom ?? 3)
      ? advise({ key: 'mail.recipient-check.several', params: { people } })
      : notApplicable
  },
  whenUnsure: () => notApplicable,
})
