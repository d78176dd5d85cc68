export { appendEntries, appendEntry, type NewEntry } from './append-entry.ts'
export type { About, Json, JsonObject } from './tables.ts'
