import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openWorkers, WorkerFailedError, WorkerLimitError, type WorkerTask, WorkerTimeoutError } from './index.ts'

const probe: WorkerTask<{ do: string } | Uint8Array, unknown> = {
  module: new URL('./probe.fixture.ts', import.meta.url),
}
const patient = { timeoutMs: 30_000 }

test('work is done, and what goes wrong with it ends the thread and not the server', async (t) => {
  const workers = openWorkers({ size: 1 })
  t.after(() => workers[Symbol.asyncDispose]())
  assert.equal(await workers.run(probe, { do: 'echo' }, patient), 'echo')
  assert.equal(await workers.run(probe, new Uint8Array(10), { ...patient, maxBytes: 10 }), 10)
  assert.deepEqual(
    await workers.run(probe, { do: 'env' }, patient),
    Object.keys(process.env).filter((name) => name === 'NODE_COMPILE_CACHE'),
  )

  await assert.rejects(workers.run(probe, new Uint8Array(11), { ...patient, maxBytes: 10 }), WorkerLimitError)
  await assert.rejects(workers.run(probe, { do: 'spin' }, { timeoutMs: 100 }), WorkerTimeoutError)
  await assert.rejects(workers.run(probe, { do: 'sleep' }, { timeoutMs: 100 }), WorkerTimeoutError)
  await assert.rejects(workers.run(probe, { do: 'grow' }, { ...patient, memoryMb: 32 }), WorkerLimitError)
  await assert.rejects(workers.run(probe, { do: 'exit' }, patient), WorkerFailedError)
  for (const [what, thrown] of [
    ['throw', 'SyntaxError'],
    ['recurse', 'RangeError'],
  ]) {
    await assert.rejects(
      workers.run(probe, { do: what ?? '' }, patient),
      (error) => error instanceof WorkerFailedError && error.thrown === thrown && !error.message.includes('@'),
    )
  }
  const given = new AbortController()
  const running = workers.run(probe, { do: 'sleep' }, { ...patient, signal: given.signal })
  given.abort(new Error('hung up'))
  await assert.rejects(running, /hung up/)
  assert.equal(await workers.run(probe, { do: 'still here' }, patient), 'still here')
})

test('more work than threads waits its turn', async (t) => {
  const workers = openWorkers({ size: 2 })
  t.after(() => workers[Symbol.asyncDispose]())
  const all = Array.from({ length: 12 }, (_, n) => workers.run(probe, { do: String(n) }, patient))
  assert.deepEqual(
    await Promise.all(all),
    Array.from({ length: 12 }, (_, n) => String(n)),
  )
})

test('a thread that has had nothing to do for a while is ended, and the next work gets another', async (t) => {
  const workers = openWorkers({ size: 1, idleMs: 50 })
  t.after(() => workers[Symbol.asyncDispose]())
  const first = await workers.run(probe, { do: 'thread' }, patient)
  assert.equal(await workers.run(probe, { do: 'thread' }, patient), first)
  // Its own time was set first, and is shorter.
  await new Promise((resolve) => setTimeout(resolve, 60))
  assert.notEqual(await workers.run(probe, { do: 'thread' }, patient), first)
})
