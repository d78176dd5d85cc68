import { type ActionName, type Device, defineControl, deny, notApplicable, type Releaser } from '@beadle/engine'
import { actionsSetting, ownerSetting } from '../../device/device.ts'
import { type Audience, audienceSetting, sentBy } from '../../mail/audience.ts'
import { releaserItems, systemItems } from '../../settings.ts'
import { systemOf } from '../system.ts'

type Using = 'account.log-on' | 'credential.set'

type Settings = {
  readonly from?: readonly Audience[]
  readonly actions?: readonly ActionName[]
  readonly systems?: readonly string[]
  readonly device?: Device['owner']
  readonly fromYear?: number
  readonly sharing?: boolean
  readonly tell?: readonly Releaser[]
}

const actions: readonly Using[] = ['account.log-on', 'credential.set']

/** An account is its owner's alone; trying another's, or letting another use it, is refused and told to those who look after accounts. */
export const ownAccountOnly = defineControl<Using, Settings>({
  id: 'account.own-account-only',
  summary: {
    en: 'Refuses a log-on with somebody else’s account, or with one that others share, and tells those who look after accounts.',
  },
  actions,
  needs: [],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whom it binds.' },
      actions: {
        ...actionsSetting(actions),
        description: 'Logging on, setting a password that others know; logging on only when left out.',
      },
      systems: { type: 'array', items: systemItems, description: 'Log-ons to these systems only.' },
      device: { ...ownerSetting, description: 'Only log-ons on devices of the school, or of one’s own.' },
      fromYear: {
        type: 'integer',
        minimum: 0,
        maximum: 13,
        description: 'Pupils from this year on; younger ones may share an account.',
      },
      sharing: { type: 'boolean', description: 'True: nor is it used together with others, or its password shared.' },
      tell: { type: 'array', items: releaserItems, description: 'Who is told of the attempt.' },
    },
    additionalProperties: false,
  },
  applies: ({ request, settings: { from, actions = ['account.log-on'], systems, device, fromYear = 0 }, school }) =>
    actions.includes(request.action.name) &&
    sentBy({ request, school }, from) &&
    (systems?.includes(systemOf(request)) ?? true) &&
    (request.subject.properties.yearGroup ?? fromYear) >= fromYear &&
    (device === undefined ||
      ('device' in request.resource.properties && request.resource.properties.device?.owner === device)),
  evaluate({ request, settings: { sharing, tell = [] } }) {
    const { properties } = request.resource
    const isOthers = 'owner' in properties && properties.owner !== 'self' && properties.owner !== request.subject.id
    const isShared = sharing === true && properties.sharedWith !== undefined && properties.sharedWith.length > 0
    if (!isOthers && !isShared) return notApplicable
    const text = isOthers ? 'account.own-account-only.attempt' : 'account.own-account-only.sharing'
    const obligations = tell.length > 0 ? [{ do: 'notify' as const, who: tell, text }] : []
    return deny(
      { key: isOthers ? 'account.own-account-only.other' : 'account.own-account-only.shared' },
      { obligations },
    )
  },
  whenUnsure: () => notApplicable,
})
