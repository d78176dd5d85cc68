/** What is wrong with a duty: its id, the clauses that it, its lines and its checks cite, the procedure and agreement it names. */
import { nearest } from '@beadle/engine'
import type { Duty } from './pack.ts'
import type { CheckedFile } from './pack-files.ts'
import type { Problem } from './problem.ts'
import { type CitedAt, citesOf, duplicateIds } from './references.ts'

export type RawDuty = Omit<Duty, 'state'> & { readonly state?: Duty['state'] }

/** What duties are looked at beside. */
type Surroundings = {
  readonly file: CheckedFile
  readonly duties: readonly RawDuty[]
  /** Ids that the pack has; undefined when their file could not be read. */
  readonly procedures: readonly string[] | undefined
  readonly agreements: readonly string[] | undefined
}

/** Every problem of every duty but unknown clauses, which `citedByDuties` lists for the reader. */
export function dutyProblems({ file, duties, procedures, agreements }: Surroundings): Problem[] {
  return [
    ...duplicateIds(file, ['duties'], duties),
    ...duties.flatMap(({ checks = [] }, duty) => duplicateIds(file, ['duties', duty, 'checks'], checks)),
    ...unknownNames(file, 'procedure', duties, procedures),
    ...unknownNames(file, 'agreement', duties, agreements),
  ]
}

/** The clauses that duties cite, each with its place: their own, and those of their lines and checks. */
export function citedByDuties(duties: readonly RawDuty[]): CitedAt[] {
  const inside = duties.flatMap(({ lines = [], checks = [] }, duty) => [
    ...citesInside(duty, 'lines', lines),
    ...citesInside(duty, 'checks', checks),
  ])
  return [...citesOf(duties, 'duties'), ...inside]
}

function citesInside(
  duty: number,
  member: 'lines' | 'checks',
  entries: readonly { readonly cites: readonly string[] }[],
): CitedAt[] {
  return entries.flatMap(({ cites }, entry) =>
    cites.map((id, cite) => ({ path: ['duties', duty, member, entry, 'cites', cite], id })),
  )
}

/** Procedures or agreements that duties name and the pack does not have. */
function unknownNames(
  file: CheckedFile,
  member: 'procedure' | 'agreement',
  duties: readonly RawDuty[],
  known: readonly string[] | undefined,
): Problem[] {
  return duties.flatMap((duty, index) => {
    const name = duty[member]
    if (known === undefined || name === undefined || known.includes(name)) return []
    const path = ['duties', index, member]
    const code = `pack.unknown-${member}` as const
    return [file.yaml.problem({ path, code, message: `no ${member} \`${name}\``, nearest: nearest(name, known) })]
  })
}
