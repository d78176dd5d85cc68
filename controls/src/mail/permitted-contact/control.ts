import { defineControl, type Facts, notApplicable, permit } from '@beadle/engine'
import { type Audience, addressed, audienceSetting, keysOf, sentBy } from '../audience.ts'

type Detail = NonNullable<Facts['content.personal-contact']>[number]

type Settings = {
  readonly from?: readonly Audience[]
  readonly to?: readonly Audience[]
  readonly details?: readonly Detail[]
}

/** Private details that people may give one another; the binding lifts what would keep them apart. */
export const permittedContact = defineControl<'mail.submit', Settings>({
  id: 'mail.permitted-contact',
  summary: { en: 'Allows private contact details between those who may have them.' },
  actions: ['mail.submit'],
  needs: [],
  reads: ['content.personal-contact'],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whose mail.' },
      to: { ...audienceSetting, description: 'Mail to whom.' },
      details: {
        type: 'array',
        items: { type: 'string', enum: ['home-address', 'personal-phone', 'personal-mobile', 'personal-email'] },
        description: 'Which details; all of them when left out.',
      },
    },
    additionalProperties: false,
  },
  evaluate(input) {
    const { facts, settings } = input
    const details = (facts['content.personal-contact'] ?? []).filter((d) => settings.details?.includes(d) ?? true)
    if (details.length === 0 || !sentBy(input, settings.from)) return notApplicable
    const bound = addressed(input, settings.to)
    return bound.length > 0
      ? permit({ key: 'mail.permitted-contact.allowed' }, { recipients: keysOf(bound) })
      : notApplicable
  },
  whenUnsure: () => notApplicable,
})
