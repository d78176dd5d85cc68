import { type ActionName, defineControl, deny, hold, type Input, notApplicable, type Releaser } from '@beadle/engine'
import { type Audience, audienceSetting, sentBy } from '../../mail/audience.ts'
import { releaserItems, systemItems } from '../../settings.ts'
import { systemOf } from '../system.ts'

type EndingAction =
  | 'account.log-on'
  | 'mail.submit'
  | 'mail.open'
  | 'remote.connect'
  | 'web.request'
  | 'file.open'
  | 'file.store'
  | 'file.alter'
  | 'device.use-mail'

type Settings = {
  readonly from?: readonly Audience[]
  readonly actions?: readonly ActionName[]
  /** Only log-ons to these systems; the other actions are not narrowed by it. */
  readonly systems?: readonly string[]
  readonly releasers?: readonly Releaser[]
}

const actions: readonly EndingAction[] = [
  'account.log-on',
  'mail.submit',
  'mail.open',
  'remote.connect',
  'web.request',
  'file.open',
  'file.store',
  'file.alter',
  'device.use-mail',
]

/** An account ends at an instant, not on a day: from that instant on nothing of it works. */
export const accountEnded = defineControl<EndingAction, Settings>({
  id: 'account.ended',
  summary: { en: 'Refuses log-on, mail and files from the instant at which a person’s account ends.' },
  actions,
  needs: ['account.ends-at'],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whose accounts.' },
      actions: {
        type: 'array',
        items: { type: 'string', enum: actions },
        description: 'Which acts; all of them when left out.',
      },
      systems: { type: 'array', items: systemItems, description: 'Log-ons to these systems only.' },
      releasers: {
        type: 'array',
        items: releaserItems,
        description: 'Who lets somebody in whose end is not known.',
      },
    },
    additionalProperties: false,
  },
  applies: ({ request, settings, school }) =>
    (sentBy({ request, school }, settings.from) || isOnceOf(request.subject, settings.from)) &&
    (settings.actions?.includes(request.action.name) ?? true) &&
    (settings.systems === undefined ||
      request.action.name !== 'account.log-on' ||
      settings.systems.includes(systemOf(request))),
  evaluate({ facts, time }) {
    const endsAt = facts['account.ends-at']
    if (typeof endsAt !== 'string' || Temporal.Instant.compare(time, Temporal.Instant.from(endsAt)) < 0)
      return notApplicable
    return deny({ key: 'account.ended.past', params: { endsAt } })
  },
  whenUnsure: ({ settings: { releasers } }) => hold({ key: 'account.ended.unknown' }, releasers ? { releasers } : {}),
})

/** Whoever has left is no longer staff or a pupil, and it is their account that has ended. */
function isOnceOf(
  { properties: { roles } }: Input<EndingAction>['request']['subject'],
  from: Settings['from'],
): boolean {
  return (
    (roles.includes('former-staff') && from?.includes('staff') === true) ||
    (roles.includes('former-pupil') && from?.includes('pupil') === true)
  )
}
