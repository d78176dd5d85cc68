import {
  type ActionName,
  defineControl,
  deny,
  type Finding,
  type Input,
  notApplicable,
  type Properties,
} from '@beadle/engine'
import { type Audience, audienceSetting, sentBy } from '../../mail/audience.ts'

type GatedAction = 'account.log-on' | 'mail.submit' | 'remote.connect' | 'web.request'
type Place = NonNullable<Properties['account.log-on']['place']>

type Settings = {
  readonly agreement: string
  readonly from?: readonly Audience[]
  readonly actions?: readonly ActionName[]
  readonly where?: readonly (
    | 'anywhere'
    | 'off-premises'
    | 'remote-access'
    | 'personal-equipment'
    | 'school-equipment-off-premises'
  )[]
}

const offPremises: ReadonlySet<Place> = new Set(['home', 'off-site', 'abroad', 'remote'])

/**
 * The agreement gate. Only using is gated: receiving mail and reporting a concern never are (the safe lane carries a report
 * past this control). `where` narrows a binding to the circumstances its clause speaks of.
 */
export const agreementRequired = defineControl<GatedAction, Settings>({
  id: 'agreement.required',
  summary: {
    en: 'Refuses log-on, sending mail, the web and remote access until the agreement is accepted, and presents it.',
  },
  actions: ['account.log-on', 'mail.submit', 'remote.connect', 'web.request'],
  needs: ['agreement.accepted'],
  settings: {
    type: 'object',
    properties: {
      agreement: { type: 'string', description: 'The agreement that is presented.' },
      from: { ...audienceSetting, description: 'Whom it binds.' },
      actions: {
        type: 'array',
        items: { type: 'string', enum: ['account.log-on', 'mail.submit', 'remote.connect', 'web.request'] },
        description: 'Which acts wait for it; all of them when left out.',
      },
      where: {
        type: 'array',
        items: {
          type: 'string',
          enum: ['anywhere', 'off-premises', 'remote-access', 'personal-equipment', 'school-equipment-off-premises'],
        },
        description: 'In which circumstances; any of them is enough.',
      },
    },
    required: ['agreement'],
    additionalProperties: false,
  },
  applies: ({ request, settings, school }) =>
    sentBy({ request, school }, settings.from) &&
    (settings.actions?.includes(request.action.name) ?? true) &&
    (settings.where ?? ['anywhere']).some((where) => isThere(where, request)),
  evaluate: ({ facts, settings }) => (facts['agreement.accepted'] ? notApplicable : present(settings)),
  whenUnsure: ({ settings }) => present(settings),
})

function present({ agreement }: Settings): Finding {
  return deny(
    { key: 'agreement.required.not-accepted', params: { agreement } },
    { obligations: [{ do: 'agreement.present', agreement }] },
  )
}

function isThere(where: NonNullable<Settings['where']>[number], request: Input<GatedAction>['request']): boolean {
  const { place, device, system } = circumstances(request)
  const isRemote = request.action.name === 'remote.connect' || system === 'remote'
  const isOff = isRemote || (place !== undefined && offPremises.has(place))
  if (where === 'anywhere') return true
  if (where === 'remote-access') return isRemote
  if (where === 'off-premises') return isOff
  if (where === 'personal-equipment') return device?.owner === 'personal'
  return device?.owner === 'school' && isOff
}

function circumstances({ resource: { properties } }: Input<GatedAction>['request']) {
  return {
    place: 'place' in properties ? properties.place : undefined,
    device: 'device' in properties ? properties.device : undefined,
    system: 'system' in properties ? properties.system : undefined,
  }
}
