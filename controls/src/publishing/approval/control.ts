import { defineControl, hold, notApplicable, type Role } from '@beadle/engine'
import { actedBy, type Who, whoSetting } from '../../people.ts'
import { isReleaser, type Response, releaseBy, releasersSetting, responseSettings } from '../../response.ts'
import { roleItems } from '../../settings.ts'

type Settings = Omit<Response, 'outcome'> & {
  readonly from?: readonly Who[]
  readonly channels?: readonly string[]
  readonly editors?: readonly Role[]
}

/** Somebody answers for what a school publishes: a page of anybody else waits for that person. */
export const publishingApproval = defineControl<'page.publish', Settings>({
  id: 'publishing.approval',
  summary: { en: 'Holds pages until those who answer for what the school publishes have approved them.' },
  actions: ['page.publish'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      from: { ...whoSetting, description: 'Whose pages.' },
      channels: {
        type: 'array',
        items: { type: 'string', enum: ['website', 'learning-platform', 'blog'] },
        description: 'Published where; anywhere when left out.',
      },
      editors: {
        type: 'array',
        items: roleItems,
        description: 'Roles that approve their own pages, beside the releasers.',
      },
      releasers: releasersSetting,
      deadlineSchoolDays: responseSettings.deadlineSchoolDays,
      deputies: responseSettings.deputies,
      onDeadline: responseSettings.onDeadline,
    },
    additionalProperties: false,
  },
  evaluate({ request, settings, school }) {
    const { channel, uploadedBy } = request.resource.properties
    const { from, channels, editors = [], releasers } = settings
    if (!actedBy({ request, school }, from) || (channels && !channels.includes(channel))) return notApplicable
    const isEditor = (role: Role) => editors.includes(role)
    if (isReleaser(request.subject, releasers) || request.subject.properties.roles.some(isEditor)) return notApplicable
    if (uploadedBy !== undefined && isEditor(uploadedBy)) return notApplicable
    return hold({ key: 'publishing.approval.waits' }, releaseBy(settings))
  },
  whenUnsure: () => notApplicable,
})
