import type { MailParts } from '../../../modules/mail/index.ts'

/** Which school an address belongs to, by the domains of the policy in force there. */
export type Schools = {
  ofAddress(address: string): string | undefined
  /** The one school there is, for log-ons by short name; undefined where there are several. */
  readonly only: string | undefined
}

const freshForMs = 10_000

/** Looks the schools and their domains up, and again when the answer is some seconds old. */
export function openSchools({
  database,
  governance,
}: Pick<MailParts, 'database' | 'governance'>): () => Promise<Schools> {
  let known: { readonly at: number; readonly schools: Promise<Schools> } | undefined
  return () => {
    if (known && performance.now() - known.at < freshForMs) return known.schools
    const schools = readSchools({ database, governance })
    known = { at: performance.now(), schools }
    schools.catch(() => {
      known = undefined
    })
    return schools
  }
}

async function readSchools({ database, governance }: Pick<MailParts, 'database' | 'governance'>): Promise<Schools> {
  const byDomain = new Map<string, string>()
  const schools = await database.schools()
  for (const { id } of schools) {
    const { version } = await governance.policyInForce(id)
    for (const domain of version.school.domains) byDomain.set(domain, id)
  }
  return {
    ofAddress: (address) => byDomain.get(address.slice(address.lastIndexOf('@') + 1).toLowerCase()),
    only: schools.length === 1 ? schools[0]?.id : undefined,
  }
}
