/**
 * One life of a gateway, in a process of its own: the same modules and gateway as the whole server, on a database that outlives
 * it, without console and demo, so that a thousand lives are to be had in minutes. What is decided of a message stands in its
 * subject. It begins at `go` on standard input, and people release what is held as it comes.
 */
import { once } from 'node:events'
import { flushCompileCache } from 'node:module'
import { setTimeout as wait } from 'node:timers/promises'
import type { Decision, Effect, Obligation } from '@beadle/engine'
import type { Decisions } from '../../../src/decisions/index.ts'
import { openGateway } from '../../../src/gateways/smtp/index.ts'
import { listedPeer } from '../../../src/gateways/smtp/peers/index.ts'
import { type Scanner, ScannerAwayError } from '../../../src/gateways/smtp/scan/scanner.ts'
import {
  actOnHeld,
  contextIn,
  type MailContext,
  type MailParts,
  usualMailSettings,
} from '../../../src/modules/mail/index.ts'
import { decideHeld } from '../../../src/modules/mail/review/decide-held.ts'
import { carryOutActs, pendingActs, undo } from '../../../src/modules/mail/review/postpone.ts'
import { mailSeals } from '../../../src/modules/mail/sealed.ts'
import { systemClock } from '../../../src/platform/clock.ts'
import { openDatabase, type Tx } from '../../../src/platform/database/index.ts'
import { openJobs } from '../../../src/platform/jobs/index.ts'
import { openKeys } from '../../../src/platform/keys/index.ts'
import { openLog } from '../../../src/platform/log.ts'
import { openModules } from '../../../src/wiring.ts'
import { faultCounts } from './fault-hook.ts'
import { type Kind, markIn, splittingServer } from './letters.ts'

/** What the process is told, as JSON in LIFE. */
export type LifeOptions = {
  readonly number: number
  readonly ownerUrl: string
  readonly appUrl: string
  readonly keys: string
  readonly policies: string
  readonly submission: number
  readonly relay: number
  readonly next: number
}

const life = JSON.parse(process.env.LIFE ?? '') as LifeOptions

function obligationsOf(kind: Kind): Obligation[] {
  switch (kind) {
    case 'kept':
      // A class for each life: it needs a key that is not there yet.
      return [{ do: 'archive.keep', class: `kept-${life.number}` }]
    case 'split':
      return [{ do: 'mail.rewrite', split: true }]
    case 'blind':
      return [{ do: 'mail.rewrite', bcc: true }]
    case 'linked':
      return [{ do: 'mail.rewrite', linkAttachments: true }]
    case 'held':
    case 'reviewed':
      return [{ do: 'mail.hold', releasers: ['role:office'] }]
    case 'timed':
      return [{ do: 'mail.hold', until: systemClock.now().add({ milliseconds: 300 }).toString() }]
    default:
      return []
  }
}

/** The answer that the letter's kind asks for; what is no letter is decided as ever. */
function decidingByKind(decisions: Decisions): Decisions {
  return {
    ...decisions,
    async decideMail(schoolId, asked) {
      const decided = await decisions.decideMail(schoolId, asked)
      const kind = markIn(asked.request.resource.properties.subjectLine ?? '')?.kind
      if (kind === undefined) return decided
      const effect: Effect =
        kind === 'denied' ? 'deny' : kind === 'held' || kind === 'reviewed' || kind === 'timed' ? 'hold' : 'permit'
      const as = (decision: Decision): Decision => {
        const recipients = decision.context.recipients.map((each) => ({
          address: each.address,
          effect,
          citations: each.citations,
        }))
        const context = { ...decision.context, effect, recipients, obligations: obligationsOf(kind) } as const
        return { decision: effect === 'permit', context }
      }
      return { ...decided, decision: as(decided.decision), told: as(decided.told) }
    },
  }
}

/** Away when it is first asked about a message with a file, so that this waits for it. */
const scanner: Scanner = {
  async scan(content) {
    const mark = /^Subject: (scanned-\d+)\r$/m.exec(Buffer.from(content).toString('latin1'))?.[1]
    if (mark === undefined || askedAbout.has(mark)) return { is: 'clean' }
    askedAbout.add(mark)
    throw new ScannerAwayError('not now')
  },
}
const askedAbout = new Set<string>()

