export interface CalendarEpochTable {
  school_id: string
  epoch: string
  time_zone: string
}
export interface SpanTable {
  school_id: string
  id: string
  kind: 'term' | 'holiday'
  name: string
  from_on: Temporal.PlainDate
  to_on: Temporal.PlainDate
}
export interface SpecialDayTable {
  school_id: string
  day_on: Temporal.PlainDate
  kind: 'inset' | 'bank-holiday'
  name: string
}
export interface BellTable {
  school_id: string
  id: string
  weekday: number | null
  position: number
  name: string
  kind: 'before-school' | 'lesson' | 'break' | 'lunch' | 'after-school'
  from_time: string
  to_time: string
}
export interface LessonTable {
  school_id: string
  id: string
  class_name: string
  teacher_id: string
  weekday: number
  bell_name: string
}
export interface LessonPupilTable {
  school_id: string
  lesson_id: string
  pupil_id: string
}

declare module '../../platform/database/tables.ts' {
  interface Tables {
    'calendar.epoch': CalendarEpochTable
    'calendar.span': SpanTable
    'calendar.special_day': SpecialDayTable
    'calendar.bell': BellTable
    'calendar.lesson': LessonTable
    'calendar.lesson_pupil': LessonPupilTable
  }
}
