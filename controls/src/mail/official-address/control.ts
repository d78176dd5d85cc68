import { defineControl, deny, notApplicable } from '@beadle/engine'
import { type Audience, addressed, audienceSetting, isOfficial, keysOf, sentBy } from '../audience.ts'

type Settings = { readonly from?: readonly Audience[]; readonly to?: readonly Audience[] }

/** The address a message comes from decides, not the account that carried it: a private address is refused with the way to do it right. */
export const officialAddress = defineControl<'mail.submit' | 'mail.receive', Settings>({
  id: 'mail.official-address',
  summary: { en: 'Refuses mail that school people send from an address that is not the school’s.' },
  actions: ['mail.submit', 'mail.receive'],
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
    const { from } = request.resource.properties
    if (isOfficial(from, school) || !sentBy({ request, school }, settings.from)) return notApplicable
    const bound = addressed({ request, school }, settings.to)
    if (bound.length === 0) return notApplicable
    return deny({ key: 'mail.official-address.private' }, { recipients: keysOf(bound) })
  },
  whenUnsure: () => notApplicable,
})
