import { defineControl, notApplicable } from '@beadle/engine'
import { type Audience, audienceSetting, recipientOf, sentBy } from '../../mail/audience.ts'
import { actSettings, type Response, respond } from '../../response.ts'
import { isEmergency } from '../emergency.ts'

type Act = 'text.send' | 'call.make'

type Settings = Response & {
  readonly actions?: readonly Act[]
  readonly from?: readonly Audience[]
  readonly to?: readonly Audience[]
  readonly emergencies?: boolean
}

/** A message or call from a private phone is as private as mail from a private address, and gives the number away besides. */
export const schoolPhoneOnly = defineControl<Act, Settings>({
  id: 'messaging.school-phone-only',
  summary: {
    en: 'Refuses messages and calls from private phones to those who may be reached over the school’s systems only.',
  },
  actions: ['text.send', 'call.make'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      actions: {
        type: 'array',
        items: { type: 'string', enum: ['text.send', 'call.make'] },
        description: 'Text messages, calls; messages only when left out.',
      },
      from: { ...audienceSetting, description: 'Whose messages and calls.' },
      to: { ...audienceSetting, description: 'Messages and calls to whom.' },
      emergencies: {
        type: 'boolean',
        description: 'Whether it binds in an emergency as well; it does not when left out.',
      },
      ...actSettings,
    },
    additionalProperties: false,
  },
  evaluate({ request, settings, school }) {
    const { phone, with: people = [] } = request.resource.properties
    const { actions = ['text.send'], from, to = ['all'], emergencies = false, outcome = 'deny' } = settings
    if (!actions.includes(request.action.name) || phone !== 'personal' || !sentBy({ request, school }, from))
      return notApplicable
    if (!emergencies && isEmergency(request)) return notApplicable
    const isBound = people.some((person) => to.some((audience) => recipientOf(person, school).audiences.has(audience)))
    return isBound ? respond({ key: 'messaging.school-phone-only.private' }, outcome, settings) : notApplicable
  },
  whenUnsure: () => notApplicable,
})
