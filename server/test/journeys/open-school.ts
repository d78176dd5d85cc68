import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeDemoSchool } from '../../src/demo/make-school.ts'
import { entriesAbout } from '../../src/ledger/index.ts'
import { type MailSettings, usualMailSettings } from '../../src/modules/mail/index.ts'
import { fixedClock, type SteppableClock } from '../../src/platform/clock.ts'
import { type Jobs, openJobs } from '../../src/platform/jobs/index.ts'
import { type Keys, openKeys } from '../../src/platform/keys/index.ts'
import { silentLog } from '../../src/platform/log.ts'
import { type TestDatabase, testDatabase } from '../../src/platform/testing/test-database.ts'
import { type Modules, openModules } from '../../src/wiring.ts'

/** What a test lends: node:test's TestContext is one. */
type TestScope = { after(action: () => void | Promise<void>): void }

/** A whole school in a test: the demo's cast, the pack as it ships, a clock that stands still. */
export type TestSchool = Modules & {
  readonly schoolId: string
  readonly database: TestDatabase
  readonly clock: SteppableClock
  readonly jobs: Jobs
  readonly keys: Keys
  /** The id of somebody of the cast. */
  id(login: string): string
  /** Kinds of the ledger entries about one thing, the oldest first. */
  kinds(kind: string, id: string): Promise<readonly string[]>
}

const policies = join(import.meta.dirname, '../../../policies')

/** Opens a school at an instant. Closed when the test ends. */
export async function openModulesOfSchool(
  t: TestScope,
  { at, settings }: { readonly at: string; readonly settings?: Partial<MailSettings> },
): Promise<TestSchool> {
  const database = await testDatabase(t)
  const folder = mkdtempSync(join(tmpdir(), 'beadle-keys-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const clock = fixedClock(at)
  const keys = openKeys(folder)
  const jobs = openJobs({ database })
  const modules = openModules({
    database,
    clock,
    keys,
    jobs,
    log: silentLog,
    policiesDirectory: policies,
    mail: { ...usualMailSettings, baseUrl: 'http://localhost:8420', hostname: 'localhost', ...settings },
  })
  const { schoolId } = await makeDemoSchool({ database, shelf: modules.governance.shelf, at: clock.now() })
  const directory = await modules.people.directory(schoolId)
  return {
    ...modules,
    schoolId,
    database,
    clock,
    jobs,
    keys,
    id(login) {
      const person = directory.personByLogin(login)
      if (person === undefined) throw new TypeError(`nobody called \`${login}\` in the cast`)
      return person.id
    },
    kinds: async (kind, id) =>
      (await database.inSchool(schoolId, (tx) => entriesAbout(tx, schoolId, { kind, id }))).map((entry) => entry.kind),
  }
}
