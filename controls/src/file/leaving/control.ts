import { advise, type Device, defineControl, hold, type Input, notApplicable } from '@beadle/engine'
import { type Audience, audienceSetting, sentBy } from '../../mail/audience.ts'
import { type Response, releaseBy, releasersSetting } from '../../response.ts'
import { contentItems } from '../../settings.ts'

type Leaving = 'file.transfer' | 'file.store' | 'device.take-home'
type Contents = NonNullable<Device['contents']>

type Settings = Pick<Response, 'releasers'> & {
  readonly from?: readonly Audience[]
  readonly contents?: Contents
  readonly rule: 'permission' | 'prefer-remote'
}

const sensitive: Contents = ['personal-data', 'special-category', 'confidential', 'contact-list']

/** Data of some kinds leaves the premises by permission only, whatever carries it; better it stays and is reached from afar. */
export const fileLeaving = defineControl<Leaving, Settings>({
  id: 'file.leaving',
  summary: { en: 'Has sensitive data leave the premises by permission only, or points to remote access instead.' },
  actions: ['file.transfer', 'file.store', 'device.take-home'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whom it binds.' },
      contents: { type: 'array', items: contentItems, description: 'Which data; what is sensitive when left out.' },
      rule: {
        type: 'string',
        enum: ['permission', 'prefer-remote'],
        description: 'It waits for permission, or the secure way round is pointed out.',
      },
      releasers: releasersSetting,
    },
    required: ['rule'],
    additionalProperties: false,
  },
  evaluate(input) {
    const { request, settings, school } = input
    const { properties } = request.resource
    const { contents = sensitive, rule } = settings
    const holds: Contents =
      'contains' in properties ? properties.contains : ('contents' in properties && properties.contents) || []
    if (!holds.some((content) => contents.includes(content)) || !leaves(input)) return notApplicable
    if (!sentBy({ request, school }, settings.from)) return notApplicable
    if (rule === 'prefer-remote') return advise({ key: 'file.leaving.remote' })
    return 'permission' in properties && properties.permission
      ? notApplicable
      : hold({ key: 'file.leaving.permission' }, releaseBy(settings))
  },
  whenUnsure: () => notApplicable,
})

/** Remote access leaves data where it is, and so does mail between colleagues in school. */
function leaves({ request: { resource }, school }: Input<Leaving, Settings>): boolean {
  const { properties } = resource
  if ('contains' in properties && typeof properties.to === 'string')
    return ['personal-device', 'personal-cloud', 'removable'].includes(properties.to)
  if (!('contains' in properties)) return true
  const { medium, place, to } = properties as {
    readonly medium?: string
    readonly place?: string
    readonly to: { readonly roles?: readonly string[] }
  }
  if (medium === 'remote') return false
  if (place !== undefined && place !== 'school' && place !== 'school-network') return true
  const isColleague = to.roles?.some((role) => (school.staffRoles as readonly string[]).includes(role)) ?? false
  return medium === 'removable' || medium === 'cloud' || !isColleague
}
