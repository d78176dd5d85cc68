import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { type TestContext } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { demoDevicePassword, makeDemoSchool } from '../../src/demo/make-school.ts'
import { openPackShelf } from '../../src/modules/governance/index.ts'
import { type FaultPoint, faultPoints } from '../../src/platform/fault-points.ts'
import { type TestDatabase, testDatabase } from '../../src/platform/testing/test-database.ts'
import { type Letter, letterOf, splittingServer } from './kills/letters.ts'
import { type Fault, prepareLife } from './kills/lives.ts'
import { openNextServer } from './kills/next-server.ts'
import { sendLetters } from './kills/sender.ts'
import { Tally } from './kills/tally.ts'
import { freePort } from './running-server.ts'

const isFull = process.env.BEADLE_DEPTH === 'full'
const kills = isFull ? 1000 : 12
const lettersPerLife = isFull ? 240 : 60
/** Connections at once. */
const sides: readonly Side[] = ['in', 'out', 'out', 'in', 'split']

/** By whom a letter is handed in: a server from outside, somebody of the school, a server of ours that splits it. */
type Side = 'in' | 'out' | 'split'

function sideOf({ kind }: Letter): Side {
  return kind === 'received' ? 'in' : kind === 'copied' ? 'split' : 'out'
}

/** Numbers that are the same in every run. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

async function openLaboratory(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'beadle-kills-'))
  t.after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  const policies = join(import.meta.dirname, '../../../policies')
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
async function queuedAfterKill(database: TestDatabase): Promise<ReadonlySet<string>> {
  return database.asOwner(async (client) => {
    const others = `select 1 from pg_stat_activity where datname = current_database() and application_name = 'beadle' and state <> 'idle'`
    while ((await client.query(others)).rowCount !== 0) await wait(5)
    const { rows } = await client.query<{ message_id: string }>('select message_id from mail.delivery')
    await client.query(`update mail.delivery set due_at = now() where due_at > now()`)
    return new Set(rows.map((row) => row.message_id))
  })
}

test('killed at every named moment, the gateway loses nothing it has acknowledged and alters nothing', async (t) => {
  const random = seeded(20261120)
  const laboratory = await openLaboratory(t)
  const { database, next, tally } = laboratory

  // A calm life first: it shows that every moment is come to, and how often.
  const calm = laboratory.prepare()
  assert.ok(await calm.begin(), calm.said())
  await laboratory.send(lettersPerLife)
  while (tally.missing().length > 0) {
    await letBeDue(database)
    await wait(100)
  }
  const counts = await calm.counts()
  assert.deepEqual(
    faultPoints.filter((point) => !counts[point]),
    [],
    'moments that no mail comes to',
  )
  calm.kill()
  await calm.ended

  // Each point in turn, in an order of its own, at any of the times it is come to.
  const order = faultPoints.map((point) => ({ point, at: random() })).sort((a, b) => a.at - b.at)
  const faultOf = (kill: number): Fault => {
    const { point } = order[kill % order.length] ?? assert.fail()
    return { point, turn: 1 + Math.floor(random() * (counts[point] ?? 1)) }
  }
  const diedAt = new Map<FaultPoint | 'no named moment', number>()
  let following = laboratory.prepare(faultOf(0))
  for (let kill = 0; kill < kills; kill++) {
    const life = following
    following = laboratory.prepare(kill + 1 < kills ? faultOf(kill + 1) : undefined)
    if (await life.begin()) {
      await laboratory.send(lettersPerLife)
      // It may yet come to its moment without being sent anything; else it is killed as it stands.
      await Promise.race([life.ended, wait(1500)])
      life.kill()
    }
    console.log(kill, Math.round(performance.now()), await life.ended, tally.acknowledged, tally.verdict().doubled.length)
    const point = (await life.ended) ?? 'no named moment'
    diedAt.set(point, (diedAt.get(point) ?? 0) + 1)
    await next.quiet()
    tally.killed(await queuedAfterKill(database))
  }

  assert.ok(await following.begin(), following.said())
  for (let tries = 0; tries < 600 && tally.missing().length > 0; tries++) {
    await letBeDue(database)
    await wait(100)
  }
  await waitUntilEmpty(database)
  following.kill()
  const { acknowledged, handed, again, ...faults } = tally.verdict()
  assert.deepEqual(faults, { lost: [], doubled: [], altered: [], wrong: [] })
  const named = [...diedAt].filter(([point]) => point !== 'no named moment')
  assert.ok(named.length >= Math.min(kills, faultPoints.length) * 0.8, `died at ${JSON.stringify([...diedAt])}`)
  t.diagnostic(
    `${kills} kills -9 of the gateway, ${named.reduce((sum, [, times]) => sum + times, 0)} of them at ${named.length} of ${faultPoints.length} named moments: ${acknowledged} messages acknowledged, 0 lost, 0 altered; of ${handed} handed on ${again} went twice, each of them handed on and not yet written down at a kill`,
  )
})

/** What was put off is tried now, so that nobody waits for minutes. */
async function letBeDue(database: TestDatabase): Promise<void> {
  await database.asOwner((client) => client.query('update mail.delivery set due_at = now() where due_at > now()'))
}

async function waitUntilEmpty(database: TestDatabase): Promise<void> {
  const isEmpty = () =>
    database.asOwner(
      async (client) =>
        (await client.query('select 1 from mail.delivery union all select 1 from ledger.unnumbered')).rowCount === 0,
    )
  for (let tries = 0; tries < 300 && !(await isEmpty()); tries++) {
    await letBeDue(database)
    await wait(100)
  }
  assert.ok(await isEmpty(), 'all has gone, and all is numbered')
}
