import { advise, defineControl, deny, hold, notApplicable, type Releaser } from '@beadle/engine'
import { type Audience, audienceSetting, sentBy } from '../../mail/audience.ts'

type Settings = {
  readonly from?: readonly Audience[]
  readonly asks: 'passcode' | 'approved-app' | 'reluctance'
  readonly releasers?: readonly Releaser[]
}

/** Phones and tablets only; a laptop has the rules of laptops. Whether a passcode is set is known or a person finds out. */
export const mailOnPhone = defineControl<'device.use-mail', Settings>({
  id: 'device.mail-on-phone',
  summary: {
    en: 'Lets school mail onto a phone or tablet only with a passcode, in the approved app, and with a word of advice.',
  },
  actions: ['device.use-mail'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whose phones.' },
      asks: {
        type: 'string',
        enum: ['passcode', 'approved-app', 'reluctance'],
        description: 'A passcode, the approved app, or that one thinks twice about mail on a phone at all.',
      },
      releasers: { type: 'array', items: { type: 'string' }, description: 'Who finds out whether a passcode is set.' },
    },
    required: ['asks'],
    additionalProperties: false,
  },
  evaluate({ request, settings, school }) {
    const { kind, passcode, client } = request.resource.properties
    if ((kind !== 'phone' && kind !== 'tablet') || !sentBy({ request, school }, settings.from)) return notApplicable
    const { asks, releasers } = settings
    if (asks === 'reluctance') return advise({ key: 'device.mail-on-phone.think-twice' })
    if (asks === 'approved-app') {
      return client === 'other'
        ? hold({ key: 'device.mail-on-phone.other-app' }, { releasers: ['sender'] })
        : notApplicable
    }
    if (passcode === 'none') return deny({ key: 'device.mail-on-phone.no-passcode' })
    if (passcode === undefined)
      return hold({ key: 'device.mail-on-phone.passcode-unknown' }, releasers ? { releasers } : {})
    return notApplicable
  },
  whenUnsure: () => notApplicable,
})
