import assert from 'node:assert/strict'
import { EventEmitter, once } from 'node:events'
import { test } from 'node:test'
import { z } from 'zod'
import { testDatabase } from '../testing/test-database.ts'
import { addJob, defineJob, openJobs, removeJob } from './index.ts'

const release = defineJob({ task: 'probe.release', payload: z.object({ message: z.string() }) })

test('jobs', async (t) => {
  const database = await testDatabase(t)
  const [a, b] = [await database.addSchool('school-a'), await database.addSchool('school-b')]
  const jobs = openJobs({ database })
  t.after(() => jobs[Symbol.asyncDispose]())
  const done: { schoolId: string; message: string }[] = []
  const events = new EventEmitter()
  jobs.on(release, async ({ schoolId, payload }) => {
    done.push({ schoolId, message: payload.message })
    events.emit('done')
  })
  const noon = Temporal.Instant.from('2026-03-03T12:00:00Z')
  const take = () => done.splice(0).map((run) => run.message)

  await t.test('run at their instant and not before, whatever the machine thinks the time is', async () => {
    await database.inSchool(a, (tx) => addJob(tx, release, { payload: { message: 'at noon' }, runAt: noon }))
    await jobs.runDue(noon.subtract({ milliseconds: 1 }))
    assert.deepEqual(take(), [])
    await jobs.runDue(noon)
    assert.deepEqual(take(), ['at noon'])
    await jobs.runDue(noon)
    assert.deepEqual(take(), [])
  })
  await t.test('belong to the school that asked', async () => {
    await database.inSchool(b, (tx) => addJob(tx, release, { payload: { message: 'soon' } }))
    await jobs.runDue(noon)
    assert.deepEqual(done.splice(0), [{ schoolId: b, message: 'soon' }])
  })
  await t.test('are not run when the transaction did not stand', async () => {
    await assert.rejects(
      database.inSchool(a, async (tx) => {
        await addJob(tx, release, { payload: { message: 'never' } })
        throw new Error('no')
      }),
    )
    await jobs.runDue(noon)
    assert.deepEqual(take(), [])
  })
  await t.test('replace one another by key within a school, and can be withdrawn', async () => {
    for (const school of [a, b]) {
      await database.inSchool(school, (tx) =>
        addJob(tx, release, { payload: { message: 'first' }, key: 'one', runAt: noon }),
      )
    }
    await database.inSchool(a, (tx) => addJob(tx, release, { payload: { message: 'second' }, key: 'one', runAt: noon }))
    await database.inSchool(b, (tx) => removeJob(tx, release, 'one'))
    await jobs.runDue(noon)
    assert.deepEqual(take(), ['second'])
  })
  await t.test('are checked when they are asked for', async () => {
    await assert.rejects(
      database.inSchool(a, (tx) => addJob(tx, release, { payload: { message: 3 as unknown as string } })),
      z.ZodError,
    )
  })
  await t.test('are picked up by a running worker', async () => {
    const ran = once(events, 'done')
    await jobs.start()
    await database.inSchool(a, (tx) => addJob(tx, release, { payload: { message: 'live' } }))
    await ran
    assert.deepEqual(take(), ['live'])
  })
})
