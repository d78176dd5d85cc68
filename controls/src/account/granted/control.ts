import { defineControl, type Input, notApplicable, type Properties, permit } from '@beadle/engine'
import { type Place, placeOf, placesSetting } from '../../device/device.ts'
import { type Audience, audienceSetting, sentBy } from '../../mail/audience.ts'

type Granted = 'account.log-on' | 'file.store' | 'remote.connect'
type System = NonNullable<Properties['account.log-on']['system']> | NonNullable<Properties['remote.connect']['system']>

type Settings = {
  readonly from?: readonly Audience[]
  readonly systems?: readonly System[]
  readonly places?: readonly Place[]
  readonly to?: readonly Properties['file.store']['to'][]
}

/** What the policy itself gives people to use. It names the clause that gives it, and sets nothing aside. */
export const accountGranted = defineControl<Granted, Settings>({
  id: 'account.granted',
  summary: { en: 'Says that a system or a storage area is there for somebody to use.' },
  actions: ['account.log-on', 'file.store', 'remote.connect'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whom it is given to.' },
      systems: {
        type: 'array',
        items: {
          type: 'string',
          enum: ['network', 'mail', 'web', 'learning-platform', 'remote', 'console', 'mis'],
        },
        description: 'Which systems one may log on to, or reach from outside.',
      },
      places: { ...placesSetting, description: 'From where; anywhere when left out.' },
      to: {
        type: 'array',
        items: { type: 'string', enum: ['school-network', 'shared-area', 'personal-area', 'school-cloud'] },
        description: 'Which storage one may keep files in.',
      },
    },
    additionalProperties: false,
  },
  applies: ({ request, settings, school }) => sentBy({ request, school }, settings.from),
  evaluate: (input) => (isGiven(input) ? permit({ key: 'account.granted.given' }) : notApplicable),
  whenUnsure: () => notApplicable,
})

function isGiven({ request, settings }: Input<Granted, Settings>): boolean {
  const { properties } = request.resource
  if ('contains' in properties) return settings.to?.includes(properties.to) ?? false
  const place = placeOf(request) ?? (request.action.name === 'remote.connect' ? 'remote' : undefined)
  if (settings.places && (place === undefined || !settings.places.includes(place))) return false
  if ('owner' in properties && properties.owner !== 'self' && properties.owner !== request.subject.id) return false
  return settings.systems?.includes(properties.system ?? 'network') ?? false
}
