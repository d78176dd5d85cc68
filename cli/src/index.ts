export type { Command, Given, OptionSpec, Terminal } from './command.ts'
export { defineCommand, UsageError } from './command.ts'
export { run } from './run.ts'
