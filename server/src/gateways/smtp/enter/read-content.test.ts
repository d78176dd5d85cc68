import assert from 'node:assert/strict'
import test from 'node:test'
import { detectContent, messageHints } from '@beadle/detectors'
import { type MailContext, readMessage } from '../../../modules/mail/index.ts'
import { silentLog } from '../../../platform/log.ts'
import {
  openWorkers,
  WorkerFailedError,
  WorkerLimitError,
  type Workers,
  WorkerTimeoutError,
} from '../../../platform/workers/index.ts'
import { openContentReaders } from './read-content.ts'

const context = {
  parts: { log: silentLog },
  at: Temporal.Instant.from('2026-03-03T10:15:00Z'),
  policy: {
    version: { school: { domains: ['school.example'], telephones: [], calendar: { timeZone: 'Europe/London' } } },
  },
} as unknown as MailContext

const long = readMessage(
  Buffer.from(
    `Subject: Reports\r\n\r\nI will kill you tomorrow. Please reply by Friday.\r\n${'A quiet line.\r\n'.repeat(8000)}`,
  ),
)

const texts = ['Please reply by Friday.', 'I will kill you tomorrow.', 'Ring me on 07700 900123.', 'Minutes attached.']
const short = texts.map((text) => readMessage(Buffer.from(`Subject: A word\r\n\r\n${text}\r\n`)))

function asInline({ subjectLine, text }: typeof long) {
  const input = {
    subjectLine,
    text,
    time: '2026-03-03T10:15:00Z',
    timeZone: 'Europe/London',
    school: { domains: ['school.example'], telephones: [] },
  }
  return { facts: detectContent(input), hints: messageHints(input) }
}

test('a message that is not alone, or long, is read in a thread and found to say the same', async (t) => {
  const readers = openContentReaders()
  t.after(() => readers[Symbol.asyncDispose]())
  const all = [...short, long, ...short]
  const found = await Promise.all(all.map((message) => readers.read(context, { message, files: [], isAlone: false })))
  assert.deepEqual(found, all.map(asInline))
  assert.ok(Object.keys(found[0]?.facts ?? {}).length > 5)
})

test('messages that come together go to the thread together', async () => {
  const pieces: number[] = []
  const readers = openContentReaders(() => {
    const workers = openWorkers({ size: 1 })
    return {
      ...workers,
      run(task, input, limits) {
        pieces.push(Array.isArray(input) ? input.length : 0)
        return workers.run(task, input, limits)
      },
    }
  })
  try {
    const all = Array.from({ length: 5 }, () => short).flat()
    await Promise.all(all.map((message) => readers.read(context, { message, files: [], isAlone: false })))
    assert.deepEqual(pieces, [6, 6, 6, 2])
  } finally {
    await readers[Symbol.asyncDispose]()
  }
})

test('what takes too long or too much is unknown, not innocent', async () => {
  for (const error of [new WorkerTimeoutError(1), new WorkerLimitError('too much')])
    for (const message of [long, ...short])
      assert.deepEqual(await failing(error).read(context, { message, files: [], isAlone: false }), {
        facts: {},
        hints: {},
      })
})

test('a short message is read where it is decided when it is alone or its thread is gone; a long one never', async () => {
  const readers = failing(new WorkerFailedError('exit'))
  const [message = long] = short
  assert.equal(await readers.read(context, { message, files: [], isAlone: true }), undefined)
  assert.equal(await readers.read(context, { message, files: [], isAlone: false }), undefined)
  const unknown = { facts: {}, hints: {} }
  assert.deepEqual(await readers.read(context, { message: long, files: [], isAlone: true }), unknown)
})

function failing(error: Error) {
  return openContentReaders(
    (): Workers => ({ run: () => Promise.reject(error), [Symbol.asyncDispose]: async () => {} }),
  )
}