/**
 * Releases what waits for people, as the first who may, and says so when it stands. Of some the decision is taken back first, then
 * taken again, and carried out when its two minutes are over.
 */
async function releaseHeld(parts: MailParts, schoolId: string): Promise<void> {
  const soon: MailParts = { ...parts, clock: { now: () => parts.clock.now().add({ minutes: 3 }) } }
  const inSchool = <T>(as: MailParts, work: (tx: Tx, context: MailContext) => Promise<T>) =>
    parts.database.inSchool(schoolId, async (tx) => work(tx, await contextIn(tx, as, schoolId)))
  const held = await inSchool(parts, (tx) =>
    tx
      .selectFrom('mail.hold as hold')
      .innerJoin('mail.message as message', (join) =>
        join.onRef('message.school_id', '=', 'hold.school_id').onRef('message.id', '=', 'hold.message_id'),
      )
      .select(['hold.message_id', 'hold.matter_id', 'message.envelope'])
      .where('hold.state', '=', 'waiting')
      .where('hold.kind', '=', 'people')
      .limit(10)
      .execute(),
  )
  for (const { message_id: messageId, matter_id, envelope } of held) {
    const matter =
      matter_id === null ? undefined : await inSchool(parts, (tx) => parts.procedures.matter(tx, schoolId, matter_id))
    const [by] = matter?.mayAct ?? []
    if (by === undefined) throw new Error(`nobody may release \`${messageId}\``)
    const act = { messageId, by, outcome: 'release', reason: 'Harmless' } as const
    const subjectLine = envelope ? mailSeals(parts.keys, schoolId).openEnvelope(envelope).subjectLine : ''
    if (markIn(subjectLine)?.kind === 'reviewed') {
      const pending = await inSchool(parts, (tx) => pendingActs(tx, schoolId, [messageId]))
      if (pending.size === 0)
        await inSchool(parts, (tx, context) => decideHeld(tx, context, { ...act, undoable: true }))
      if (!takenBack.has(messageId)) {
        takenBack.add(messageId)
        await inSchool(parts, (tx, context) => undo(tx, context, act))
        await inSchool(parts, (tx, context) => decideHeld(tx, context, { ...act, undoable: true }))
      }
      await carryOutActs(soon, schoolId, [messageId])
    } else await inSchool(parts, (tx, context) => actOnHeld(tx, context, act))
    console.log(`released ${messageId}`)
  }
}
const takenBack = new Set<string>()

// Nothing is kept for the next life by a process that is killed.
if (life.number === 1) flushCompileCache()
console.log('loaded')
await once(process.stdin, 'data')
const { ownerUrl, appUrl, policies: policiesDirectory } = life
const log = openLog({ level: 'warn' })
const database = openDatabase({ ownerUrl, appUrl, log })
const keys = openKeys(life.keys)
const settings = {
  ...usualMailSettings,
  baseUrl: 'https://beadle.school.example',
  hostname: 'mail.school.example',
  scanning: 'clamd',
} as const
const modules = openModules({
  database,
  clock: systemClock,
  keys,
  jobs: openJobs({ database, log }),
  log,
  policiesDirectory,
  mail: settings,
})
const parts: MailParts = { ...modules.mail, decisions: decidingByKind(modules.decisions) }
const [school] = await database.schools()
if (school === undefined) throw new Error('no school')
const gateway = await openGateway({
  parts,
  smartHost: { host: '127.0.0.1', port: life.next, tls: 'none' },
  submission: { host: '127.0.0.1', port: life.submission, logOnInClear: true },
  relay: { host: '127.0.0.1', port: life.relay, from: ['127.0.0.1'] },
  peers: [{ ...listedPeer([splittingServer]), name: 'exchange', kind: 'microsoft365', joinSeconds: 1 }],
  courier: { pollMs: 100, leaseSeconds: 2 },
  scanner,
})
modules.ledger.start()
process.on('SIGTERM', async () => {
  await gateway[Symbol.asyncDispose]()
  process.exit(0)
})
console.log('ready')
process.stdin.on('data', () =>
  console.log(`counts ${JSON.stringify((globalThis as Record<symbol, unknown>)[faultCounts])}`),
)
for (;;) {
  await wait(100)
  await releaseHeld(parts, school.id).catch((error: unknown) => console.error(error))
  gateway.wake()
}
