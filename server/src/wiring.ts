import type { ReviewBudget } from '@beadle/contract'
import { clauseActivity, type Decisions, openDecisions } from './decisions/index.ts'
import { type Ledger, openLedger } from './ledger/index.ts'
import { type Archive, openArchive } from './modules/archive/index.ts'
import { type Calendar, openCalendar } from './modules/calendar/index.ts'
import {
  type Governance,
  openGovernance,
  openPackShelf,
  openStudies,
  type Studies,
} from './modules/governance/index.ts'
import type { HomeProvider } from './modules/home/index.ts'
import {
  forgetLinkedFiles,
  forgetReadTexts,
  joinProcedures,
  type MailParts,
  type MailSettings,
  mailHome,
  readNewMessages,
  reviewBudgetFor,
} from './modules/mail/index.ts'
import { forgetSessions, openPeople, type People } from './modules/people/index.ts'
import { openProcedures, type Procedures } from './modules/procedures/index.ts'
import type { Clock } from './platform/clock.ts'
import type { Database, Reader } from './platform/database/index.ts'
import type { Jobs } from './platform/jobs/index.ts'
import type { Keys } from './platform/keys/index.ts'
import type { Log } from './platform/log.ts'

/** What every module stands on. */
export type Platform = {
  readonly database: Database
  readonly clock: Clock
  readonly keys: Keys
  readonly jobs: Jobs
  readonly log: Log
  /** Directory of the policy packs. */
  readonly policiesDirectory: string
  readonly mail: MailSettings
}

/** The modules of one server, joined. */
export type Modules = {
  readonly ledger: Ledger
  readonly people: People
  readonly calendar: Calendar
  readonly governance: Governance
  /** What takes seconds to find out about the packs. */
  readonly studies: Studies
  readonly procedures: Procedures
  readonly archive: Archive
  readonly decisions: Decisions
  readonly mail: MailParts
  /** What needs somebody, area by area. */
  readonly homeProviders: readonly HomeProvider[]
  readonly reviewBudget: (db: Reader, schoolId: string) => Promise<ReviewBudget>
}

/**
 * Opens the modules from the ground up and joins what is low to who owns the consequence: the only place that knows them all.
 */
export function openModules(platform: Platform): Modules {
  const { database, clock, keys, jobs, log, policiesDirectory, mail: settings } = platform
  const ledger = openLedger({ database, keys, clock, log })
  const people = openPeople({ database })
  const calendar = openCalendar({ database })
  const governance = openGovernance({ database, calendar, clock, shelf: openPackShelf(policiesDirectory) })
  const procedures = openProcedures({ database, jobs, clock, people, calendar, governance })
  const archive = openArchive({ keys })
  const decisions = openDecisions({ database, keys, people, calendar, governance })
  governance.activity = clauseActivity
  const mail: MailParts = { database, keys, clock, log, people, governance, decisions, procedures, archive, settings }
  joinProcedures(mail)
  jobs.every('mail.forget-linked-files', '23 * * * *', async ({ schoolId }) => {
    await database.inSchool(schoolId, (tx) => forgetLinkedFiles(tx, { schoolId, at: clock.now() }))
  })
  const reading = new Set<string>()
  jobs.every('mail.read-own', '* * * * *', async ({ schoolId, signal }) => {
    // It may take longer than until the next minute: one at a time.
    if (reading.has(schoolId)) return
    reading.add(schoolId)
    await readNewMessages(mail, schoolId, signal).finally(() => reading.delete(schoolId))
  })
  jobs.every('mail.forget-read', '41 * * * *', async ({ schoolId }) => {
    await database.inSchool(schoolId, (tx) => forgetReadTexts(tx, { schoolId, at: clock.now() }))
  })
  jobs.every('people.forget-sessions', '17 3 * * *', async ({ schoolId }) => {
    await database.inSchool(schoolId, (tx) => forgetSessions(tx, schoolId, clock.now()))
  })
  return {
    ledger,
    people,
    calendar,
    governance,
    studies: openStudies(governance.shelf),
    procedures,
    archive,
    decisions,
    mail,
    homeProviders: [mailHome(mail)],
    reviewBudget: reviewBudgetFor(mail),
  }
}
