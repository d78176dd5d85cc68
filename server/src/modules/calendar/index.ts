export * from './calendar.ts'
export { calendarEpoch } from './read-calendar.ts'
export * from './timetable.ts'
export * from './write-calendar.ts'
