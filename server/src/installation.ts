import { readConfig } from './config/index.ts'
import { type Ledger, openLedger } from './ledger/index.ts'
import { mailSettingsOf } from './mail-settings.ts'
import type { MailParts } from './modules/mail/index.ts'
import { systemClock } from './platform/clock.ts'
import { type Database, migrate, openDatabase, type School } from './platform/database/index.ts'
import { NotFoundError } from './platform/errors.ts'
import { openJobs } from './platform/jobs/index.ts'
import { type Keys, openKeys } from './platform/keys/index.ts'
import { silentLog } from './platform/log.ts'
import { findPostgres, startPostgres } from './platform/postgres/index.ts'
import { openModules } from './wiring.ts'

/** What a command at the machine needs of an installation, whether its server runs or not. */
export type Installation = {
  readonly database: Database
  readonly ledger: Ledger
  readonly keys: Keys
  /** The mail module as the server has it, to look at and to steer; nothing is delivered from here. */
  openMail(): MailParts
  /** The school of that slug; without one, the only school. Throws NotFoundError naming the schools there are. */
  schoolOf(slug: string | undefined): Promise<School>
  [Symbol.asyncDispose](): Promise<void>
}

/** Opens the installation that the settings describe: beside the running server, or with its PostgreSQL started for as long as needed. */
export async function openInstallation(
  environment: Readonly<Record<string, string | undefined>>,
  root: string,
): Promise<Installation> {
  await using opened = new AsyncDisposableStack()
  const config = readConfig(environment, root)
  const urls = await (async () => {
    const { databaseUrl: ownerUrl, databaseAppUrl: appUrl } = config
    if (ownerUrl !== undefined) return appUrl === undefined ? { ownerUrl } : { ownerUrl, appUrl }
    const running = findPostgres(config.dataDirectory)
    if (running !== undefined) return running
    const postgres = opened.use(await startPostgres({ directory: config.dataDirectory }))
    await migrate(postgres.ownerUrl)
    return { ownerUrl: postgres.ownerUrl, appUrl: postgres.appUrl }
  })()
  const database = opened.use(openDatabase({ ...urls, connections: 2 }))
  const keys = openKeys(config.keysDirectory)
  const ledger = opened.use(openLedger({ database, keys, clock: systemClock }))
  const stack = opened.move()
  return {
    database,
    ledger,
    keys,
    openMail: () =>
      openModules({
        database,
        clock: systemClock,
        keys,
        jobs: openJobs({ database }),
        log: silentLog,
        policiesDirectory: config.policiesDirectory,
        mail: mailSettingsOf(config),
      }).mail,
    async schoolOf(slug) {
      const schools = await database.schools()
      const [only, ...others] = slug === undefined ? schools : schools.filter((school) => school.slug === slug)
      if (only !== undefined && others.length === 0) return only
      const names = schools.map((school) => `\`${school.slug}\``).join(', ')
      throw new NotFoundError(
        `school${slug === undefined ? ' is named' : ` \`${slug}\``}; there are ${names || 'none'}`,
      )
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  }
}
