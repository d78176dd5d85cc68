import assert from 'node:assert/strict'
import test from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { type FaultPoint, faultPoints } from '../../src/platform/fault-points.ts'
import { letBeDue, openLaboratory, queuedAfterKill, waitUntilEmpty } from './kills/laboratory.ts'
import type { Fault } from './kills/lives.ts'

const isFull = process.env.BEADLE_DEPTH === 'full'
const kills = isFull ? 1000 : 12
const lettersPerLife = isFull ? 240 : 60

/** Numbers that are the same in every run. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
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
  // It too dies with what has gone and is not written down yet.
  await next.quiet()
  tally.killed(await queuedAfterKill(database))

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
  assert.ok(await waitUntilEmpty(database), 'all has gone, and all is numbered')
  following.kill()
  const { acknowledged, handed, again, ...faults } = tally.verdict()
  assert.deepEqual(faults, { lost: [], doubled: [], altered: [], wrong: [] })
  const named = [...diedAt].filter(([point]) => point !== 'no named moment')
  assert.ok(named.length >= Math.min(kills, faultPoints.length) * 0.8, `died at ${JSON.stringify([...diedAt])}`)
  t.diagnostic(
    `${kills} kills -9 of the gateway, ${named.reduce((sum, [, times]) => sum + times, 0)} of them at ${named.length} of ${faultPoints.length} named moments: ${acknowledged} messages acknowledged, 0 lost, 0 altered; of ${handed} handed on ${again} went twice, each of them handed on and not yet written down at a kill`,
  )
})
