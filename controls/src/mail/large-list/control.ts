import { defineControl, notApplicable } from '@beadle/engine'
import { isReleaser, type Response, respond, responseSettings } from '../../response.ts'
import { type Audience, addressed, audienceSetting, keysOf, sentBy } from '../audience.ts'

type Settings = Response & {
  readonly from?: readonly Audience[]
  readonly to?: readonly Audience[]
  readonly people?: number
}

/** Whether it matters to them all the sender knows; the question is asked where many would be interrupted for nothing. */
export const largeList = defineControl<'mail.submit', Settings>({
  id: 'mail.large-list',
  summary: { en: 'Asks the sender whether a message matters to everybody on a large list.' },
  actions: ['mail.submit'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whose mail.' },
      to: { ...audienceSetting, description: 'Which lists.' },
      people: {
        type: 'integer',
        minimum: 2,
        default: 20,
        description: 'From how many people a list, or all recipients together, is large.',
      },
      ...responseSettings,
    },
    additionalProperties: false,
  },
  evaluate({ request, settings, school }) {
    if (!sentBy({ request, school }, settings.from) || isReleaser(request.subject, settings.releasers))
      return notApplicable
    const bound = addressed({ request, school }, settings.to)
    const large = settings.people ?? 20
    const people = bound.reduce((sum, recipient) => sum + recipient.people, 0)
    const isMany =
      bound.filter((recipient) => recipient.people < large).reduce((sum, recipient) => sum + recipient.people, 0) >
      large
    const many = isMany ? bound : bound.filter((recipient) => recipient.people >= large)
    if (many.length === 0) return notApplicable
    return respond({ key: 'mail.large-list.many', params: { people } }, settings.outcome ?? 'second-look', settings, {
      recipients: keysOf(many),
    })
  },
  whenUnsure: () => notApplicable,
})
