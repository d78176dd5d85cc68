import { defineControl, notApplicable } from '@beadle/engine'
import { type Response, respond, responseSettings } from '../../response.ts'
import { type Audience, addressed, audienceSetting, sentBy } from '../audience.ts'

type Settings = Response & {
  readonly from?: readonly Audience[]
  readonly to?: readonly Audience[]
  readonly megabytes: number
}

const megabyte = 1_000_000

/** What a message takes up is its attachments once for everybody it goes to; people behind a list count one by one. */
export const serverLoad = defineControl<'mail.submit', Settings>({
  id: 'mail.server-load',
  summary: {
    en: 'Asks for a second look when attachments times recipients take up more room than the school thinks fit.',
  },
  actions: ['mail.submit'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whose mail.' },
      to: { ...audienceSetting, description: 'Mail to whom.' },
      megabytes: {
        type: 'number',
        minimum: 0,
        description: 'From how many megabytes (of 1,000,000 bytes) attachments times people are too many.',
      },
      ...responseSettings,
    },
    required: ['megabytes'],
    additionalProperties: false,
  },
  evaluate(input) {
    const { request, settings } = input
    const { attachments = [] } = request.resource.properties
    const bytes = attachments.reduce((sum, file) => sum + file.bytes, 0)
    if (bytes === 0 || !sentBy(input, settings.from)) return notApplicable
    const people = addressed(input, settings.to).reduce((sum, recipient) => sum + recipient.people, 0)
    const load = bytes * people
    if (people === 0 || load < settings.megabytes * megabyte) return notApplicable
    const because = { key: 'mail.server-load.heavy', params: { people, megabytes: Math.round(load / megabyte) } }
    return respond(because, settings.outcome ?? 'second-look', settings)
  },
  whenUnsure: () => notApplicable,
})
