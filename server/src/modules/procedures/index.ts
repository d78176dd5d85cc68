export type { MatterView } from './matter-view.ts'
export * from './procedures.ts'
