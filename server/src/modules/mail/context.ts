import type { Decisions } from '../../decisions/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database, Tx } from '../../platform/database/index.ts'
import type { Keys } from '../../platform/keys/index.ts'
import type { Log } from '../../platform/log.ts'
import type { Archive } from '../archive/index.ts'
import type { Governance, PolicyInForce } from '../governance/index.ts'
import type { Directory, People } from '../people/index.ts'
import type { Procedures } from '../procedures/index.ts'
import { type MailSeals, mailSeals } from './sealed.ts'

/** How the mail module presents itself. */
export type MailSettings = {
  /** Where the console is, without a slash at the end: links in notices begin with it. */
  readonly baseUrl: string
  /** This server's name in trace fields, message ids and delivery reports. */
  readonly hostname: string
  /** Local part of the address notices come from, such as `beadle`; the domain is the school's first. */
  readonly noticeLocalPart: string
  /** Whether what is passed on carries the mark by which it is known when it comes round. */
  readonly loopField: boolean
  /** Days after which mail that cannot be delivered is given back. */
  readonly giveUpDays: number
  /** Hours after which senders are told that their mail still waits. */
  readonly delayHours: number
  /** Days for which the links of a notice act. */
  readonly linkDays: number
  /** Days for which a file can be had that stands in a message as a link. */
  readonly linkedFileDays: number
  /** Who looks for malware: the provider in front of this server, ClamAV beside it, or nobody, so that files are of unknown safety. */
  readonly scanning: 'upstream' | 'clamd' | 'none'
}

/** The settings of an ordinary school, but for the two names that only its server knows. */
export const usualMailSettings = {
  noticeLocalPart: 'beadle',
  loopField: true,
  giveUpDays: 5,
  delayHours: 4,
  linkDays: 30,
  linkedFileDays: 30,
  scanning: 'upstream',
} as const

/** What the mail module stands on. */
export type MailParts = {
  readonly database: Database
  readonly keys: Keys
  readonly clock: Clock
  readonly log: Log
  readonly people: People
  readonly governance: Governance
  readonly decisions: Decisions
  readonly procedures: Procedures
  readonly archive: Archive
  readonly settings: MailSettings
}

/** One school at one instant, for the functions that write in one transaction. */
export type MailContext = {
  readonly parts: MailParts
  readonly schoolId: string
  readonly at: Temporal.Instant
  readonly directory: Directory
  readonly policy: PolicyInForce
  readonly seals: MailSeals
}

/** The newest snapshots of a school: for planning, before a transaction is open. */
export async function contextOf(parts: MailParts, schoolId: string): Promise<MailContext> {
  const [directory, policy] = await Promise.all([
    parts.people.directory(schoolId),
    parts.governance.policyInForce(schoolId),
  ])
  return { parts, schoolId, at: parts.clock.now(), directory, policy, seals: mailSeals(parts.keys, schoolId) }
}

/** The snapshots as a transaction sees them. */
export async function contextIn(tx: Tx, parts: MailParts, schoolId: string): Promise<MailContext> {
  const directory = await parts.people.directoryIn(tx, schoolId)
  const policy = await parts.governance.policyInForceIn(tx, schoolId)
  return { parts, schoolId, at: parts.clock.now(), directory, policy, seals: mailSeals(parts.keys, schoolId) }
}

/** Where notices of this school come from. */
export function noticeAddress({ parts, policy }: MailContext): string {
  return `${parts.settings.noticeLocalPart}@${policy.version.school.domains[0] ?? parts.settings.hostname}`
}
