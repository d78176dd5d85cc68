import { defineControl, deny, localTime, notApplicable } from '@beadle/engine'

type Settings = { readonly classes: readonly string[]; readonly days?: number; readonly months?: number }

/** A record is kept through the last day of its period, in school time; what is held is kept longer. */
export const recordRetention = defineControl<'record.dispose', Settings>({
  id: 'record.retention',
  summary: { en: 'Refuses to dispose of a record before its time is over, or while it is held.' },
  actions: ['record.dispose'],
  needs: [],
  reads: ['hold.preservation'],
  settings: {
    type: 'object',
    properties: {
      classes: { type: 'array', items: { type: 'string' }, description: 'Names of the class of record.' },
      days: { type: 'integer', minimum: 1, description: 'Days it is kept.' },
      months: { type: 'integer', minimum: 1, description: 'Or calendar months.' },
    },
    required: ['classes'],
    additionalProperties: false,
  },
  evaluate({ request, settings: { classes, days = 0, months = 0 }, facts, school, time }) {
    const { class: named, trigger, held } = request.resource.properties
    if (!classes.some((one) => plain(one) === plain(named))) return notApplicable
    if (held || facts['hold.preservation']) return deny({ key: 'record.retention.held' })
    const { timeZone } = school.calendar
    const last = dayOf(Temporal.Instant.from(trigger), timeZone).add({ days, months })
    return Temporal.PlainDate.compare(dayOf(time, timeZone), last) > 0
      ? notApplicable
      : deny({ key: 'record.retention.early', params: { until: last.toString() } })
  },
  whenUnsure: () => notApplicable,
})

function dayOf(time: Temporal.Instant, timeZone: string): Temporal.PlainDate {
  return Temporal.PlainDate.from(localTime(time, timeZone).date)
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, '')
}
