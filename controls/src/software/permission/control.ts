import { type ActionName, defineControl, type Input, notApplicable, type Properties, type Role } from '@beadle/engine'
import { concerns, type DeviceScope, deviceOf, kindsSetting, ownerSetting } from '../../device/device.ts'
import { type Audience, audienceSetting, sentBy } from '../../mail/audience.ts'
import { type Outcome, oneStepSetting, respond } from '../../response.ts'
import { roleItems } from '../../settings.ts'

type Put = 'software.install' | 'software.remove' | 'web.request'
type Kind = Properties['software.install']['kind']

type Settings = DeviceScope & {
  readonly from?: readonly Audience[]
  readonly actions?: readonly ActionName[]
  readonly software?: readonly Kind[]
  readonly granters: readonly Role[]
  readonly outcome?: Outcome
}

const actions: readonly Put[] = ['software.install', 'software.remove', 'web.request']

/** Who may give leave may also do it. Fetching a program from the web is how most of them come in. */
export const softwarePermission = defineControl<Put, Settings>({
  id: 'software.permission',
  summary: {
    en: 'Holds the installing, removing and downloading of software until those who decide about it have agreed.',
  },
  actions,
  needs: [],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whom it binds.' },
      actions: {
        type: 'array',
        items: { type: 'string', enum: actions },
        description: 'Which acts; installing only when left out.',
      },
      software: {
        type: 'array',
        items: { type: 'string', enum: ['application', 'app', 'update', 'executable'] },
        description: 'Which software; all of it when left out.',
      },
      kinds: { ...kindsSetting, description: 'On which devices; on any, and where none is named, when left out.' },
      owner: ownerSetting,
      granters: { type: 'array', items: roleItems, description: 'Whose permission counts; they release it.' },
      outcome: { ...oneStepSetting, description: 'What happens without it; it waits for them when left out.' },
    },
    required: ['granters'],
    additionalProperties: false,
  },
  evaluate(input) {
    const { request, settings, school } = input
    const { actions = ['software.install'], granters } = settings
    if (!actions.includes(request.action.name) || !sentBy({ request, school }, settings.from)) return notApplicable
    const device = deviceOf(request)
    if (!isMeant(input) || (device !== undefined && !concerns(settings, device))) return notApplicable
    const given = permissionOf(request) ?? []
    if ([...given, ...request.subject.properties.roles].some((role) => granters.includes(role))) return notApplicable
    const key = request.action.name === 'software.remove' ? 'software.permission.remove' : 'software.permission.none'
    return respond({ key }, settings.outcome ?? 'release', {
      releasers: granters.map((role) => `role:${role}` as const),
    })
  },
  whenUnsure: () => notApplicable,
})

function isMeant({ request, settings: { software } }: Input<Put, Settings>): boolean {
  const { properties } = request.resource
  if ('categories' in properties)
    return properties.direction === 'download' && ['software', 'executable'].includes(properties.fileType ?? '')
  return software?.includes(properties.kind) ?? true
}

function permissionOf({ resource: { properties } }: Input<Put>['request']): readonly Role[] | undefined {
  return 'permission' in properties ? properties.permission : undefined
}
