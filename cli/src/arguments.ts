import { nearest } from '@beadle/engine'
import { type Command, type Given, UsageError } from './command.ts'

/** Reads the words and options of a command line: `--name value`, `--name=value`, `--flag`, `--` to end the options. */
export function readArguments(args: readonly string[], command: Command): Given {
  const options: Record<string, string | true> = {}
  const words: string[] = []
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? ''
    if (arg === '--') {
      words.push(...args.slice(i + 1))
      break
    }
    if (!arg.startsWith('-') || arg === '-') {
      words.push(arg)
      continue
    }
    const [name = '', inline] = splitOnce(arg.replace(/^--?/, ''))
    const spec = Object.hasOwn(command.options, name) ? command.options[name] : undefined
    if (!spec)
      throw new UsageError(`no option \`${arg.split('=')[0]}\`${meant(name, Object.keys(command.options), '--')}`)
    if (Object.hasOwn(options, name)) throw new UsageError(`option \`--${name}\` is given twice`)
    if (!spec.takes) {
      if (inline !== undefined) throw new UsageError(`option \`--${name}\` takes no value`)
      options[name] = true
      continue
    }
    const value = inline ?? args[++i]
    if (value === undefined || value === '') throw new UsageError(`option \`--${name}\` needs a ${spec.takes}`)
    options[name] = value
  }
  const needed = command.words.filter((word) => !word.startsWith('['))
  if (words.length < needed.length) throw new UsageError(`\`${needed[words.length]}\` is missing`)
  if (words.length > command.words.length)
    throw new UsageError(`\`${words[command.words.length]}\` is one word too many`)
  return { options, words }
}

/** `; did you mean …` or nothing. */
export function meant(word: string, words: Iterable<string>, prefix = ''): string {
  const near = nearest(word, words)
  return near ? `; did you mean \`${prefix}${near}\`` : ''
}

function splitOnce(text: string): [string, string | undefined] {
  const at = text.indexOf('=')
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)]
}
