import { defineControl, hoursWithoutWeekends, notApplicable } from '@beadle/engine'
import { type Response, respond, responseSettings } from '../../response.ts'
import { type Audience, audienceSetting, sentBy } from '../audience.ts'

type Settings = Response & {
  readonly from?: readonly Audience[]
  readonly purpose: 'action' | 'substantive-action'
  readonly hours: number
}

/** Notice is counted in the recipient's working week: hours of Saturday and Sunday, local time, do not count. Exactly enough is enough. */
export const leadTime = defineControl<'mail.submit', Settings>({
  id: 'mail.lead-time',
  summary: {
    en: 'Asks for a second look when a message asks for action with less notice than the school gives its people.',
  },
  actions: ['mail.submit'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whose mail.' },
      purpose: { type: 'string', enum: ['action', 'substantive-action'], description: 'The kind of message.' },
      hours: { type: 'number', minimum: 0, description: 'The notice it needs, in hours without weekends.' },
      ...responseSettings,
    },
    required: ['purpose', 'hours'],
    additionalProperties: false,
  },
  evaluate({ request, settings, school, time }) {
    const { statedPurpose, deadline } = request.resource.properties
    if (statedPurpose !== settings.purpose || deadline === undefined || !sentBy({ request, school }, settings.from))
      return notApplicable
    const notice = hoursWithoutWeekends(time, Temporal.Instant.from(deadline), school.calendar.timeZone)
    if (notice >= settings.hours) return notApplicable
    const because = {
      key: 'mail.lead-time.short',
      params: { notice: Math.max(0, Math.floor(notice)), hours: settings.hours },
    }
    return respond(because, settings.outcome ?? 'second-look', settings)
  },
  whenUnsure: () => notApplicable,
})
