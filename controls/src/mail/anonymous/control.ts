import { defineControl, deny, notApplicable } from '@beadle/engine'
import { type Audience, addressed, audienceSetting, keysOf, sentBy } from '../audience.ts'

type Settings = { readonly from?: readonly Audience[]; readonly to?: readonly Audience[] }

/** A message carries the name of who wrote it. What is reported without a name goes all the same: the safe lane sees to that. */
export const anonymousMail = defineControl<'mail.submit', Settings>({
  id: 'mail.anonymous',
  summary: { en: 'Refuses anonymous mail.' },
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
  evaluate(input) {
    const bound = addressed(input, input.settings.to)
    const isNamed = input.request.resource.properties.anonymous !== true
    return isNamed || bound.length === 0 || !sentBy(input, input.settings.from)
      ? notApplicable
      : deny({ key: 'mail.anonymous.nameless' }, { recipients: keysOf(bound) })
  },
  whenUnsure: () => notApplicable,
})
