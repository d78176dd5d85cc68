import type { Releaser, Role } from '@beadle/engine'
import type { Directory } from './directory.ts'

/** Who a matter concerns, for working out who may decide it. All are person ids. */
export type Concerned = {
  readonly sender?: string
  readonly recipients?: readonly string[]
  /** People the matter is about: they are never among those who decide, whatever their role. */
  readonly about: readonly string[]
}

/**
 * Resolves releasers to the ids of people who may act now, without repeats. The sender is only ever included by the word
 * `sender`; nobody whom the matter is about is. Empty when nobody can be found: the caller then asks the deputies.
 */
export function resolveReleasers(
  directory: Directory,
  releasers: readonly Releaser[],
  concerned: Concerned,
): readonly string[] {
  const allowed = new Set<string>()
  const barred = new Set([...concerned.about, ...(concerned.sender === undefined ? [] : [concerned.sender])])
  for (const releaser of releasers) {
    if (releaser === 'sender') {
      if (concerned.sender !== undefined) allowed.add(concerned.sender)
      continue
    }
    for (const id of peopleFor(directory, releaser, concerned)) if (!barred.has(id)) allowed.add(id)
  }
  return [...allowed]
}

function peopleFor(
  directory: Directory,
  releaser: Exclude<Releaser, 'sender'>,
  concerned: Concerned,
): readonly string[] {
  if (releaser === 'recipient') return concerned.recipients ?? []
  if (releaser === 'line-manager-of:sender') {
    const manager = concerned.sender === undefined ? undefined : directory.lineManagerOf(concerned.sender)
    return manager === undefined ? [] : [manager.id]
  }
  const at = releaser.indexOf(':')
  const kind = releaser.slice(0, at)
  const name = releaser.slice(at + 1)
  if (kind === 'person')
    return [directory.personById(name)?.id ?? directory.personByLogin(name)?.id].flatMap((id) => id ?? [])
  if (kind === 'nominee-of') return directory.nomineesOf(name as Role).map(({ id }) => id)
  // A pupil's form tutor is theirs, not every tutor of the school.
  if (name === 'form-tutor' && concerned.sender !== undefined) {
    const tutor = directory.formTutorOf(concerned.sender)
    if (tutor !== undefined) return [tutor.id]
  }
  return directory.byRole(name as Role).map(({ id }) => id)
}
