import { defineControl, type Facts, hold, notApplicable, type Period } from '@beadle/engine'
import { isReleaser, type Response, releaseBy, releasersSetting, responseSettings } from '../../response.ts'
import { roleItems } from '../../settings.ts'
import { isBound, type Session, sessionSettings } from '../session.ts'

type Settings = Omit<Response, 'outcome'> &
  Session & {
    readonly periods: readonly Period[]
    readonly places: readonly string[]
    readonly approvers: readonly string[]
  }

/** Live contact in the evening or away from school happens with a manager's knowledge and agreement, or not at all. */
export const liveManagerAgrees = defineControl<'live.start', Settings>({
  id: 'live.manager-agrees',
  summary: { en: 'Holds live sessions outside the school’s hours or its premises until a manager has agreed.' },
  actions: ['live.start'],
  needs: ['calendar.day', 'calendar.period'],
  settings: {
    type: 'object',
    properties: {
      ...sessionSettings,
      periods: {
        type: 'array',
        items: { type: 'string', enum: ['before-school', 'lesson', 'break', 'lunch', 'after-school'] },
        description: 'The periods of a school day that are its normal hours.',
      },
      places: {
        type: 'array',
        items: {
          type: 'string',
          enum: ['school', 'home', 'off-site', 'abroad', 'school-network', 'guest-network', 'remote'],
        },
        description: 'Places away from school.',
      },
      approvers: {
        type: 'array',
        items: { type: 'string', enum: ['line-manager', ...roleItems.enum] },
        description: 'Whose agreement is enough.',
      },
      releasers: releasersSetting,
      deadlineSchoolDays: responseSettings.deadlineSchoolDays,
      deputies: responseSettings.deputies,
      onDeadline: responseSettings.onDeadline,
    },
    required: ['periods', 'places', 'approvers'],
    additionalProperties: false,
  },
  applies: isBound,
  evaluate({ request, facts, settings }) {
    const { place, approvedBy } = request.resource.properties
    const { periods, places, approvers, releasers } = settings
    if (approvedBy !== undefined && approvers.includes(approvedBy)) return notApplicable
    if (isReleaser(request.subject, releasers)) return notApplicable
    if (place !== undefined && places.includes(place))
      return hold({ key: 'live.manager-agrees.away' }, releaseBy(settings))
    return isNormal(facts, periods) ? notApplicable : hold({ key: 'live.manager-agrees.hours' }, releaseBy(settings))
  },
  whenUnsure: ({ settings }) => hold({ key: 'live.manager-agrees.hours' }, releaseBy(settings)),
})

function isNormal(facts: Facts, periods: readonly Period[]): boolean {
  const { 'calendar.day': day, 'calendar.period': period } = facts
  return day === 'school-day' && period !== undefined && periods.includes(period)
}
