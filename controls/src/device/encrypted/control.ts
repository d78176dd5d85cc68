import { type ActionName, type Device, defineControl, deny, hold, notApplicable, permit } from '@beadle/engine'
import { type Audience, audienceSetting, sentBy } from '../../mail/audience.ts'
import { releaseBy } from '../../response.ts'
import { contentItems, releaserItems } from '../../settings.ts'
import { actionsSetting, concerns, type DeviceScope, deviceOf, kindsSetting, ownerSetting } from '../device.ts'

type Carried = 'device.connect' | 'device.take-home'

type Settings = DeviceScope & {
  readonly from?: readonly Audience[]
  readonly actions?: readonly ActionName[]
  readonly contents?: NonNullable<Device['contents']>
  readonly allows?: boolean
  readonly releasers?: Parameters<typeof releaseBy>[0]['releasers']
}

const actions: readonly Carried[] = ['device.connect', 'device.take-home']

/** What is not known is found out before a device leaves the building; one that is only connected is let be. */
export const deviceEncrypted = defineControl<Carried, Settings>({
  id: 'device.encrypted',
  summary: { en: 'Refuses to connect or take away a device or medium that is not encrypted.' },
  actions,
  needs: [],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whose acts.' },
      actions: actionsSetting(actions),
      kinds: kindsSetting,
      owner: ownerSetting,
      contents: {
        type: 'array',
        items: contentItems,
        description: 'Only devices that hold one of these; every device when left out.',
      },
      allows: { type: 'boolean', description: 'True where the clause itself allows the encrypted device.' },
      releasers: { type: 'array', items: releaserItems, description: 'Who finds out whether it is encrypted.' },
    },
    additionalProperties: false,
  },
  applies: ({ request, settings, school }) =>
    sentBy({ request, school }, settings.from) && (settings.actions?.includes(request.action.name) ?? true),
  evaluate({ request, settings }) {
    const device = deviceOf(request)
    const { contents, allows } = settings
    if (device === undefined || !concerns(settings, device)) return notApplicable
    if (contents && !device.contents?.some((content) => contents.includes(content))) return notApplicable
    if (device.encrypted) return allows ? permit({ key: 'device.encrypted.allowed' }) : notApplicable
    if (device.encrypted === false) return deny({ key: 'device.encrypted.not' })
    return request.action.name === 'device.take-home' || allows
      ? hold({ key: 'device.encrypted.unknown' }, releaseBy(settings))
      : notApplicable
  },
  whenUnsure: () => notApplicable,
})
