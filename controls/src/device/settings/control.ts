import { defineControl, notApplicable, type Properties, type Role } from '@beadle/engine'
import { type Audience, audienceSetting, sentBy } from '../../mail/audience.ts'
import { type Response, respond, responseSettings } from '../../response.ts'
import { roleItems } from '../../settings.ts'
import { concerns, type DeviceScope, kindsSetting, ownerSetting } from '../device.ts'

type Change = NonNullable<Properties['device.configure']['change']>

type Settings = Response &
  DeviceScope & {
    readonly from?: readonly Audience[]
    readonly changes?: readonly Change[]
    readonly exempt?: readonly Role[]
  }

/** How a device is set up is for those who look after it; for others it waits for them, or is refused. */
export const deviceSettings = defineControl<'device.configure', Settings>({
  id: 'device.settings',
  summary: { en: 'Leaves the settings of computers to those who look after them.' },
  actions: ['device.configure'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whom it binds.' },
      kinds: kindsSetting,
      owner: ownerSetting,
      changes: {
        type: 'array',
        items: { type: 'string', enum: ['settings', 'software', 'antivirus', 'filtering'] },
        description: 'Which changes; all of them when left out.',
      },
      exempt: { type: 'array', items: roleItems, description: 'Whose work it is.' },
      ...responseSettings,
    },
    additionalProperties: false,
  },
  evaluate({ request, settings, school }) {
    const { properties } = request.resource
    const { changes, exempt = [] } = settings
    if (!sentBy({ request, school }, settings.from) || !concerns(settings, properties)) return notApplicable
    if (changes && !changes.includes(properties.change)) return notApplicable
    if (request.subject.properties.roles.some((role) => exempt.includes(role))) return notApplicable
    return respond({ key: 'device.settings.changed' }, settings.outcome ?? 'deny', settings)
  },
  whenUnsure: () => notApplicable,
})
