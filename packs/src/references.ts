/** What one file of a pack says about another: clauses that must exist, ids that must exist once. */
import { type Binding, nearest } from '@beadle/engine'
import type { CheckedFile } from './pack-files.ts'
import type { Problem } from './problem.ts'
import type { Path } from './yaml/yaml-file.ts'

export type RawBinding = Omit<Partial<Binding>, 'id' | 'control' | 'cites'> &
  Pick<Binding, 'id' | 'control' | 'cites'> & { readonly note?: string }
type Cited = { readonly cites?: readonly string[]; readonly clauses?: readonly string[] }
/** A clause id where it stands in a file. */
export type CitedAt = { readonly path: Path; readonly id: string }
type Identified = { readonly id: string }

/** A clause id in full: a pack may leave out the name of its policy. */
export function fullClause(policy: string, id: string): string {
  return id === policy || id.startsWith(`${policy}.`) ? id : `${policy}.${id}`
}

/** Entries of one list that carry the id of an earlier one. */
export function duplicateIds({ yaml }: CheckedFile, at: Path, entries: readonly Identified[]): Problem[] {
  const first = new Map<string, number>()
  return entries.flatMap(({ id }, index) => {
    const earlier = first.get(id)
    if (earlier === undefined) first.set(id, index)
    if (earlier === undefined) return []
    const before = yaml.problem({ path: [...at, earlier, 'id'], code: 'pack.duplicate-id', message: '' })
    const here = yaml.problem({ path: [...at, index, 'id'], code: 'pack.duplicate-id', message: '' })
    const place = before.file === here.file ? `line ${before.line}` : `${before.file}:${before.line}`
    return [{ ...here, message: `\`${id}\` already stands at ${place}` }]
  })
}

/** Citations of clauses that the policy does not have. */
export function unknownClauses(given: {
  file: CheckedFile
  cited: readonly CitedAt[]
  policy: string
  known: ReadonlySet<string>
}): Problem[] {
  const { file, cited, policy, known } = given
  return cited.flatMap(({ path, id }) => {
    const full = fullClause(policy, id)
    if (known.has(full)) return []
    const near = nearest(full, known)
    return [
      file.yaml.problem({
        path,
        code: 'pack.unknown-clause',
        message: `no clause \`${id}\``,
        nearest: near && shortLike(id, policy, near),
      }),
    ]
  })
}

/** The near id in the form the author used. */
function shortLike(given: string, policy: string, near: string): string {
  return given.startsWith(`${policy}.`) ? near : near.slice(policy.length + 1)
}

/** The clauses that the entries of a list cite, each with its place. */
export function citesOf(entries: readonly Cited[], at: string, member: 'cites' | 'clauses' = 'cites'): CitedAt[] {
  return entries.flatMap((entry, index) => (entry[member] ?? []).map((id, i) => ({ path: [at, index, member, i], id })))
}
