import { defineControl, notApplicable } from '@beadle/engine'
import { type Response, respond, responseSettings, unread } from '../../response.ts'
import { type Audience, addressed, audienceSetting, keysOf, type Recipient, sentBy } from '../audience.ts'

type Settings = Response & { readonly from?: readonly Audience[]; readonly notTo?: readonly Audience[] }

/** Somebody who knows the pupil hears of a meeting before it is arranged; releasing the message is the permission. */
export const arrangingToMeet = defineControl<'mail.submit', Settings>({
  id: 'mail.arranging-to-meet',
  summary: { en: 'Holds a pupil’s message that arranges to meet somebody until it is released.' },
  actions: ['mail.submit'],
  needs: ['content.arranging-to-meet'],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whose mail.' },
      notTo: { ...audienceSetting, description: 'Whom they may meet without asking.' },
      ...responseSettings,
    },
    additionalProperties: false,
  },
  applies: (input) =>
    sentBy(input, input.settings.from) && addressed(input).some((recipient) => isAsked(recipient, input.settings)),
  evaluate(input) {
    const { facts, settings } = input
    if (!facts['content.arranging-to-meet']) return notApplicable
    const recipients = keysOf(addressed(input).filter((recipient) => isAsked(recipient, settings)))
    return respond({ key: 'mail.arranging-to-meet.found' }, settings.outcome ?? 'release', settings, { recipients })
  },
  whenUnsure: (input) =>
    unread(input.settings, {
      recipients: keysOf(addressed(input).filter((recipient) => isAsked(recipient, input.settings))),
    }),
})

function isAsked({ audiences }: Recipient, { notTo = ['staff'] }: Settings): boolean {
  return !notTo.some((audience) => audiences.has(audience))
}
