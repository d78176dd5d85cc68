import {
  type ActionName,
  defineControl,
  deny,
  type Facts,
  hold,
  type Input,
  notApplicable,
  type Releaser,
} from '@beadle/engine'
import { type Audience, audienceSetting, sentBy } from '../../mail/audience.ts'
import { releaserItems, systemItems } from '../../settings.ts'
import { systemOf } from '../system.ts'

type WithdrawnAction =
  | 'account.log-on'
  | 'mail.submit'
  | 'remote.connect'
  | 'web.request'
  | 'device.use-mail'
  | 'device.connect'
type Scope = NonNullable<Facts['account.withdrawn']>['scope']

type Settings = {
  readonly from?: readonly Audience[]
  readonly actions?: readonly ActionName[]
  /** Only log-ons to these systems; the other actions are not narrowed by it. */
  readonly systems?: readonly string[]
  readonly releasers?: readonly Releaser[]
}

const actions: readonly WithdrawnAction[] = [
  'account.log-on',
  'mail.submit',
  'remote.connect',
  'web.request',
  'device.use-mail',
  'device.connect',
]

/** Access is the school's to give: what is withdrawn, for the time and in the scope recorded, does not happen. */
export const accountWithdrawn = defineControl<WithdrawnAction, Settings>({
  id: 'account.withdrawn',
  summary: { en: 'Refuses what a recorded withdrawal of access covers, while it lasts.' },
  actions,
  needs: ['account.withdrawn'],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whose access.' },
      actions: {
        type: 'array',
        items: { type: 'string', enum: actions },
        description: 'Which acts; all of them when left out.',
      },
      systems: { type: 'array', items: systemItems, description: 'Log-ons to these systems only.' },
      releasers: {
        type: 'array',
        items: releaserItems,
        description: 'Who lets somebody in of whom nothing is known.',
      },
    },
    additionalProperties: false,
  },
  applies: ({ request, settings, school }) =>
    sentBy({ request, school }, settings.from) &&
    (settings.actions?.includes(request.action.name) ?? true) &&
    (settings.systems === undefined ||
      request.action.name !== 'account.log-on' ||
      settings.systems.includes(systemOf(request))),
  evaluate({ request, facts, time }) {
    const withdrawn = facts['account.withdrawn']
    if (!withdrawn || !covers(withdrawn.scope, request)) return notApplicable
    if (Temporal.Instant.compare(time, Temporal.Instant.from(withdrawn.from)) < 0) return notApplicable
    if (withdrawn.until !== null && Temporal.Instant.compare(time, Temporal.Instant.from(withdrawn.until)) >= 0)
      return notApplicable
    return withdrawn.until === null
      ? deny({ key: 'account.withdrawn.active' })
      : deny({ key: 'account.withdrawn.until', params: { until: withdrawn.until } })
  },
  whenUnsure: ({ settings: { releasers } }) =>
    hold({ key: 'account.withdrawn.unknown' }, releasers ? { releasers } : {}),
})

function covers(scope: Scope, request: Input<WithdrawnAction>['request']): boolean {
  if (scope === 'all') return true
  switch (request.action.name) {
    case 'mail.submit':
      return scope === 'mail'
    case 'web.request':
      return scope === 'web'
    case 'device.use-mail':
      return scope === 'mail' || scope === 'equipment'
    case 'account.log-on': {
      const system = systemOf(request)
      return scope === 'equipment' ? system === 'network' || system === 'remote' : scope === system
    }
    default:
      return scope === 'equipment'
  }
}
