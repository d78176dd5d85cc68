export * from './calendar.ts'
export * from './timetable.ts'
export * from './write-calendar.ts'
