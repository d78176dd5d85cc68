import { defineControl, notApplicable } from '@beadle/engine'
import { type Response, respond, responseSettings } from '../../response.ts'
import { type Audience, audienceSetting, sentBy } from '../audience.ts'

type Settings = Response & { readonly from?: readonly Audience[] }

/** The children in the room come first; whoever needs the mailbox all the same says so and opens it. */
export const whileSupervising = defineControl<'mail.open' | 'device.use-mail', Settings>({
  id: 'mail.while-supervising',
  summary: { en: 'Asks for a second look before those who are teaching or supervising open their own mail.' },
  actions: ['mail.open', 'device.use-mail'],
  needs: [],
  reads: ['work.teaching-now'],
  settings: {
    type: 'object',
    properties: { from: { ...audienceSetting, description: 'Whose mailboxes.' }, ...responseSettings },
    additionalProperties: false,
  },
  evaluate(input) {
    const { request, facts, settings } = input
    const { properties } = request.resource
    const isOwn = !('purpose' in properties) || properties.owner === 'self' || properties.owner === request.subject.id
    if (facts['work.teaching-now'] !== true || !isOwn || !sentBy(input, settings.from)) return notApplicable
    return respond({ key: 'mail.while-supervising.teaching' }, settings.outcome ?? 'second-look', settings)
  },
  whenUnsure: () => notApplicable,
})
