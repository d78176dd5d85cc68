import { type ActionName, defineControl, deny, hold, type Input, notApplicable, type Properties } from '@beadle/engine'
import { actionsSetting, concerns, type DeviceScope, deviceOf, ownerSetting } from '../../device/device.ts'
import { type Audience, audienceSetting, sentBy } from '../../mail/audience.ts'

type Fetched = 'software.install' | 'web.request'
type Kind = Properties['software.install']['kind']

type Settings = Pick<DeviceScope, 'owner'> & {
  readonly from?: readonly Audience[]
  readonly actions?: readonly ActionName[]
  readonly exempt?: readonly Kind[]
  readonly asks: 'check' | 'no-breach'
}

const actions: readonly Fetched[] = ['software.install', 'web.request']

/** A breach is refused; a licence that nobody has looked at is looked at first. */
export const softwareLicence = defineControl<Fetched, Settings>({
  id: 'software.licence',
  summary: { en: 'Refuses software in breach of its licence, and asks for a look at a licence nobody has checked.' },
  actions,
  needs: [],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whom it binds.' },
      actions: actionsSetting(actions),
      exempt: {
        type: 'array',
        items: { type: 'string', enum: ['application', 'app', 'update', 'executable'] },
        description: 'Software of which nothing is asked.',
      },
      owner: ownerSetting,
      asks: {
        type: 'string',
        enum: ['check', 'no-breach'],
        description:
          'That the licence is checked first, or only that it is not broken: then what nobody has spoken of is let be.',
      },
    },
    required: ['asks'],
    additionalProperties: false,
  },
  applies: ({ request, settings, school }) =>
    sentBy({ request, school }, settings.from) && (settings.actions?.includes(request.action.name) ?? true),
  evaluate(input) {
    const { request, settings } = input
    const { licence } = request.resource.properties
    const device = deviceOf(request)
    if (!isFetched(input) || (device !== undefined && !concerns(settings, device))) return notApplicable
    if (licence === 'infringing') return deny({ key: 'software.licence.breach' })
    const isUnchecked = licence === 'unknown' || (licence === undefined && settings.asks === 'check')
    return isUnchecked ? hold({ key: 'software.licence.unchecked' }, { releasers: ['sender'] }) : notApplicable
  },
  whenUnsure: () => notApplicable,
})

function isFetched({ request, settings: { exempt = [] } }: Input<Fetched, Settings>): boolean {
  const { properties } = request.resource
  if ('categories' in properties)
    return properties.direction === 'download' && ['software', 'executable'].includes(properties.fileType ?? '')
  return !exempt.includes(properties.kind)
}
