import {
  type ActionName,
  type Device,
  defineControl,
  type Finding,
  hold,
  type Input,
  notApplicable,
  type Releaser,
} from '@beadle/engine'
import { type Audience, audienceSetting, sentBy } from '../../mail/audience.ts'
import { oneStepSetting, type Response, releaseBy, releasersSetting, respond } from '../../response.ts'
import { releaserItems } from '../../settings.ts'
import { actionsSetting, concerns, type DeviceScope, deviceOf, kindsSetting, ownerSetting } from '../device.ts'

type Protected = 'device.connect' | 'device.take-home' | 'remote.connect'
type Antivirus = NonNullable<Device['antivirus']>

type Settings = Pick<Response, 'outcome' | 'releasers'> &
  DeviceScope & {
    readonly from?: readonly Audience[]
    readonly actions?: readonly ActionName[]
    readonly least: Exclude<Antivirus, 'none'>
    readonly unknown?: 'ask' | 'let-be'
    readonly tell?: readonly Releaser[]
  }

const actions: readonly Protected[] = ['device.connect', 'device.take-home', 'remote.connect']
const rank: Readonly<Record<Antivirus, number>> = { none: 0, installed: 1, 'approved-current': 2 }

/** What keeps a device free of viruses is known or found out; a device of which nothing is known is asked about where the pack says so. */
export const antivirus = defineControl<Protected, Settings>({
  id: 'device.antivirus',
  summary: { en: 'Lets a device connect, go home or reach the network from outside only with antivirus protection.' },
  actions,
  needs: [],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whose acts.' },
      actions: actionsSetting(actions),
      kinds: kindsSetting,
      owner: ownerSetting,
      least: {
        type: 'string',
        enum: ['installed', 'approved-current'],
        description: 'The least there must be: some antivirus, or one that is approved and up to date.',
      },
      unknown: {
        type: 'string',
        enum: ['ask', 'let-be'],
        description: 'Whether somebody finds out where it is not known; let be when left out.',
      },
      tell: { type: 'array', items: releaserItems, description: 'Who is told of a device that falls short.' },
      outcome: oneStepSetting,
      releasers: releasersSetting,
    },
    required: ['least'],
    additionalProperties: false,
  },
  applies: ({ request, settings, school }) =>
    sentBy({ request, school }, settings.from) && (settings.actions?.includes(request.action.name) ?? true),
  evaluate: ({ request, settings }) => answer(deviceOf(request), settings),
  whenUnsure: () => notApplicable,
})

function answer(
  device: Device | undefined,
  settings: Input<Protected, Settings>['settings'],
): Finding | readonly Finding[] {
  if (device === undefined || !concerns(settings, device)) return notApplicable
  if (device.antivirus === undefined)
    return settings.unknown === 'ask' ? hold({ key: 'device.antivirus.unknown' }, releaseBy(settings)) : notApplicable
  if (rank[device.antivirus] >= rank[settings.least]) return notApplicable
  const key = device.antivirus === 'none' ? 'device.antivirus.none' : 'device.antivirus.not-current'
  const { outcome = 'deny', tell = [] } = settings
  const obligations = tell.length > 0 ? [{ do: 'notify' as const, who: tell, text: 'device.antivirus.short' }] : []
  return respond({ key }, outcome, settings, { obligations })
}
