import { defineControl, notApplicable, type Properties } from '@beadle/engine'
import { type Audience, audienceSetting, sentBy } from '../../mail/audience.ts'
import { isReleaser, oneStepSetting, type Response, releasersSetting, respond } from '../../response.ts'
import { concerns, type DeviceScope, kindsSetting, ownerSetting } from '../device.ts'

type Change = NonNullable<Properties['device.configure']['change']>

type Settings = Pick<Response, 'outcome' | 'releasers'> &
  DeviceScope & {
    readonly from?: readonly Audience[]
    readonly changes?: readonly Change[]
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
      outcome: oneStepSetting,
      releasers: { ...releasersSetting, description: 'Whose work it is; they release it where it waits.' },
    },
    additionalProperties: false,
  },
  evaluate({ request, settings, school }) {
    const { properties } = request.resource
    const { changes } = settings
    if (!sentBy({ request, school }, settings.from) || !concerns(settings, properties)) return notApplicable
    if (changes && !changes.includes(properties.change)) return notApplicable
    if (isReleaser(request.subject, settings.releasers)) return notApplicable
    return respond({ key: 'device.settings.changed' }, settings.outcome ?? 'deny', settings)
  },
  whenUnsure: () => notApplicable,
})
