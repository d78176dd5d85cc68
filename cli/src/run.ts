import { meant, readArguments } from './arguments.ts'
import { type Terminal, UsageError } from './command.ts'
import { commands } from './commands.ts'

/** Runs one command line (the words after `beadle`) and resolves to its exit code. Never throws for what was typed. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const wanted =
      args.length === 0 || args.some((arg) => arg === '--help' || arg === '-h')
        ? ['help', ...helpTopic(args)]
        : [...args]
    const { name, rest } = findCommand(wanted)
    const load = commands[name]
    if (!load) throw new UsageError(`no command \`${name}\``)
    const command = await load()
    return await command.run(readArguments(rest, command), terminal)
  } catch (error) {
    if (!isExpected(error)) throw error
    terminal.err(`beadle: ${error.message}\n`)
    return 2
  }
}

/** The longest command that the words begin with, and what follows it. */
function findCommand(args: readonly string[]): { name: string; rest: readonly string[] } {
  const [first = '', second = ''] = args
  const pair = `${first} ${second}`
  if (Object.hasOwn(commands, pair)) return { name: pair, rest: args.slice(2) }
  if (Object.hasOwn(commands, first)) return { name: first, rest: args.slice(1) }
  const inside = Object.keys(commands).filter((name) => name.startsWith(`${first} `))
  if (inside.length) {
    const verbs = inside.map((name) => name.slice(first.length + 1))
    const sentence =
      second && !second.startsWith('-')
        ? `no command \`${pair}\`${meant(second, verbs, `${first} `)}`
        : `\`${first}\` needs one of ${verbs.map((verb) => `\`${verb}\``).join(', ')}`
    throw new UsageError(sentence)
  }
  const firsts = new Set(Object.keys(commands).flatMap((name) => name.split(' ')[0] ?? []))
  throw new UsageError(`no command \`${first}\`${meant(first, firsts)}; \`beadle help\` lists them`)
}

function helpTopic(args: readonly string[]): string[] {
  const topic = args.filter((arg) => !arg.startsWith('-')).slice(0, 2)
  const pair = topic.join(' ')
  return Object.hasOwn(commands, pair)
    ? topic
    : topic.slice(0, 1).filter((word) => Object.keys(commands).some((name) => name.split(' ')[0] === word))
}

/** Errors that are an answer to what was typed or to a file it named. */
function isExpected(error: unknown): error is Error {
  return error instanceof UsageError || (error instanceof Error && error.name === 'PackError')
}
