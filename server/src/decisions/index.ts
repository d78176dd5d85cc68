export type * from './decisions.ts'
