export type * from './procedures.ts'
