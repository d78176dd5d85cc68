import type { SchoolCalendar } from '@beadle/engine'
import type { Database, Reader } from '../../platform/database/index.ts'
import { openSnapshots } from '../../platform/snapshots.ts'
import { readCalendar, readCalendarEpoch } from './read-calendar.ts'
import type { Timetable } from './timetable.ts'

/** A school's calendar and timetable as they stood at one stamp. */
export type CalendarSnapshot = Timetable & { readonly epoch: string; readonly calendar: SchoolCalendar }

/** The door of the calendar module. */
export type Calendar = {
  /** The newest snapshot this process knows. */
  snapshot(schoolId: string): Promise<CalendarSnapshot>
  /** The snapshot as this transaction sees it. */
  snapshotIn(db: Reader, schoolId: string): Promise<CalendarSnapshot>
  epochIn(db: Reader): Promise<string>
  /** Has `snapshot` read again. */
  forget(schoolId: string): void
}

/** Opens the calendar module over a database. */
export function openCalendar({ database }: { readonly database: Database }): Calendar {
  const snapshots = openSnapshots({ database, epochIn: readCalendarEpoch, load: readCalendar })
  return {
    snapshot: (schoolId) => snapshots.latest(schoolId),
    snapshotIn: (db, schoolId) => snapshots.in(db, schoolId),
    epochIn: readCalendarEpoch,
    forget: (schoolId) => snapshots.forget(schoolId),
  }
}
