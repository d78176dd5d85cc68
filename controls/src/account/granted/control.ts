import { type ActionName, defineControl, type Input, notApplicable, type Properties, permit } from '@beadle/engine'
import { actionsSetting, type Place, placeOf, placesSetting } from '../../device/device.ts'
import { type Audience, audienceSetting, sentBy } from '../../mail/audience.ts'

type Granted = 'account.log-on' | 'file.store' | 'remote.connect'
type System = NonNullable<Properties['account.log-on']['system']> | NonNullable<Properties['remote.connect']['system']>

type Settings = {
  readonly from?: readonly Audience[]
  readonly actions?: readonly ActionName[]
  readonly systems?: readonly System[]
  readonly places?: readonly Place[]
  readonly to?: readonly Properties['file.store']['to'][]
}

const actions: readonly Granted[] = ['account.log-on', 'file.store', 'remote.connect']

/** What the policy itself gives people to use. It names the clause that gives it, and sets nothing aside. */
export const accountGranted = defineControl<Granted, Settings>({
  id: 'account.granted',
  summary: { en: 'Says that a system or a storage area is there for somebody to use.' },
  actions,
  needs: [],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whom it is given to.' },
      actions: actionsSetting(actions),
      systems: {
        type: 'array',
        items: {
          type: 'string',
          enum: ['network', 'mail', 'web', 'learning-platform', 'remote', 'console', 'mis'],
        },
        description: 'Which systems; all when left out.',
      },
      places: { ...placesSetting, description: 'From where; anywhere when left out.' },
      to: {
        type: 'array',
        items: { type: 'string', enum: ['school-network', 'shared-area', 'personal-area', 'school-cloud'] },
        description: 'Which storage.',
      },
    },
    additionalProperties: false,
  },
  applies: ({ request, settings, school }) =>
    sentBy({ request, school }, settings.from) && (settings.actions?.includes(request.action.name) ?? true),
  evaluate: (input) => (isGiven(input) ? permit({ key: 'account.granted.given' }) : notApplicable),
  whenUnsure: () => notApplicable,
})

function isGiven({ request, settings }: Input<Granted, Settings>): boolean {
  const { properties } = request.resource
  const place = placeOf(request)
  if (settings.places && (place === undefined || !settings.places.includes(place))) return false
  if ('contains' in properties) return settings.to?.includes(properties.to) ?? true
  if ('owner' in properties && properties.owner !== 'self' && properties.owner !== request.subject.id) return false
  return settings.systems?.includes(properties.system ?? 'network') ?? true
}
