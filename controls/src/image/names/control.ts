import { defineControl, notApplicable } from '@beadle/engine'
import { actedBy, those, type Who, whoSetting } from '../../people.ts'
import { actSettings, type Response, respond } from '../../response.ts'
import { channelItems } from '../../settings.ts'

type What = 'shown' | 'listed' | 'details'

type Settings = Response & {
  readonly from?: readonly Who[]
  readonly of?: readonly Who[]
  readonly channels?: readonly string[]
  readonly what?: readonly What[]
}

/** Nobody can be told from a published picture: no name beside a face, no list of names, no other detail of the person. */
export const imageNames = defineControl<'image.publish', Settings>({
  id: 'image.names',
  summary: { en: 'Answers published pictures with names, lists of names or other details of the people in them.' },
  actions: ['image.publish'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      from: { ...whoSetting, description: 'Who publishes.' },
      of: { ...whoSetting, description: 'Whose names.' },
      channels: { type: 'array', items: channelItems, description: 'Published where; anywhere when left out.' },
      what: {
        type: 'array',
        items: { type: 'string', enum: ['shown', 'listed', 'details'] },
        description: 'A name with the picture, a list of names, other personal details; all when left out.',
      },
      ...actSettings,
    },
    additionalProperties: false,
  },
  evaluate({ request, settings, school }) {
    const { channel, pictured, namesShown, namesListed, personalDetails } = request.resource.properties
    const { from, of, channels, what = ['shown', 'listed', 'details'] } = settings
    if (!actedBy({ request, school }, from) || (channels && !channels.includes(channel))) return notApplicable
    if (those(pictured, of, school).length === 0) return notApplicable
    const given = { shown: namesShown, listed: namesListed, details: personalDetails }
    return what.some((one) => given[one] === true)
      ? respond({ key: 'image.names.identified' }, settings.outcome ?? 'deny', settings)
      : notApplicable
  },
  whenUnsure: () => notApplicable,
})
