import assert from 'node:assert/strict'
import test from 'node:test'
import { detectContent, messageHints } from '@beadle/detectors'
import { type MailContext, readMessage } from '../../../modules/mail/index.ts'
import { silentLog } from '../../../platform/log.ts'
import { openWorkers, type Workers, WorkerTimeoutError } from '../../../platform/workers/index.ts'
import { readContent } from './read-content.ts'

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

test('a long message is read in a thread, and found to say the same', async (t) => {
  const workers = openWorkers({ size: 1 })
  t.after(() => workers[Symbol.asyncDispose]())
  const found = await readContent(context, { message: long, files: [], workers })
  const input = {
    subjectLine: long.subjectLine,
    text: long.text,
    time: '2026-03-03T10:15:00Z',
    timeZone: 'Europe/London',
    school: { domains: ['school.example'], telephones: [] },
  }
  assert.deepEqual(found, { facts: detectContent(input), hints: messageHints(input) })
  assert.ok(Object.keys(found?.facts ?? {}).length > 5)
})

test('what takes too long is unknown, not innocent; what is short is read where it is decided', async () => {
  const workers: Workers = {
    run: () => Promise.reject(new WorkerTimeoutError(1)),
    [Symbol.asyncDispose]: async () => {},
  }
  assert.deepEqual(await readContent(context, { message: long, files: [], workers }), { facts: {}, hints: {} })
  const short = readMessage(Buffer.from('Subject: x\r\n\r\nHello\r\n'))
  assert.equal(await readContent(context, { message: short, files: [], workers }), undefined)
})
