import { type DecisionRequest, defineControl, notApplicable } from '@beadle/engine'
import { actedBy, type Who, whoSetting } from '../../people.ts'
import { actSettings, type Response, respond } from '../../response.ts'
import { licenceItems } from '../../settings.ts'
import { channelsSetting, isPublished, type PublishAct, type Published } from '../published.ts'

type Settings = Response &
  Pick<Published, 'channels'> & {
    readonly from?: readonly Who[]
    readonly free?: readonly string[]
  }

/** What is published is the contributor's own work, or says whose it is. */
export const publishingCredited = defineControl<PublishAct, Settings>({
  id: 'publishing.credited',
  summary: { en: 'Answers what is published and is neither the contributor’s own work nor credited to its author.' },
  actions: ['page.publish', 'image.publish'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      from: { ...whoSetting, description: 'Who publishes.' },
      channels: channelsSetting,
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
    const { licence } = request.resource.properties
    const { from, free = ['own-work'], outcome = 'deny' } = settings
    if (!actedBy({ request, school }, from) || !isPublished(request, settings)) return notApplicable
    if (licence !== undefined && free.includes(licence)) return notApplicable
    const credited = creditOf(request)
    if (credited === true || (licence === undefined && credited === undefined)) return notApplicable
    // A picture has no member that says whether its author is named: a look at it does.
    if (credited === undefined) return respond({ key: 'publishing.credited.unsaid' }, 'second-look', settings)
    return respond({ key: 'publishing.credited.missing' }, outcome, settings)
  },
  whenUnsure: () => notApplicable,
})

function creditOf({ resource: { properties } }: DecisionRequest<PublishAct>): boolean | undefined {
  return 'credited' in properties ? properties.credited : undefined
}
