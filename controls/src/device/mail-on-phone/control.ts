import { type ActionName, advise, defineControl, deny, hold, notApplicable, type Releaser } from '@beadle/engine'
import { type Audience, audienceSetting, sentBy } from '../../mail/audience.ts'
import { releaserItems } from '../../settings.ts'

type Settings = {
  readonly from?: readonly Audience[]
  readonly actions?: readonly ActionName[]
  readonly owner?: 'school' | 'personal'
  readonly asks: 'passcode' | 'approved-app' | 'reluctance'
  readonly releasers?: readonly Releaser[]
}

/**
 * Phones and tablets only; a laptop has the rules of laptops. Whether a passcode is set is known, or a person finds out
 * before mail comes onto the device; on the network alone an unknown device is let be.
 */
export const mailOnPhone = defineControl<'device.use-mail' | 'device.connect', Settings>({
  id: 'device.mail-on-phone',
  summary: {
    en: 'Lets school mail onto a phone or tablet only with a passcode, in the approved app, and with a word of advice.',
  },
  actions: ['device.use-mail', 'device.connect'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whose phones.' },
      actions: {
        type: 'array',
        items: { type: 'string', enum: ['device.use-mail', 'device.connect'] },
        description: 'Opening mail on it, connecting it to the network; mail only when left out.',
      },
      owner: { type: 'string', enum: ['school', 'personal'], description: 'Devices of whom; both when left out.' },
      asks: {
        type: 'string',
        enum: ['passcode', 'approved-app', 'reluctance'],
        description: 'A passcode, the approved app, or that one thinks twice about mail on a phone at all.',
      },
      releasers: { type: 'array', items: releaserItems, description: 'Who finds out whether a passcode is set.' },
    },
    required: ['asks'],
    additionalProperties: false,
  },
  evaluate({ request, settings, school }) {
    const { properties } = request.resource
    const { kind, passcode } = properties
    const { actions = ['device.use-mail'], asks, releasers } = settings
    if ((kind !== 'phone' && kind !== 'tablet') || !actions.includes(request.action.name)) return notApplicable
    if (settings.owner !== undefined && settings.owner !== properties.owner) return notApplicable
    if (!sentBy({ request, school }, settings.from)) return notApplicable
    if (asks === 'reluctance') return advise({ key: 'device.mail-on-phone.think-twice' })
    if (asks === 'approved-app') {
      return 'client' in properties && properties.client === 'other'
        ? hold({ key: 'device.mail-on-phone.other-app' }, { releasers: ['sender'] })
        : notApplicable
    }
    if (passcode === 'none') return deny({ key: 'device.mail-on-phone.no-passcode' })
    if (passcode === undefined && request.action.name === 'device.use-mail')
      return hold({ key: 'device.mail-on-phone.passcode-unknown' }, releasers ? { releasers } : {})
    return notApplicable
  },
  whenUnsure: () => notApplicable,
})
