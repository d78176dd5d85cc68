import type { Readable } from 'node:stream'

/** The world a command runs in; tests give their own. */
export type Terminal = {
  readonly stdin: Readable
  /** Writes to standard output and resolves when more may be written. */
  out(text: string): Promise<void>
  /** Writes to standard error. */
  err(text: string): void
  /** Directories that relative paths may start from, in this order: where the command was called from first. */
  readonly from: readonly string[]
  /** Columns to wrap text at. */
  readonly width: number
}

/** A subcommand. `run` resolves to the exit code: 0 well, 1 something is not as it should be, 2 could not be asked so. */
export type Command = {
  readonly summary: string
  /** The lines after `beadle`, with what they take. */
  readonly usage: readonly string[]
  readonly options: Readonly<Record<string, OptionSpec>>
  /** Names of the words that stand without a dash, `[pack]` for one that may be left out. */
  readonly words: readonly string[]
  run(given: Given, terminal: Terminal): Promise<number>
}

export type OptionSpec = { readonly takes?: string; readonly about: string }

/** What the command line gave, already checked against the command's options. */
export type Given = { readonly options: Readonly<Record<string, string | true>>; readonly words: readonly string[] }

/** A command line or an input that cannot be used: the sentence is shown, the exit code is 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
  readonly code = 'cli.usage'
}

/** Declares a command. */
export function defineCommand(command: Command): Command {
  return command
}
