export type * from './governance.ts'
