import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Pack, type Problem, product, readPack } from '@beadle/packs'
import { StartError } from '../../platform/errors.ts'

/** The packs this server can run, read and checked. */
export type PackShelf = {
  /** Where the packs are, each in the folder of its name. */
  readonly folder: string
  /** The pack by name; throws StartError naming file, line and member when it is missing or wrong. */
  pack(policy: string): Pack
  /** The names of the packs there are, in alphabetical order. */
  names(): readonly string[]
  /** SHA-256 over the names and contents of a pack's YAML files, in the order of their names. */
  digest(policy: string): Buffer
}

/** Packs under `folder` (the project's `policies/`), each read when first asked for. */
export function openPackShelf(folder: string): PackShelf {
  const read = new Map<string, Pack>()
  // A folder with a policy.yaml is a pack.
  const names = () =>
    readdirSync(folder, { withFileTypes: true })
      .flatMap((entry) => (existsSync(join(folder, entry.name, 'policy.yaml')) ? [entry.name] : []))
      .toSorted()
  return {
    folder,
    names,
    pack(policy) {
      const known = read.get(policy)
      if (known !== undefined) return known
      const there = names()
      if (!there.includes(policy)) {
        throw new StartError(
          'governance.no-such-pack',
          `no pack \`${policy}\` in \`${folder}\``,
          `Use one of: ${there.join(', ')}.`,
        )
      }
      const result = readPack(join(folder, policy), product.controls)
      if ('problems' in result) throw wrongPack(policy, result.problems)
      read.set(policy, result.pack)
      return result.pack
    },
    digest(policy) {
      const hash = createHash('sha256')
      // A file may be a folder of files by subject.
      const files = readdirSync(join(folder, policy), { recursive: true, encoding: 'utf8' })
      for (const name of files.filter((file) => file.endsWith('.yaml')).sort())
        hash
          .update(`${name}\0`)
          .update(readFileSync(join(folder, policy, name)))
          .update('\0')
      return hash.digest()
    },
  }
}

function wrongPack(policy: string, problems: readonly Problem[]): StartError {
  const errors = problems.filter(({ severity }) => severity === 'error')
  const lines = errors.slice(0, 5).map(({ file, line, message }) => `${file}:${line}: ${message}`)
  const more = errors.length > lines.length ? `\n… and ${errors.length - lines.length} more` : ''
  return new StartError(
    'governance.wrong-pack',
    `pack \`${policy}\` cannot be used:\n${lines.join('\n')}${more}`,
    `Mend the lines named; \`beadle policy check ${policy}\` lists them all.`,
  )
}
