import { defineControl, notApplicable, permit, type Releaser } from '@beadle/engine'
import { releaserItems } from '../../settings.ts'
import { concerns, type DeviceScope, kindsSetting, ownerSetting } from '../device.ts'

type Settings = DeviceScope & { readonly tell?: readonly Releaser[] }

/** What is wiped does not come back, so two people do it; where nobody knows whether there is mail on it, somebody finds out first. */
export const remoteWipe = defineControl<'device.lost', Settings>({
  id: 'device.remote-wipe',
  summary: { en: 'Has a lost device that holds school mail wiped from afar, by two people.' },
  actions: ['device.lost'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      kinds: kindsSetting,
      owner: ownerSetting,
      tell: { type: 'array', items: releaserItems, description: 'Who is told, and finds out what it holds.' },
    },
    additionalProperties: false,
  },
  evaluate({ request, settings }) {
    const { properties } = request.resource
    const { tell = [] } = settings
    if (properties.holdsMail === false || !concerns(settings, properties)) return notApplicable
    const told = tell.length > 0 ? [{ do: 'notify' as const, who: tell, text: 'device.remote-wipe.lost' }] : []
    return properties.holdsMail
      ? permit(
          { key: 'device.remote-wipe.wiped' },
          { obligations: [{ do: 'device.wipe', withTwoPeople: true }, ...told], aside: true },
        )
      : permit({ key: 'device.remote-wipe.unknown' }, { obligations: told, aside: true })
  },
  whenUnsure: () => notApplicable,
})
