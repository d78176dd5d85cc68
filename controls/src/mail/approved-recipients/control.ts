import { defineControl, deny, notApplicable } from '@beadle/engine'
import { type Audience, addressed, audienceSetting, domainOf, keysOf, type Recipient, sentBy } from '../audience.ts'

type Settings = { readonly from?: readonly Audience[] }

/**
 * A young writer's mailbox reaches the school and whom staff have opened it to, as an address or a whole domain, standing or
 * for a time. Nobody is asked in the moment: staff open it beforehand.
 */
export const approvedRecipients = defineControl<'mail.submit', Settings>({
  id: 'mail.approved-recipients',
  summary: { en: 'Keeps mail inside the school and to recipients staff have approved.' },
  actions: ['mail.submit'],
  needs: [],
  reads: ['mail.approved-recipients'],
  settings: {
    type: 'object',
    properties: { from: { ...audienceSetting, description: 'Whose mail.' } },
    additionalProperties: false,
  },
  evaluate(input) {
    if (!sentBy(input, input.settings.from)) return notApplicable
    const approved = new Set((input.facts['mail.approved-recipients'] ?? []).map(plain))
    const others = addressed(input).filter((recipient) => recipient.external && !isApproved(recipient, approved))
    return others.length > 0
      ? deny({ key: 'mail.approved-recipients.other' }, { recipients: keysOf(others) })
      : notApplicable
  },
  whenUnsure: () => notApplicable,
})

function plain(approved: string): string {
  return approved.trim().toLowerCase().replace(/^@/, '')
}

function isApproved({ address = '' }: Recipient, approved: ReadonlySet<string>): boolean {
  return approved.has(address) || approved.has(domainOf(address))
}
