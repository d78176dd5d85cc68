import type { Bell, SchoolCalendar } from '@beadle/engine'
import type { Reader } from '../../platform/database/index.ts'
import type { CalendarSnapshot } from './calendar.ts'
import type { BellTable } from './tables.ts'
import { type Lesson, makeTimetable } from './timetable.ts'

const unopened = { epoch: 'none', time_zone: 'Europe/London' }

/** The stamp of the transaction's school as an expression, for those who check several stamps in one query. */
export const calendarEpoch =
  "coalesce((select epoch from calendar.epoch where school_id = platform.current_school())::text, 'none')"

/** The stamp of the school's calendar and timetable; `none` while none have been written. */
export async function readCalendarEpoch(db: Reader): Promise<string> {
  return (await readHead(db)).epoch
}

async function readHead(db: Reader): Promise<typeof unopened> {
  return (await db.selectFrom('calendar.epoch').select(['epoch', 'time_zone']).executeTakeFirst()) ?? unopened
}

/** Reads the whole calendar and timetable of the transaction's school. */
export async function readCalendar(db: Reader): Promise<CalendarSnapshot> {
  const head = await readHead(db)
  const spans = await db.selectFrom('calendar.span').selectAll().orderBy('from_on').execute()
  const days = await db.selectFrom('calendar.special_day').selectAll().orderBy('day_on').execute()
  const bells = await db.selectFrom('calendar.bell').selectAll().orderBy('position').execute()
  const pupils = Map.groupBy(await db.selectFrom('calendar.lesson_pupil').selectAll().execute(), (row) => row.lesson_id)
  const lessons = await db.selectFrom('calendar.lesson').selectAll().execute()

  const spansOf = (kind: 'term' | 'holiday') =>
    spans
      .filter((span) => span.kind === kind)
      .map(({ name, from_on, to_on }) => ({ name, from: from_on.toString(), to: to_on.toString() }))
  const byWeekday = Map.groupBy(bells, (bell) => bell.weekday)
  const weekdays = Object.fromEntries(
    [...byWeekday].flatMap(([weekday, rows]) => (weekday === null ? [] : [[String(weekday), rows.map(bellOf)]])),
  )
  const calendar: SchoolCalendar = {
    timeZone: head.time_zone,
    terms: spansOf('term'),
    holidays: spansOf('holiday'),
    inset: days.filter(({ kind }) => kind === 'inset').map(({ day_on }) => day_on.toString()),
    bankHolidays: days
      .filter(({ kind }) => kind === 'bank-holiday')
      .map(({ day_on, name }) => ({ on: day_on.toString(), name })),
    bells: {
      ordinary: (byWeekday.get(null) ?? []).map(bellOf),
      ...(Object.keys(weekdays).length === 0 ? {} : { weekdays }),
    },
  }
  const timetable = makeTimetable(
    calendar,
    lessons.map(
      (row): Lesson => ({
        className: row.class_name,
        teacherId: row.teacher_id,
        weekday: row.weekday,
        bell: row.bell_name,
        pupilIds: (pupils.get(row.id) ?? []).map(({ pupil_id }) => pupil_id),
      }),
    ),
  )
  return { epoch: head.epoch, calendar, ...timetable }
}

function bellOf({ name, kind, from_time, to_time }: BellTable): Bell {
  return { name, kind, from: from_time, to: to_time }
}
