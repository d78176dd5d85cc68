import { defineControl, deny, notApplicable } from '@beadle/engine'
import { type Audience, audienceSetting, sentBy } from '../../mail/audience.ts'
import { concerns, type DeviceScope, kindsSetting, ownerSetting } from '../device.ts'

type Settings = DeviceScope & { readonly from?: readonly Audience[] }

/** Some equipment stays in school, whatever for it would go. */
export const neverHome = defineControl<'device.take-home', Settings>({
  id: 'device.never-home',
  summary: { en: 'Refuses to let equipment of some kinds go home.' },
  actions: ['device.take-home'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whom it binds.' },
      kinds: kindsSetting,
      owner: ownerSetting,
    },
    additionalProperties: false,
  },
  evaluate: ({ request, settings, school }) =>
    sentBy({ request, school }, settings.from) && concerns(settings, request.resource.properties)
      ? deny({ key: 'device.never-home.stays' })
      : notApplicable,
  whenUnsure: () => notApplicable,
})
