import { openPolicy, type Policy, product } from '@beadle/packs'
import { type Given, type OptionSpec, type Terminal, UsageError } from '../command.ts'
import { packDirectory, packNames } from '../packs-folder.ts'

/** The options that every `policy` command takes. */
export const packOptions: Readonly<Record<string, OptionSpec>> = {
  policy: { takes: 'pack', about: 'a pack under policies/, or the path of one' },
  json: { about: 'print JSON' },
}

/** Opens the pack that the command line names, by word or by `--policy`; without a name the only pack there is. */
export function openGiven({ options, words }: Given, terminal: Terminal, word = 0): Policy {
  const named = options.policy ?? words[word]
  if (typeof named === 'string') return openPolicy(packDirectory(named, terminal), product)
  const [only, ...others] = packNames()
  if (!only || others.length > 0) throw new UsageError(`which pack? there are ${packNames().join(', ') || 'none'}`)
  return openPolicy(packDirectory(only, terminal), product)
}

/** The packs that the command line means: all, the one named, or the only one there is. */
export function packDirectories({ options, words: [word] }: Given, terminal: Terminal): string[] {
  const named = options.policy ?? word
  if (options.all && named !== undefined) throw new UsageError('`--all` and a pack are one too many')
  if (typeof named === 'string') return [packDirectory(named, terminal)]
  const names = packNames()
  if (!options.all && names.length !== 1)
    throw new UsageError(`which pack? \`--all\`, or one of ${names.join(', ') || 'none'}`)
  return names.map((name) => packDirectory(name, terminal))
}
