import type { SchoolCalendar } from '@beadle/engine'
import type { Reader } from '../../platform/database/index.ts'

/** A school's calendar and timetable as they stood at one epoch. */
export type CalendarSnapshot = {
  readonly epoch: number
  readonly calendar: SchoolCalendar
  /**
   * Who teaches these people at that instant: the fact `calendar.lesson-of`. Keys are the person ids asked about; null where
   * nobody teaches them then.
   */
  lessonOf(personIds: readonly string[], at: Temporal.Instant): Readonly<Record<string, string | null>>
  /** Whether this person teaches at that instant. */
  isTeaching(personId: string, at: Temporal.Instant): boolean
}

/** The door of the calendar module. */
export type Calendar = {
  /** The newest snapshot this process knows. */
  snapshot(schoolId: string): Promise<CalendarSnapshot>
  /** The snapshot as this transaction sees it. */
  snapshotIn(db: Reader, schoolId: string): Promise<CalendarSnapshot>
  epochIn(db: Reader): Promise<number>
}
