import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { demoDevicePassword, makeDemoSchool } from '../../../src/demo/make-school.ts'
import { openPackShelf } from '../../../src/modules/governance/index.ts'
import { type TestDatabase, testDatabase } from '../../../src/platform/testing/test-database.ts'
import { freePort } from '../running-server.ts'
import { type Letter, letterOf, splittingServer } from './letters.ts'
import { type Fault, prepareLife } from './lives.ts'
import { openNextServer } from './next-server.ts'
import { sendLetters } from './sender.ts'
import { Tally } from './tally.ts'

/** Connections at once. */
const sides: readonly Side[] = ['in', 'out', 'out', 'in', 'split']

/** By whom a letter is handed in: a server from outside, somebody of the school, a server of ours that splits it. */
type Side = 'in' | 'out' | 'split'

function sideOf({ kind }: Letter): Side {
  return kind === 'received' ? 'in' : kind === 'copied' ? 'split' : 'out'
}

/** A school's database, a next server and senders, all of which outlive the gateways that are prepared for them. */
export async function openLaboratory(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'beadle-kills-'))
  t.after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  const policies = join(import.meta.dirname, '../../../../policies')
  const database = await testDatabase(t)
  const { schoolId } = await makeDemoSchool({ database, shelf: openPackShelf(policies), at: Temporal.Now.instant() })
  const next = await openNextServer(t)
  const tally = new Tally()
  next.onMail((mail) => tally.handed(mail))
  const places = {
    ownerUrl: database.ownerUrl,
    appUrl: database.appUrl,
    keys: join(folder, 'keys'),
    policies,
    submission: await freePort(),
    relay: await freePort(),
    next: next.port,
  }
  let number = 0
  let letters = 0
  // What nobody was there to take is sent in another life.
  const left: Record<Side, Letter[]> = { in: [], out: [], split: [] }
  return {
    database,
    schoolId,
    next,
    tally,
    prepare: (fault?: Fault) =>
      prepareLife(t, { ...places, number: ++number }, { cache: join(folder, 'compiled'), ...(fault ? { fault } : {}) }),
    /** Sends so many letters and waits until they are answered or nobody is there to answer. */
    async send(count: number) {
      for (let have = left.in.length + left.out.length + left.split.length; have < count; have++) {
        const letter = letterOf(++letters)
        left[sideOf(letter)].push(letter)
      }
      const lane = (side: Side) =>
        sendLetters({
          port: side === 'out' ? places.submission : places.relay,
          ...(side === 'split' ? { from: splittingServer, splits: true } : {}),
          ...(side === 'out' ? { login: { user: 'ahmed', password: demoDevicePassword } } : {}),
          next() {
            const letter = left[side].shift()
            if (letter) tally.sending(letter)
            return letter
          },
          told: (told) => tally.told(told),
        })
      await Promise.all(sides.map(lane))
    },
  }
}

/** Waits until PostgreSQL has heard that the process is gone, and gives the messages that still stand in the queue. */
export async function queuedAfterKill(database: TestDatabase): Promise<ReadonlySet<string>> {
  return database.asOwner(async (client) => {
    const others = `select 1 from pg_stat_activity where datname = current_database() and application_name = 'beadle' and state <> 'idle'`
    while ((await client.query(others)).rowCount !== 0) await wait(5)
    const { rows } = await client.query<{ message_id: string }>('select message_id from mail.delivery')
    await client.query(`update mail.delivery set due_at = now() where due_at > now()`)
    return new Set(rows.map((row) => row.message_id))
  })
}

/** What was put off is tried now, so that nobody waits for minutes. */
export async function letBeDue(database: TestDatabase): Promise<void> {
  await database.asOwner((client) => client.query('update mail.delivery set due_at = now() where due_at > now()'))
}

/** Waits until everything has gone and every ledger entry has its number. Says whether it came to that. */
export async function waitUntilEmpty(database: TestDatabase): Promise<boolean> {
  const isEmpty = () =>
    database.asOwner(
      async (client) =>
        (await client.query('select 1 from mail.delivery union all select 1 from ledger.unnumbered')).rowCount === 0,
    )
  for (let tries = 0; tries < 300 && !(await isEmpty()); tries++) {
    await letBeDue(database)
    await wait(100)
  }
  return isEmpty()
}
