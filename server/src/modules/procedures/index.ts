export * from './door.ts'
export type { MatterView } from './matter-view.ts'
export { openProcedures } from './procedures.ts'
