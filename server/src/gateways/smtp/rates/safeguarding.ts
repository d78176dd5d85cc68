import type { Person } from '../../../modules/people/index.ts'

const roles: ReadonlySet<string> = new Set(['dsl', 'deputy-dsl', 'safeguarding-governor'])

/**
 * Whether this person leads safeguarding. Bounds on sending must never stand between a child and them: mail to them is taken
 * whatever the sender has sent, and they themselves may send more.
 */
export function leadsSafeguarding(person: Pick<Person, 'roles'> | undefined): boolean {
  return person?.roles.some((role) => roles.has(role)) ?? false
}

/** How many times the usual measure a sender may. */
export function measureOf(person: Pick<Person, 'roles'> | undefined): number {
  return leadsSafeguarding(person) ? 10 : 1
}
