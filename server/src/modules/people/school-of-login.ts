import type { People } from './people.ts'

/**
 * Where somebody who gives this login is to be looked for: with one school it; with several the one that knows it as an address,
 * else the only one where it is a short name. Undefined where nobody or more than one would be meant.
 */
export async function schoolOfLogin<S extends { readonly id: string }>(
  schools: readonly S[],
  people: Pick<People, 'directory'>,
  login: string,
): Promise<S | undefined> {
  if (schools.length < 2) return schools[0]
  const named: S[] = []
  for (const school of schools) {
    const directory = await people.directory(school.id)
    if (directory.personByAddress(login) !== undefined) return school
    if (directory.personByLogin(login) !== undefined) named.push(school)
  }
  return named.length === 1 ? named[0] : undefined
}
