import { type Bell, calendarAt, type SchoolCalendar } from '@beadle/engine'

/** One weekly lesson. `bell` is the name of a stretch of the bells; ids are person ids. */
export type Lesson = {
  readonly className: string
  readonly teacherId: string
  readonly weekday: number
  readonly bell: string
  readonly pupilIds: readonly string[]
}

/** A week of lessons, asked by instant. */
export type Timetable = {
  /**
   * Who teaches these people at that instant: the fact `calendar.lesson-of`. Null where nobody does: outside lessons and for
   * people who are no pupils of any class.
   */
  lessonOf(personIds: readonly string[], at: Temporal.Instant): Readonly<Record<string, string | null>>
  /** Whether this person teaches at that instant. */
  isTeaching(personId: string, at: Temporal.Instant): boolean
}

/** Indexes lessons by weekday and bell. A lesson takes place on school days only. */
export function makeTimetable(calendar: SchoolCalendar, lessons: readonly Lesson[]): Timetable {
  const slots = new Map<string, { readonly teachers: Set<string>; readonly teacherOf: Map<string, string> }>()
  for (const lesson of lessons) {
    const key = `${lesson.weekday} ${lesson.bell}`
    const slot = slots.get(key) ?? { teachers: new Set<string>(), teacherOf: new Map<string, string>() }
    slot.teachers.add(lesson.teacherId)
    for (const pupil of lesson.pupilIds) slot.teacherOf.set(pupil, lesson.teacherId)
    slots.set(key, slot)
  }
  const slotAt = (at: Temporal.Instant) => {
    const local = at.toZonedDateTimeISO(calendar.timeZone)
    if (calendarAt(calendar, at).day !== 'school-day') return undefined
    const bell = bellAt(calendar, local)
    return bell === undefined ? undefined : slots.get(`${local.dayOfWeek} ${bell.name}`)
  }
  return {
    lessonOf(personIds, at) {
      const slot = slotAt(at)
      return Object.fromEntries(personIds.map((id) => [id, slot?.teacherOf.get(id) ?? null]))
    },
    isTeaching: (personId, at) => slotAt(at)?.teachers.has(personId) ?? false,
  }
}

function bellAt(calendar: SchoolCalendar, local: Temporal.ZonedDateTime): Bell | undefined {
  const bells = calendar.bells.weekdays?.[local.dayOfWeek] ?? calendar.bells.ordinary
  const time = `${String(local.hour).padStart(2, '0')}:${String(local.minute).padStart(2, '0')}`
  return bells.find((bell) => bell.from <= time && time < bell.to)
}
