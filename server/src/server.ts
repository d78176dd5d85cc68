import type { Config } from './config/index.ts'
import { serveConsole } from './console-files.ts'
import { agreeBeforehand } from './demo/agree-beforehand.ts'
import { demoCast } from './demo/cast.ts'
import { keepDemoApart } from './demo/keep-apart.ts'
import { makeDemoSchool, makeTrust } from './demo/make-school.ts'
import { openFirstSchool } from './first-school.ts'
import { type Gateway, openSink, type Sink } from './gateways/smtp/index.ts'
import { refuseOtherKeystore } from './ledger/index.ts'
import { openMailGateway } from './mail-gateway.ts'
import { mailSettingsOf } from './mail-settings.ts'
import { forgetAgain } from './modules/archive/index.ts'
import { followPack } from './modules/governance/index.ts'
import { systemClock } from './platform/clock.ts'
import { type Database, migrate, openDatabase } from './platform/database/index.ts'
import { openHttp } from './platform/http/index.ts'
import { openJobs } from './platform/jobs/index.ts'
import { openKeys } from './platform/keys/index.ts'
import type { Log } from './platform/log.ts'
import { startPostgres } from './platform/postgres/index.ts'
import { registerRoutes } from './routes.ts'
import { openDataDirectory, opening, refuseNoPolicies } from './start-errors.ts'
import { type Modules, openModules } from './wiring.ts'

/** A running server. Disposing stops everything it started, in the opposite order. */
export type Server = {
  readonly config: Config
  readonly database: Database
  readonly modules: Modules
  readonly httpPort: number
  /** The demo school, whether it was made just now, and the other schools of its trust. */
  readonly demo:
    | {
        readonly schoolId: string
        readonly isNew: boolean
        readonly trust: readonly { readonly slug: string; readonly schoolId: string }[]
      }
    | undefined
  /** The demo's smart host. */
  readonly sink: Sink | undefined
  readonly gateway: Gateway
  /** Said once: the first administrator of a school opened just now. */
  readonly firstSignIn: { readonly login: string; readonly password: string } | undefined
  [Symbol.asyncDispose](): Promise<void>
}

export type ServerOptions = {
  readonly config: Config
  readonly log: Log
  /** Told what is being done, for the person at the machine: one short sentence each. */
  readonly say?: (what: string) => void
  /** Told when something the server cannot be without is gone for good. */
  readonly onGone?: (error: Error) => void
}

/**
 * Starts everything: PostgreSQL, migrations, modules, HTTP, jobs and gateways. Throws StartError with what is wrong and what to
 * do; what had been started by then is stopped again.
 */
export async function startServer({ config, log, say = () => {}, onGone = () => {} }: ServerOptions): Promise<Server> {
  await using started = new AsyncDisposableStack()
  openDataDirectory(config.dataDirectory)
  refuseNoPolicies(config.policiesDirectory)

  const urls = await (async () => {
    const { databaseUrl: ownerUrl, databaseAppUrl: appUrl } = config
    if (ownerUrl !== undefined) return appUrl === undefined ? { ownerUrl } : { ownerUrl, appUrl }
    say('Starting the database')
    const postgres = started.use(await startPostgres({ directory: config.dataDirectory, log, onGone }))
    return { ownerUrl: postgres.ownerUrl, appUrl: postgres.appUrl }
  })()
  await migrate(urls.ownerUrl)

  const clock = systemClock
  const database = started.use(openDatabase({ ...urls, log, connections: 16 }))
  const keys = openKeys(config.keysDirectory)
  await refuseOtherKeystore(database, keys)
  const jobs = started.use(openJobs({ database, log }))
  const modules = openModules({
    database,
    clock,
    keys,
    jobs,
    log,
    policiesDirectory: config.policiesDirectory,
    mail: mailSettingsOf(config),
  })
  started.use(modules.ledger)
  started.use(modules.studies)

  await keepDemoApart(database, config)
  if (config.demo) say('Opening the demo schools')
  const { shelf } = modules.governance
  const making = { database, shelf, at: clock.now() }
  const demo = config.demo ? { ...(await makeDemoSchool(making)), trust: await makeTrust(making) } : undefined
  const firstSignIn =
    config.school === undefined
      ? undefined
      : await openFirstSchool({ database, shelf, school: config.school, at: clock.now() })
  // Wrong packs are told now, not at the first message.
  for (const { id } of await database.schools()) {
    // A keystore that came back from an old copy forgets again what had been forgotten.
    await database.inSchool(id, (tx) => forgetAgain(tx, keys, id))
    await database.inSchool(id, (tx) => followPack(tx, { schoolId: id, shelf, at: clock.now() }))
    await modules.governance.policyInForce(id)
  }
  if (demo?.isNew) await agreeBeforehand(modules.mail, demo.schoolId)

  const sink = config.demo
    ? started.use(
        await opening(config.sinkPort, 'BEADLE_SINK_PORT', () =>
          openSink({ host: '127.0.0.1', port: config.sinkPort, keep: 200 }),
        ),
      )
    : undefined
  const gateway = started.use(await openMailGateway(config, modules.mail))

  const { publicUrl, host, port } = config.http
  const http = started.use(openHttp({ log, secure: publicUrl.startsWith('https:'), trustProxy: config.http.proxies }))
  registerRoutes(http, modules, {
    wake: () => gateway.wake(),
    gatewayState: () => gateway.state(),
    database,
    clock,
    keys,
    publicUrl,
    cast: config.demo ? demoCast : undefined,
  })
  serveConsole(http.fastify, config.consoleDirectory)
  const listening = await opening(port, 'BEADLE_HTTP_PORT', () => http.listen({ host, port }))

  modules.ledger.start()
  await jobs.start()

  const stack = started.move()
  return {
    config,
    database,
    modules,
    httpPort: listening.port,
    demo,
    sink,
    gateway,
    firstSignIn,
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  }
}
