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

test('a program in a message in an archive is found', async (t) => {
  const workers = openWorkers({ size: 1 })
  t.after(() => workers[Symbol.asyncDispose]())
  const letter = [
    'Content-Type: application/zip; name="letters.zip"',
    'Content-Transfer-Encoding: base64',
    '',
    storedZip('letter.eml', raw).toString('base64'),
  ]
  const { files } = await examineFiles(readMessage(Buffer.from(letter.join('\r\n'))), { workers, log: silentLog })
  assert.ok(files[0]?.contains?.includes('executable'))
})

/** A zip of one file that is not packed; of its checksum nobody here asks. */
function storedZip(name: string, content: Buffer): Buffer {
  const sizes = [0, content.length, content.length]
  const numbers = (format: string, values: readonly number[]) => {
    const out = Buffer.alloc([...format].reduce((sum, size) => sum + Number(size), 0))
    let at = 0
    for (const [index, size] of [...format].map(Number).entries()) at = out.writeUIntLE(values[index] ?? 0, at, size)
    return out
  }
  const local = numbers('42222244422', [0x04034b50, 20, 0, 0, 0, 0, ...sizes, name.length, 0])
  const entry = [0x02014b50, 20, 20, 0, 0, 0, 0, ...sizes, name.length, 0, 0, 0, 0, 0, 0]
  const central = numbers('42222224442222244', entry)
  const directoryAt = local.length + name.length + content.length
  const end = numbers('42222442', [0x06054b50, 0, 0, 1, 1, central.length + name.length, directoryAt, 0])
  return Buffer.concat([local, Buffer.from(name), content, central, Buffer.from(name), end])
}

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
