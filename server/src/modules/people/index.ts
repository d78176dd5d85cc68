export * from './directory.ts'
export type * from './people.ts'
export * from './person.ts'
export * from './releasers.ts'
