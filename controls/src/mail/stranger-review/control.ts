import { defineControl, hold, type Input, notApplicable } from '@beadle/engine'
import { type Response, releaseBy, responseSettings } from '../../response.ts'
import { type Audience, addressed, audienceSetting, keysOf } from '../audience.ts'

type Settings = Response & { readonly to?: readonly Audience[] }
type Arriving = Input<'mail.receive', Settings>

/** A child need not decide whether to open what a stranger writes: an adult has seen it first. It reaches a person in any case. */
export const strangerReview = defineControl<'mail.receive', Settings>({
  id: 'mail.stranger-review',
  summary: { en: 'Holds mail from unknown senders to those who should not open it until a person has seen it.' },
  actions: ['mail.receive'],
  needs: ['mail.known-sender'],
  settings: {
    type: 'object',
    properties: {
      to: { ...audienceSetting, description: 'Mail to whom; pupils when left out.' },
      ...responseSettings,
    },
    additionalProperties: false,
  },
  applies: (input) => bound(input).length > 0,
  evaluate: (input) => (input.facts['mail.known-sender'] ? notApplicable : wait(input)),
  whenUnsure: (input) => wait(input),
})

function bound(input: Arriving) {
  return addressed(input, input.settings.to ?? ['pupil'])
}

function wait(input: Arriving) {
  return hold({ key: 'mail.stranger-review.unknown' }, releaseBy(input.settings), { recipients: keysOf(bound(input)) })
}
