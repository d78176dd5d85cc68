import type { Config } from '../config/index.ts'
import type { Database } from '../platform/database/index.ts'
import { StartError } from '../platform/errors.ts'
import { demoSlug } from './cast.ts'
import { trustSchools } from './trust.ts'

/**
 * Keeps the demo and real schools in databases of their own. The demo lets anybody in by a click and its cast's device
 * passwords are known to the world: beside a real school the first would open that school, and served without the demo the
 * second would let anybody send mail. Throws StartError.
 */
export async function keepDemoApart(database: Database, { demo, school }: Config): Promise<void> {
  const slugs = (await database.schools()).map(({ slug }) => slug)
  // The others of the trust are never there without the demo school, which tells whose database it is.
  const demoSlugs = [demoSlug, ...trustSchools.map(({ slug }) => slug)]
  const real = slugs.find((slug) => !demoSlugs.includes(slug))
  if (demo && real !== undefined)
    throw new StartError(
      'demo.beside-school',
      `the demo is on and the database holds the school \`${real}\``,
      'Set BEADLE_DEMO to 0 for a real school, or give the demo a BEADLE_DATA or DATABASE_URL of its own.',
    )
  if (!demo && (slugs.includes(demoSlug) || school?.slug === demoSlug))
    throw new StartError(
      'demo.without-demo',
      `the demo is off and the school is the demo’s, \`${demoSlug}\``,
      'Give the real school another name and a BEADLE_DATA or DATABASE_URL of its own; the passwords of the demo are known to all.',
    )
}
