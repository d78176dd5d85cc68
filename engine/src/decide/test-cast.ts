import type { SchoolCalendar } from '../calendar/school-calendar.ts'
import type { Control } from '../control.ts'
import type { Binding, Clause, PolicyVersion } from '../policy.ts'
import type { DecisionRequest } from '../request.ts'
import { type Person, type Properties, type Role, vocabulary } from '../vocabulary/words.generated.ts'

/** A calendar of an autumn term for the tests of the engine. */
export const calendar: SchoolCalendar = {
  timeZone: 'Europe/London',
  terms: [
    { name: 'autumn', from: '2026-09-01', to: '2026-12-18' },
    { name: 'spring', from: '2027-01-04', to: '2027-03-25' },
    { name: 'summer', from: '2027-04-12', to: '2027-07-21' },
  ],
  holidays: [{ name: 'half-term', from: '2026-10-26', to: '2026-10-30' }],
  inset: ['2026-09-01', '2026-11-27'],
  bankHolidays: [
    { on: '2026-12-25', name: 'Christmas Day' },
    { on: '2027-05-03', name: 'Early May bank holiday' },
  ],
  bells: {
    ordinary: [
      { name: 'arrival', kind: 'before-school', from: '08:15', to: '08:45' },
      { name: '1', kind: 'lesson', from: '08:45', to: '10:45' },
      { name: 'break', kind: 'break', from: '10:45', to: '11:00' },
      { name: '2', kind: 'lesson', from: '11:00', to: '12:30' },
      { name: 'lunch', kind: 'lunch', from: '12:30', to: '13:15' },
      { name: '3', kind: 'lesson', from: '13:15', to: '15:15' },
      { name: 'clubs', kind: 'after-school', from: '15:15', to: '16:30' },
    ],
    weekdays: { '5': [{ name: 'short', kind: 'lesson', from: '08:45', to: '12:30' }] },
  },
}

/** A policy of one clause per binding (`test.<binding id>`), unless the binding names its own. */
export function policyOf(bindings: readonly (Partial<Binding> & { id: string; control: string })[]): PolicyVersion {
  const full = bindings.map(
    (b): Binding => ({ settings: {}, cites: [`test.${b.id}`], lifts: [], mode: 'enforce', ...b }),
  )
  const clause = (id: string): Clause => ({
    id,
    ref: id.slice('test.'.length),
    text: `What ${id} says.`,
    audience: ['staff'],
    modality: 'must',
    capability: 'mail.test',
    class: 'enforce',
  })
  return {
    policy: 'test',
    version: '2026-09-01',
    title: 'Test Policy',
    school: { domains: ['school.example'], telephones: [], calendar, staffRoles: vocabulary.roles.staff },
    clauses: new Map(full.flatMap((b) => b.cites).map((id) => [id, clause(id)])),
    bindings: full,
    defaults: {
      releasers: ['line-manager-of:sender'],
      deadlineSchoolDays: 2,
      deputies: ['role:senior-leader'],
      onDeadline: 'refuse',
    },
    texts: {},
  }
}

/** Controls by id. */
export function controlsOf(...controls: Control[]): ReadonlyMap<string, Control> {
  return new Map(controls.map((c) => [c.id, c]))
}

/** A message from one person to others at 10:15 on an ordinary Wednesday, unless told otherwise. */
export function message(
  parts: {
    readonly roles?: readonly Role[]
    readonly to?: readonly Person[]
    readonly time?: string
  } & Partial<Omit<Properties['mail.submit'], 'to'>> = {},
): DecisionRequest<'mail.submit'> {
  const { roles = ['teacher'], to = [{ address: 'jones@school.example', roles: ['teacher'] }], time, ...rest } = parts
  return {
    subject: { type: 'person', id: 'ahmed', properties: { roles } },
    action: { name: 'mail.submit' },
    resource: {
      type: 'message',
      properties: { from: 'ahmed@school.example', to, subjectLine: 'Minutes', text: 'Dear colleague', ...rest },
    },
    context: { time: time ?? '2026-11-18T10:15:00Z' },
  }
}
