import {
  type ActionName,
  defineControl,
  deny,
  type Finding,
  type Input,
  isMailRequest,
  notApplicable,
  type Properties,
  safeRoles,
} from '@beadle/engine'
import { type Audience, audienceSetting, keysOf, recipientsOf, sentBy } from '../../mail/audience.ts'

type GatedAction =
  | 'account.log-on'
  | 'mail.submit'
  | 'remote.connect'
  | 'web.request'
  | 'device.connect'
  | 'device.take-home'
  | 'file.open'
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

const actions: readonly GatedAction[] = [
  'account.log-on',
  'mail.submit',
  'remote.connect',
  'web.request',
  'device.connect',
  'device.take-home',
  'file.open',
]

const offPremises: ReadonlySet<Place> = new Set(['home', 'off-site', 'abroad', 'remote'])

/**
 * The agreement gate. Only using is gated: receiving mail and reporting a concern never are, so mail from and to those with
 * whom anybody speaks in confidence is none of its business. `where` narrows a binding to what its clause speaks of.
 */
export const agreementRequired = defineControl<GatedAction, Settings>({
  id: 'agreement.required',
  summary: {
    en: 'Refuses log-on, sending mail, the web, remote access and equipment until the agreement is accepted, and presents it.',
  },
  actions,
  needs: ['agreement.accepted'],
  settings: {
    type: 'object',
    properties: {
      agreement: { type: 'string', description: 'The agreement that is presented.' },
      from: { ...audienceSetting, description: 'Whom it binds.' },
      actions: {
        type: 'array',
        items: { type: 'string', enum: actions },
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
    (settings.where ?? ['anywhere']).some((where) => isThere(where, request)) &&
    gated({ request, school })?.length !== 0,
  evaluate: (input) => (input.facts['agreement.accepted'] ? notApplicable : present(input)),
  whenUnsure: (input) => present(input),
})

function present({ request, school, settings: { agreement } }: Input<GatedAction, Settings>): Finding {
  const recipients = gated({ request, school })
  return deny(
    { key: 'agreement.required.not-accepted', params: { agreement } },
    { obligations: [{ do: 'agreement.present', agreement }], ...(recipients && { recipients }) },
  )
}

/** The recipients for whom a message waits for the agreement: all but the safe ones. Undefined for acts other than mail. */
function gated({ request, school }: Pick<Input<GatedAction>, 'request' | 'school'>): readonly string[] | undefined {
  if (!isMailRequest(request)) return undefined
  if (request.subject.properties.roles.some((role) => safeRoles.includes(role))) return []
  const others = recipientsOf(request, school).filter(
    ({ person }) => !person.roles?.some((role) => safeRoles.includes(role)),
  )
  return keysOf(others)
}

function isThere(where: NonNullable<Settings['where']>[number], request: Input<GatedAction>['request']): boolean {
  const { place, device, system } = circumstances(request)
  const isRemote = request.action.name === 'remote.connect' || system === 'remote'
  const isOff =
    isRemote || request.action.name === 'device.take-home' || (place !== undefined && offPremises.has(place))
  if (where === 'anywhere') return true
  if (where === 'remote-access') return isRemote
  if (where === 'off-premises') return isOff
  if (where === 'personal-equipment') return device?.owner === 'personal'
  return device?.owner === 'school' && isOff
}

function circumstances({ resource: { properties } }: Input<GatedAction>['request']) {
  return {
    place: 'place' in properties ? properties.place : undefined,
    // Where the act is about a device, its members are the device.
    device: 'device' in properties ? properties.device : 'kind' in properties ? properties : undefined,
    system: 'system' in properties ? properties.system : undefined,
  }
}
