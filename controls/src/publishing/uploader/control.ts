import { defineControl, notApplicable, permit } from '@beadle/engine'
import { isOneOf, type Who, whoSetting } from '../../people.ts'
import { actSettings, type Response, respond } from '../../response.ts'

type Act = 'page.publish' | 'image.publish'

type Settings = Response & {
  readonly actions?: readonly Act[]
  readonly by: readonly Who[]
  readonly channels?: readonly string[]
  readonly allowed?: boolean
}

/** Who may put things where all the world reads them; what a pupil made another uploads. */
export const publishingUploader = defineControl<Act, Settings>({
  id: 'publishing.uploader',
  summary: { en: 'Says who may upload to the school’s pages, and who may not.' },
  actions: ['page.publish', 'image.publish'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      actions: {
        type: 'array',
        items: { type: 'string', enum: ['page.publish', 'image.publish'] },
        description: 'Pages, pictures; both when left out.',
      },
      by: { ...whoSetting, description: 'Whose uploading.' },
      channels: {
        type: 'array',
        items: {
          type: 'string',
          enum: ['website', 'learning-platform', 'blog', 'newsletter', 'press', 'school-social'],
        },
        description: 'Published where; anywhere when left out.',
      },
      allowed: { type: 'boolean', description: 'True where they may; they may not when left out.' },
      ...actSettings,
    },
    required: ['by'],
    additionalProperties: false,
  },
  evaluate({ request, settings, school }) {
    const { channel, uploadedBy } = request.resource.properties
    const { actions, by, channels, allowed = false } = settings
    if ((actions && !actions.includes(request.action.name)) || (channels && !channels.includes(channel)))
      return notApplicable
    const uploads = uploadedBy === undefined ? request.subject.properties.roles : [uploadedBy]
    if (!isOneOf(uploads, by, school)) return notApplicable
    return allowed
      ? permit({ key: 'publishing.uploader.may' })
      : respond({ key: 'publishing.uploader.may-not' }, settings.outcome ?? 'deny', settings)
  },
  whenUnsure: () => notApplicable,
})
