export type * from './calendar.ts'
