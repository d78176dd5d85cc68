import { type DecisionRequest, defineControl, notApplicable } from '@beadle/engine'
import { actedBy, type Who, whoSetting } from '../../people.ts'
import { actSettings, type Response, respond } from '../../response.ts'
import { licenceItems } from '../../settings.ts'

type Act = 'page.publish' | 'image.publish'

type Settings = Response & {
  readonly from?: readonly Who[]
  readonly channels?: readonly string[]
  readonly free?: readonly string[]
}

/** What is published is the contributor's own work, or says whose it is. */
export const publishingCredited = defineControl<Act, Settings>({
  id: 'publishing.credited',
  summary: { en: 'Answers what is published and is neither the contributor’s own work nor credited to its author.' },
  actions: ['page.publish', 'image.publish'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      from: { ...whoSetting, description: 'Who publishes.' },
      channels: {
        type: 'array',
        items: {
          type: 'string',
          enum: ['website', 'learning-platform', 'blog', 'newsletter', 'press', 'school-social'],
        },
        description: 'Published where; anywhere when left out.',
      },
      free: {
        type: 'array',
        items: licenceItems,
        description: 'Licences that need no credit; own work when left out.',
      },
      ...actSettings,
    },
    additionalProperties: false,
  },
  evaluate({ request, settings, school }) {
    const { channel, licence } = request.resource.properties
    const { from, channels, free = ['own-work'], outcome = 'deny' } = settings
    if (!actedBy({ request, school }, from) || (channels && !channels.includes(channel))) return notApplicable
    if (licence !== undefined && free.includes(licence)) return notApplicable
    const credited = creditOf(request)
    if (credited === true || (licence === undefined && credited === undefined)) return notApplicable
    // A picture has no member that says whether its author is named: a look at it does.
    if (credited === undefined) return respond({ key: 'publishing.credited.unsaid' }, 'second-look', settings)
    return respond({ key: 'publishing.credited.missing' }, outcome, settings)
  },
  whenUnsure: () => notApplicable,
})

function creditOf({ resource: { properties } }: DecisionRequest<Act>): boolean | undefined {
  return 'credited' in properties ? properties.credited : undefined
}
