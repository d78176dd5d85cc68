import type { SchoolCalendar } from '@beadle/engine'
import type { Tx } from '../../platform/database/index.ts'
import { uuidv7 } from '../../platform/uuid.ts'
import type { Lesson } from './timetable.ts'
import './tables.ts'

/** Marks calendar and timetable as changed, for the snapshots in memory. */
export async function touchCalendar(tx: Tx, schoolId: string, timeZone: string): Promise<void> {
  const epoch = uuidv7()
  await tx
    .insertInto('calendar.epoch')
    .values({ school_id: schoolId, epoch, time_zone: timeZone })
    .onConflict((conflict) => conflict.column('school_id').doUpdateSet({ epoch, time_zone: timeZone }))
    .execute()
}

/** Replaces a school's calendar by one given as data, such as a pack's. The timetable stays. */
export async function saveCalendar(tx: Tx, schoolId: string, calendar: SchoolCalendar): Promise<void> {
  const school_id = schoolId
  for (const table of ['calendar.span', 'calendar.special_day', 'calendar.bell'] as const)
    await tx.deleteFrom(table).where('school_id', '=', schoolId).execute()
  const date = (text: string) => Temporal.PlainDate.from(text)
  const spans = [
    ...calendar.terms.map((span) => ({ kind: 'term' as const, span })),
    ...calendar.holidays.map((span) => ({ kind: 'holiday' as const, span })),
  ].map(({ kind, span }) => ({
    school_id,
    id: uuidv7(),
    kind,
    name: span.name,
    from_on: date(span.from),
    to_on: date(span.to),
  }))
  const days = [
    ...calendar.inset.map((on) => ({ school_id, day_on: date(on), kind: 'inset' as const, name: 'INSET' })),
    ...calendar.bankHolidays.map(({ on, name }) => ({
      school_id,
      day_on: date(on),
      kind: 'bank-holiday' as const,
      name,
    })),
  ]
  const bells = [
    [null, calendar.bells.ordinary] as const,
    ...Object.entries(calendar.bells.weekdays ?? {}).map(([weekday, list]) => [Number(weekday), list] as const),
  ].flatMap(([weekday, list]) =>
    list.map((bell, position) => ({
      school_id,
      id: uuidv7(),
      weekday,
      position,
      name: bell.name,
      kind: bell.kind,
      from_time: bell.from,
      to_time: bell.to,
    })),
  )
  if (spans.length > 0) await tx.insertInto('calendar.span').values(spans).execute()
  if (days.length > 0) await tx.insertInto('calendar.special_day').values(days).execute()
  if (bells.length > 0) await tx.insertInto('calendar.bell').values(bells).execute()
  await touchCalendar(tx, schoolId, calendar.timeZone)
}

/** Replaces a school's timetable; `timeZone` is that of its calendar. */
export async function saveTimetable(
  tx: Tx,
  schoolId: string,
  lessons: readonly Lesson[],
  timeZone: string,
): Promise<void> {
  await tx.deleteFrom('calendar.lesson').where('school_id', '=', schoolId).execute()
  const rows = lessons.map((lesson) => ({ lesson, id: uuidv7() }))
  const pupils = rows.flatMap(({ lesson, id }) =>
    [...new Set(lesson.pupilIds)].map((pupil_id) => ({ school_id: schoolId, lesson_id: id, pupil_id })),
  )
  if (rows.length > 0) {
    await tx
      .insertInto('calendar.lesson')
      .values(
        rows.map(({ lesson, id }) => ({
          school_id: schoolId,
          id,
          class_name: lesson.className,
          teacher_id: lesson.teacherId,
          weekday: lesson.weekday,
          bell_name: lesson.bell,
        })),
      )
      .execute()
  }
  // PostgreSQL takes at most 65,535 parameters in one statement.
  for (let from = 0; from < pupils.length; from += 10_000) {
    await tx
      .insertInto('calendar.lesson_pupil')
      .values(pupils.slice(from, from + 10_000))
      .execute()
  }
  await touchCalendar(tx, schoolId, timeZone)
}
