import { defineControl, notApplicable } from '@beadle/engine'
import { type Response, respond, responseSettings } from '../../response.ts'
import { type Audience, addressed, audienceSetting, sentBy } from '../audience.ts'

type Settings = Response & { readonly from?: readonly Audience[]; readonly to?: readonly Audience[] }

/** The directory says that a recipient has a namesake; which of the two is meant only the sender knows. */
export const sameName = defineControl<'mail.submit', Settings>({
  id: 'mail.same-name',
  summary: { en: 'Asks for a second look when somebody else has the same name as a recipient.' },
  actions: ['mail.submit'],
  needs: ['directory.same-name'],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whose mail.' },
      to: { ...audienceSetting, description: 'Mail to whom.' },
      ...responseSettings,
    },
    additionalProperties: false,
  },
  evaluate(input) {
    const { facts, settings } = input
    const addresses = facts['directory.same-name'] ?? []
    if (addresses.length === 0 || !sentBy(input, settings.from) || addressed(input, settings.to).length === 0)
      return notApplicable
    return respond(
      { key: 'mail.same-name.namesake', params: { addresses } },
      settings.outcome ?? 'second-look',
      settings,
    )
  },
  whenUnsure: () => notApplicable,
})
