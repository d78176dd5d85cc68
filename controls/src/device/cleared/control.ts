import { defineControl, hold, notApplicable } from '@beadle/engine'
import { type Audience, audienceSetting, sentBy } from '../../mail/audience.ts'
import { concerns, type DeviceScope, kindsSetting } from '../device.ts'

type Settings = Pick<DeviceScope, 'kinds'> & { readonly from?: readonly Audience[] }

/** Borrowed equipment comes back without what is the borrower's own; whoever brings it clears it, and only they. */
export const deviceCleared = defineControl<'device.return', Settings>({
  id: 'device.cleared',
  summary: { en: 'Has the borrower clear personal files from equipment before it is given back.' },
  actions: ['device.return'],
  needs: [],
  settings: {
    type: 'object',
    properties: { from: { ...audienceSetting, description: 'Whom it binds.' }, kinds: kindsSetting },
    additionalProperties: false,
  },
  evaluate({ request, settings, school }) {
    const { properties } = request.resource
    const { personalFilesFound, contents = [] } = properties
    if (!sentBy({ request, school }, settings.from) || !concerns(settings, properties)) return notApplicable
    const isFound =
      personalFilesFound ?? contents.some((content) => content === 'personal-files' || content === 'personal-data')
    return isFound ? hold({ key: 'device.cleared.not' }, { releasers: ['sender'] }) : notApplicable
  },
  whenUnsure: () => notApplicable,
})
