import { defineControl, notApplicable, type Obligation, permit, type Releaser } from '@beadle/engine'
import { releaserItems } from '../../settings.ts'
import { concerns, type DeviceScope, kindsSetting, ownerSetting } from '../device.ts'

type Settings = DeviceScope & {
  readonly mailOnly?: boolean
  readonly hours?: number
  readonly tell: readonly Releaser[]
}

/** A loss that is reported is never refused, however late; those who must know are told, and of a late report there is an incident. */
export const deviceLoss = defineControl<'device.lost', Settings>({
  id: 'device.loss',
  summary: { en: 'Tells those who must know of a lost device, and opens an incident where it was reported late.' },
  actions: ['device.lost'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      kinds: kindsSetting,
      owner: ownerSetting,
      mailOnly: { type: 'boolean', description: 'True: not for devices known to hold no school mail.' },
      hours: {
        type: 'integer',
        minimum: 0,
        description: 'Hours in which it must be reported; no limit when left out.',
      },
      tell: { type: 'array', items: releaserItems, description: 'Who is told.' },
    },
    required: ['tell'],
    additionalProperties: false,
  },
  evaluate({ request, settings }) {
    const { properties } = request.resource
    const { hours, mailOnly, tell } = settings
    if (!concerns(settings, properties) || (mailOnly && properties.holdsMail === false)) return notApplicable
    const isLate = hours !== undefined && properties.hoursSince > hours
    const told: Obligation = { do: 'notify', who: tell, text: 'device.loss.reported' }
    return isLate
      ? permit(
          { key: 'device.loss.late', params: { hours } },
          {
            obligations: [told, { do: 'open.incident', category: 'late-loss-report', severity: 'medium' }],
            aside: true,
          },
        )
      : permit({ key: 'device.loss.reported' }, { obligations: [told], aside: true })
  },
  whenUnsure: () => notApplicable,
})
