import assert from 'node:assert/strict'
import test from 'node:test'
import { readMessage } from '../../../modules/mail/index.ts'
import { silentLog } from '../../../platform/log.ts'
import { openWorkers, type Workers, WorkerTimeoutError } from '../../../platform/workers/index.ts'
import { examineFiles } from './examine-files.ts'

const raw = Buffer.from(
  [
    'Content-Type: application/pdf; name="minutes.pdf"',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]).toString('base64'),
  ].join('\r\n'),
)

test('files are described by what they are, not by what they are called', async (t) => {
  const workers = openWorkers({ size: 1 })
  t.after(() => workers[Symbol.asyncDispose]())
  const { files, isWhole } = await examineFiles(readMessage(raw), { workers, log: silentLog })
  assert.equal(isWhole, true)
  assert.deepEqual([files[0]?.filename, files[0]?.bytes], ['minutes.pdf', 202])
  assert.ok(files[0]?.contains?.includes('executable'))
})

test('files that cannot be looked into are said to be so, and stay as they were declared', async () => {
  const workers: Workers = {
    run: () => Promise.reject(new WorkerTimeoutError(1)),
    [Symbol.asyncDispose]: async () => {},
  }
  assert.deepEqual(await examineFiles(readMessage(raw), { workers, log: silentLog }), {
    files: [{ filename: 'minutes.pdf', mediaType: 'application/pdf', bytes: 202 }],
    isWhole: false,
  })
})

test('a message without files asks no thread', async () => {
  const workers: Workers = { run: () => assert.fail('asked'), [Symbol.asyncDispose]: async () => {} }
  const plain = Buffer.from('Subject: x\r\n\r\nHello\r\n')
  assert.deepEqual(await examineFiles(readMessage(plain), { workers, log: silentLog }), {
    files: [],
    isWhole: true,
  })
})

test('an archive that nobody here can open is of unknown safety', async (t) => {
  const workers = openWorkers({ size: 1 })
  t.after(() => workers[Symbol.asyncDispose]())
  // A 7-Zip signature header and nothing we can list.
  const archive = Buffer.concat([Buffer.from('377abcaf271c0004', 'hex'), Buffer.alloc(64, 7)])
  const mail = readMessage(
    Buffer.from(
      `Content-Type: application/x-7z-compressed; name="a.7z"\r\nContent-Transfer-Encoding: base64\r\n\r\n${archive.toString('base64')}\r\n`,
    ),
  )
  const { files, isWhole } = await examineFiles(mail, { workers, log: silentLog })
  assert.deepEqual([files[0]?.filename, isWhole], ['a.7z', false])
})
