import { defineControl, deny, hold, notApplicable } from '@beadle/engine'
import { type Audience, audienceSetting, sentBy } from '../../mail/audience.ts'
import { type Response, releaseBy, responseSettings } from '../../response.ts'
import { concerns, type DeviceScope, kindsSetting, ownerSetting } from '../device.ts'

type Settings = Pick<Response, 'releasers'> &
  DeviceScope & {
    readonly from?: readonly Audience[]
    readonly years?: readonly number[]
    readonly rule: 'permission' | 'never'
  }

/** An own device in a lesson: by leave of whoever takes it, or not at all. A pupil whose year is not known may ask. */
export const inLesson = defineControl<'device.use-in-lesson', Settings>({
  id: 'device.in-lesson',
  summary: { en: 'Lets pupils use their own devices in a lesson by leave only, or not at all.' },
  actions: ['device.use-in-lesson'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whose devices.' },
      kinds: kindsSetting,
      owner: ownerSetting,
      years: {
        type: 'array',
        items: { type: 'integer', minimum: 0, maximum: 13 },
        description: 'Which years; all when left out.',
      },
      rule: { type: 'string', enum: ['permission', 'never'], description: 'By leave, or never.' },
      releasers: responseSettings.releasers,
    },
    required: ['rule'],
    additionalProperties: false,
  },
  evaluate({ request, settings, school }) {
    const { yearGroup } = request.subject.properties
    const { properties } = request.resource
    if (!sentBy({ request, school }, settings.from) || !concerns(settings, properties)) return notApplicable
    if (settings.years && (yearGroup === undefined || !settings.years.includes(yearGroup))) return notApplicable
    if (settings.rule === 'never') return deny({ key: 'device.in-lesson.never' })
    return properties.permission ? notApplicable : hold({ key: 'device.in-lesson.ask' }, releaseBy(settings))
  },
  whenUnsure: () => notApplicable,
})
