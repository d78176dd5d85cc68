import type { MailParts } from '../../../modules/mail/index.ts'

/** Which school an address belongs to, by the domains of the policy in force there. */
export type Schools = {
  ofAddress(address: string): string | undefined
  /** The one school there is, for log-ons by short name; undefined where there are several. */
  readonly only: string | undefined
  /** The school of a short name, as the table of peers has it. */
  ofSlug(slug: string): string | undefined
  /** The domain that stands for a school where one must be chosen. */
  domainOf(schoolId: string): string | undefined
}

/** Knows the schools. */
export type KnownSchools = {
  /** Newest; reads the database when the last answer is some seconds old. A database that is away leaves the last answer. */
  newest(): Promise<Schools>
  /** The last answer while it is fresh, for those who need not wait. */
  fresh(): Schools | undefined
}

const freshForMs = 10_000

/** Looks the schools and their domains up, and again when the answer is some seconds old. */
export function openSchools(parts: Pick<MailParts, 'database' | 'governance'>): KnownSchools {
  let known: { readonly at: number; readonly schools: Schools } | undefined
  let asking: Promise<Schools> | undefined
  const fresh = () => (known && performance.now() - known.at < freshForMs ? known.schools : undefined)
  async function ask(): Promise<Schools> {
    try {
      const schools = await readSchools(parts)
      known = { at: performance.now(), schools }
      return schools
    } catch (error) {
      if (known) return known.schools
      throw error
    } finally {
      asking = undefined
    }
  }
  return {
    fresh,
    async newest() {
      const schools = fresh()
      if (schools) return schools
      asking ??= ask()
      return asking
    },
  }
}

async function readSchools({ database, governance }: Pick<MailParts, 'database' | 'governance'>): Promise<Schools> {
  const byDomain = new Map<string, string>()
  const firstDomains = new Map<string, string>()
  const schools = await database.schools()
  for (const { id } of schools) {
    const { version } = await governance.policyInForce(id)
    for (const domain of version.school.domains) byDomain.set(domain, id)
    const [first] = version.school.domains
    if (first !== undefined) firstDomains.set(id, first)
  }
  const bySlug = new Map(schools.map(({ id, slug }) => [slug, id]))
  return {
    ofAddress: (address) => byDomain.get(address.slice(address.lastIndexOf('@') + 1).toLowerCase()),
    only: schools.length === 1 ? schools[0]?.id : undefined,
    ofSlug: (slug) => bySlug.get(slug),
    domainOf: (schoolId) => firstDomains.get(schoolId),
  }
}
