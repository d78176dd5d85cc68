import { defineControl, type Finding, hold, type Input, notApplicable } from '@beadle/engine'
import { type Response, releaseBy, responseSettings } from '../../response.ts'
import { type Audience, addressed, audienceSetting, keysOf, sentBy } from '../audience.ts'

type Settings = Response & { readonly from?: readonly Audience[]; readonly to?: readonly Audience[] }
type Sending = Input<'mail.submit', Settings>

/** Asked once per correspondent: who releases the first message can make the authorisation standing. */
export const outsideOrganisation = defineControl<'mail.submit', Settings>({
  id: 'mail.outside-organisation',
  summary: { en: 'Holds mail to an outside organisation until the correspondence is authorised.' },
  actions: ['mail.submit'],
  needs: ['mail.standing-authorisation'],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whose mail.' },
      to: { ...audienceSetting, description: 'Mail to whom.' },
      ...responseSettings,
    },
    additionalProperties: false,
  },
  applies: (input) => sentBy(input, input.settings.from) && addressed(input, audience(input)).length > 0,
  evaluate: (input) => (input.facts['mail.standing-authorisation'] ? notApplicable : wait(input)),
  whenUnsure: (input) => wait(input),
})

function wait(input: Sending): Finding {
  const recipients = keysOf(addressed(input, audience(input)))
  return hold({ key: 'mail.outside-organisation.not-authorised' }, releaseBy(input.settings), { recipients })
}

function audience({ settings }: Sending): readonly Audience[] {
  return settings.to ?? ['organisation']
}
