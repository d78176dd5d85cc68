import { defineControl, notApplicable, permit } from '@beadle/engine'
import { isOneOf, type Who, whoSetting } from '../../people.ts'
import { actSettings, type Response, respond } from '../../response.ts'
import { isPublished, type PublishAct, type Published, publishedSettings } from '../published.ts'

type Settings = Response &
  Published & {
    readonly by: readonly Who[]
    readonly allowed?: boolean
  }

/** Who may put things where all the world reads them; what a pupil made another uploads. */
export const publishingUploader = defineControl<PublishAct, Settings>({
  id: 'publishing.uploader',
  summary: { en: 'Says who may upload to the school’s pages, and who may not.' },
  actions: ['page.publish', 'image.publish'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      ...publishedSettings,
      by: { ...whoSetting, description: 'Whose uploading.' },
      allowed: { type: 'boolean', description: 'True where they may; they may not when left out.' },
      ...actSettings,
    },
    required: ['by'],
    additionalProperties: false,
  },
  evaluate({ request, settings, school }) {
    const { uploadedBy } = request.resource.properties
    const { by, allowed = false } = settings
    if (!isPublished(request, settings)) return notApplicable
    const uploads = uploadedBy === undefined ? request.subject.properties.roles : [uploadedBy]
    if (!isOneOf(uploads, by, school)) return notApplicable
    return allowed
      ? permit({ key: 'publishing.uploader.may' })
      : respond({ key: 'publishing.uploader.may-not' }, settings.outcome ?? 'deny', settings)
  },
  whenUnsure: () => notApplicable,
})
