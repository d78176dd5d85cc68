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
import { type Scanner, ScannerAwayError } from '../../../src/gateways/smtp/scan/scanner.ts'
import { actOnHeld, contextIn, type MailParts, usualMailSettings } from '../../../src/modules/mail/index.ts'
import { systemClock } from '../../../src/platform/clock.ts'
import { openDatabase } from '../../../src/platform/database/index.ts'
import { openJobs } from '../../../src/platform/jobs/index.ts'
import { openKeys } from '../../../src/platform/keys/index.ts'
import { openLog } from '../../../src/platform/log.ts'
import { openModules } from '../../../src/wiring.ts'
import { faultCounts } from './fault-hook.ts'
import { type Kind, markIn } from './letters.ts'

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
      const effect: Effect = kind === 'denied' ? 'deny' : kind === 'held' || kind === 'timed' ? 'hold' : 'permit'
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

/** Releases what waits for people, as the first who may, and says so when it stands. */
async function releaseHeld(parts: MailParts, schoolId: string): Promise<void> {
  const held = await parts.database.inSchool(schoolId, (tx) =>
    tx
      .selectFrom('mail.hold')
      .select(['message_id', 'matter_id'])
      .where('state', '=', 'waiting')
      .where('kind', '=', 'people')
      .limit(10)
      .execute(),
  )
  for (const { message_id: messageId, matter_id } of held) {
    await parts.database.inSchool(schoolId, async (tx) => {
      const matter = matter_id === null ? undefined : await parts.procedures.matter(tx, schoolId, matter_id)
      const [by] = matter?.mayAct ?? []
      if (by === undefined) throw new Error(`nobody may release \`${messageId}\``)
      await actOnHeld(tx, await contextIn(tx, parts, schoolId), {
        messageId,
        by,
        outcome: 'release',
        reason: 'Harmless',
      })
    })
    console.log(`released ${messageId}`)
  }
}

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
  courier: { pollMs: 100, leaseSeconds: 2 },
  scanner,
})
modules.ledger.start()
console.log('ready')
process.stdin.on('data', () =>
  console.log(`counts ${JSON.stringify((globalThis as Record<symbol, unknown>)[faultCounts])}`),
)
for (;;) {
  await wait(100)
  await releaseHeld(parts, school.id).catch((error: unknown) => console.error(error))
  gateway.wake()
}
