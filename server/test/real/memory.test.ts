import assert from 'node:assert/strict'
import test from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { letBeDue, openLaboratory, waitUntilEmpty } from './kills/laboratory.ts'

const isFull = process.env.BEADLE_DEPTH === 'full'
const rounds = isFull ? 100 : 4
const lettersPerRound = isFull ? 1000 : 100
// With both reading threads, after files of every kind. The aim is 350: 324 have been seen over a few hundred messages, and up to 357,
// with 298 at the end, over twelve thousand on a machine that had much else to do.
const mostMegabytes = 380

test('memory stays where it is over many messages of every kind', async (t) => {
  const laboratory = await openLaboratory(t)
  // One life before it, so that its code lies compiled as after any first start.
  const first = laboratory.prepare()
  assert.ok(await first.begin(), first.said())
  await laboratory.send(20)
  first.stop()
  await first.ended
  const life = laboratory.prepare()
  assert.ok(await life.begin(), life.said())
  if (life.memory() === 0) return t.skip('the system does not say what memory a process holds')
  const held: number[] = []
  for (let round = 0; round < rounds; round++) {
    await laboratory.send(lettersPerRound)
    await letBeDue(laboratory.database)
    held.push(life.memory() / 1024 / 1024)
  }
  while (laboratory.tally.missing().length > 0) {
    await letBeDue(laboratory.database)
    await wait(100)
  }
  assert.ok(await waitUntilEmpty(laboratory.database), 'all has gone, and all is numbered')
  const { acknowledged, lost, doubled, altered, wrong } = laboratory.tally.verdict()
  assert.deepEqual({ lost, doubled, altered, wrong }, { lost: [], doubled: [], altered: [], wrong: [] })
  const most = Math.max(...held)
  assert.ok(most <= mostMegabytes, `${most.toFixed(0)} MB`)
  const meanOf = (part: readonly number[]) => part.reduce((sum, each) => sum + each, 0) / part.length
  const [third, last] = [held.slice(rounds / 2, (rounds * 3) / 4), held.slice((rounds * 3) / 4)].map(meanOf)
  // What is kept for each message would show: a kilobyte for each of the last quarter's is 25 MB.
  if (isFull) assert.ok((last ?? 0) - (third ?? 0) < 15, `from ${third} to ${last} MB`)
  t.diagnostic(
    `memory over ${acknowledged} messages of every kind: ${most.toFixed(0)} MB at most, ${last?.toFixed(0)} MB at the end`,
  )
})
