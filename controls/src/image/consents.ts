import type { Facts, Person, Releaser, School } from '@beadle/engine'
import { isOneOf } from '../people.ts'

/** Whose permission a clause asks for: a parent's, or that of the person it is about, who may be a pupil. */
export type ConsentOf = 'parent' | 'person'
export type ConsentState = 'given' | 'refused' | 'never-asked'
/** One recorded answer: of all who were asked, or by whom. */
export type Answer = boolean | { readonly parent?: boolean; readonly pupil?: boolean }
export type Permission = { readonly by: readonly ConsentOf[]; readonly all?: boolean }

/**
 * How an answer stands to the permission that is asked. A refusal by one of those asked stands, whatever the others say; one
 * permission is enough unless `all` must give it. An answer that says not by whom speaks for all.
 */
export function consentState(answer: Answer | undefined, { by, all = false }: Permission): ConsentState {
  if (answer === undefined) return 'never-asked'
  if (typeof answer === 'boolean') return answer ? 'given' : 'refused'
  const answers = by.map((who) => (who === 'parent' ? answer.parent : answer.pupil))
  if (answers.includes(false)) return 'refused'
  const isGiven = all ? answers.every((one) => one === true) : answers.includes(true)
  return isGiven ? 'given' : 'never-asked'
}

/** What the school has recorded for a person and a way of showing them. Nobody who cannot be named has been asked. */
export function answerFor(person: Person, facts: Facts, channel: string | undefined): Answer | undefined {
  const { person: id } = person
  if (id === undefined) return undefined
  return channel === undefined ? facts['consent.capture']?.[id] : facts['consent.images']?.[id]?.[channel]
}

/** Who can give what is missing. A permission is nobody else's to give, so no manager releases what waits for it. */
export function askedOf(people: readonly Person[], { by }: Permission, school: School): readonly Releaser[] {
  const releasers = new Set<Releaser>()
  for (const person of people) {
    const isPupil = isOneOf(person.roles, ['pupil', 'unknown'], school)
    if (by.includes('parent') && isPupil) releasers.add('role:parent')
    if (by.includes('person')) releasers.add(person.person === undefined ? 'role:pupil' : `person:${person.person}`)
  }
  return releasers.size > 0 ? [...releasers] : ['role:parent']
}
