import {
  defineControl,
  deny,
  type Finding,
  hold,
  notApplicable,
  type Properties,
  permit,
  type Releaser,
} from '@beadle/engine'
import { type Audience, addressed, audienceSetting, keysOf, type Recipient, sentBy } from '../audience.ts'

type Mark = NonNullable<Properties['mail.submit']['marked']>

type Settings = {
  readonly sparedMarks?: readonly Mark[]
  readonly from?: readonly Audience[]
  readonly to?: readonly Audience[]
  readonly instead?: 'deny' | 'redirect' | 'second-look'
}

/**
 * Somebody of the school is written to at the school, never at home. What a child writes to a member of staff must arrive
 * all the same, so `redirect` sends it to the person's school address instead of refusing it.
 */
export const schoolAddressesOnly = defineControl<'mail.submit', Settings>({
  id: 'mail.school-addresses-only',
  summary: {
    en: 'Keeps mail away from the private addresses of pupils or staff: refused, or redirected to the school address.',
  },
  actions: ['mail.submit'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whose mail.' },
      to: { ...audienceSetting, description: 'Whose private addresses.' },
      sparedMarks: {
        type: 'array',
        items: { type: 'string', enum: ['personal', 'private-and-confidential', 'protected', 'restricted'] },
        description: 'Marks that say it is no work of the school’s.',
      },
      instead: {
        type: 'string',
        enum: ['deny', 'redirect', 'second-look'],
        description: 'Refused, sent to the person’s school address, or left to the sender’s second look.',
      },
    },
    additionalProperties: false,
  },
  evaluate({ request, settings, school }) {
    const { marked } = request.resource.properties
    if (marked !== undefined && settings.sparedMarks?.includes(marked)) return notApplicable
    if (!sentBy({ request, school }, settings.from)) return notApplicable
    const private_ = addressed({ request, school }, settings.to).filter(({ external }) => external)
    if (private_.length === 0) return notApplicable
    if (settings.instead === 'redirect') return private_.map(redirect)
    const because = { key: 'mail.school-addresses-only.private' }
    const recipients = keysOf(private_)
    return settings.instead === 'second-look'
      ? hold(because, { releasers: ['sender'] }, { recipients })
      : deny(because, { recipients })
  },
  whenUnsure: () => notApplicable,
})

function redirect({ key, person }: Recipient): Finding {
  const to: Releaser = person.person === undefined ? 'recipient' : `person:${person.person}`
  return permit(
    { key: 'mail.school-addresses-only.redirected' },
    { recipients: [key], obligations: [{ do: 'mail.redirect', to, recipients: [key] }] },
  )
}
