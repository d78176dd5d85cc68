import { type ActionName, type Device, defineControl, deny, notApplicable } from '@beadle/engine'
import { type Audience, audienceSetting, sentBy } from '../../mail/audience.ts'
import { contentItems } from '../../settings.ts'
import { actionsSetting, concerns, type DeviceScope, deviceOf, kindsSetting, ownerSetting } from '../device.ts'

type Opened = 'account.log-on' | 'device.connect' | 'device.take-home' | 'file.open' | 'remote.connect'

type Settings = DeviceScope & {
  readonly from?: readonly Audience[]
  readonly actions?: readonly ActionName[]
  readonly contents?: NonNullable<Device['contents']>
}

const actions: readonly Opened[] = [
  'account.log-on',
  'device.connect',
  'device.take-home',
  'file.open',
  'remote.connect',
]

/** A device that opens for anybody opens what is on it. Of one that says nothing no ill is thought. */
export const passcode = defineControl<Opened, Settings>({
  id: 'device.passcode',
  summary: { en: 'Refuses to use, connect or take away a device that opens without a password.' },
  actions,
  needs: [],
  reads: ['content.personal-data'],
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
    },
    additionalProperties: false,
  },
  applies: ({ request, settings, school }) =>
    sentBy({ request, school }, settings.from) && (settings.actions?.includes(request.action.name) ?? true),
  evaluate({ request, settings, facts }) {
    const device = deviceOf(request)
    const { contents } = settings
    if (device?.passcode !== 'none' || !concerns(settings, device)) return notApplicable
    const opened = request.action.name === 'file.open' && (facts['content.personal-data'] ?? []).length > 0
    const holds = [...(device.contents ?? []), ...(opened ? ['personal-data' as const] : [])]
    if (contents && !holds.some((content) => contents.includes(content))) return notApplicable
    return deny({ key: 'device.passcode.none' })
  },
  whenUnsure: () => notApplicable,
})
