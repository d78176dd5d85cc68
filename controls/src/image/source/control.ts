import { defineControl, notApplicable } from '@beadle/engine'
import { actedBy, those, type Who, whoSetting } from '../../people.ts'
import { actSettings, type Response, respond } from '../../response.ts'
import { channelItems } from '../../settings.ts'

type Settings = Response & {
  readonly from?: readonly Who[]
  readonly of?: readonly Who[]
  readonly sources: readonly string[]
  readonly channels: readonly string[]
  readonly asked?: readonly Who[]
}

/** What a picture was taken for says where it may be shown: lesson work stays in school, private pictures off its website. */
export const imageSource = defineControl<'image.publish', Settings>({
  id: 'image.source',
  summary: { en: 'Answers pictures shown where pictures of their origin do not belong.' },
  actions: ['image.publish'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      from: { ...whoSetting, description: 'Who publishes.' },
      of: { ...whoSetting, description: 'Whose pictures; anybody’s or nobody’s when left out.' },
      sources: {
        type: 'array',
        items: { type: 'string', enum: ['curriculum', 'event', 'personal'] },
        description: 'Pictures of which origin.',
      },
      channels: { type: 'array', items: channelItems, description: 'Where they do not belong.' },
      asked: {
        ...whoSetting,
        description: 'Whose pictures wait until their origin is said; where left out, only a word is said about it.',
      },
      ...actSettings,
    },
    required: ['sources', 'channels'],
    additionalProperties: false,
  },
  evaluate({ request, settings, school }) {
    const { channel, pictured, source } = request.resource.properties
    const { from, of, sources, channels, asked } = settings
    if (!channels.includes(channel) || !actedBy({ request, school }, from)) return notApplicable
    if (of !== undefined && those(pictured, of, school).length === 0) return notApplicable
    if (source === undefined) {
      const isAsked = asked !== undefined && those(pictured, asked, school).length > 0
      return respond({ key: 'image.source.unsaid' }, isAsked ? 'second-look' : 'advise', settings)
    }
    return sources.includes(source)
      ? respond({ key: 'image.source.elsewhere' }, settings.outcome ?? 'deny', settings)
      : notApplicable
  },
  whenUnsure: () => notApplicable,
})
