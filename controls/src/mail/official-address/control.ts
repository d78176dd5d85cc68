import { type ActionName, defineControl, notApplicable, type Properties } from '@beadle/engine'
import { type Response, respond, responseSettings } from '../../response.ts'
import { type Audience, addressed, audienceSetting, isOfficial, keysOf, sentBy } from '../audience.ts'

type Mark = NonNullable<Properties['mail.submit']['marked']>

type Settings = Response & {
  readonly from?: readonly Audience[]
  readonly to?: readonly Audience[]
  readonly actions?: readonly ActionName[]
  readonly sparedMarks?: readonly Mark[]
}

/** The address a message comes from decides, not the account that carried it: a private address is refused with the way to do it right. */
export const officialAddress = defineControl<'mail.submit' | 'mail.receive', Settings>({
  id: 'mail.official-address',
  summary: { en: 'Refuses, or asks about, mail that school people send from an address that is not the school’s.' },
  actions: ['mail.submit', 'mail.receive'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whose mail.' },
      to: { ...audienceSetting, description: 'Mail to whom.' },
      actions: {
        type: 'array',
        items: { type: 'string', enum: ['mail.submit', 'mail.receive'] },
        description: 'Sent through the school, arriving from outside; both when left out.',
      },
      sparedMarks: {
        type: 'array',
        items: { type: 'string', enum: ['personal', 'private-and-confidential', 'protected', 'restricted'] },
        description: 'Marks that say it is no work of the school’s.',
      },
      ...responseSettings,
    },
    additionalProperties: false,
  },
  evaluate({ request, settings, school }) {
    const { from, marked } = request.resource.properties
    const { actions, sparedMarks = [] } = settings
    if (isOfficial(from, school) || !sentBy({ request, school }, settings.from)) return notApplicable
    if (actions && !actions.includes(request.action.name)) return notApplicable
    if (marked !== undefined && sparedMarks.includes(marked)) return notApplicable
    const bound = addressed({ request, school }, settings.to)
    if (bound.length === 0) return notApplicable
    const because = { key: 'mail.official-address.private' }
    return respond(because, settings.outcome ?? 'deny', settings, { recipients: keysOf(bound) })
  },
  whenUnsure: () => notApplicable,
})
