import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import PostalMime from 'postal-mime'
import { readMessage } from './message.ts'

const vectors = process.env.BEADLE_VECTORS ?? join(import.meta.dirname, '../../../../../../shared/vectors')

async function unpacked(archive: string): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'beadle-mime-'))
  execFileSync('tar', ['-xJf', archive, '-C', directory])
  return directory
}

/** postal-mime gives files that were not encoded with bare line feeds and one more at the end. */
const withoutCr = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1').replaceAll('\r\n', '\n').trimEnd()

const squeeze = (text: string) => text.replace(/\s+/g, '')

test('real mail is read as postal-mime reads it', async (t) => {
  const archive = join(vectors, 'mail/spamassassin-easy-ham-1.tar.xz')
  if (!existsSync(archive)) return t.skip(`no ${archive}`)
  const directory = await unpacked(archive)
  t.after(() => rm(directory, { recursive: true }))
  const files = (await readdir(join(directory, 'easy-ham-1'))).sort()
  const every = process.env.BEADLE_DEPTH === 'full' ? 1 : 10
  const differing: string[] = []
  let compared = 0
  for (const [index, file] of files.entries()) {
    if (index % every !== 0) continue
    compared++
    const raw = (await readFile(join(directory, 'easy-ham-1', file))).toString('latin1').replace(/^From .*\n/, '')
    const bytes = Buffer.from(raw.replace(/\r?\n/g, '\r\n'), 'latin1')
    const ours = readMessage(bytes)
    const theirs = await PostalMime.parse(bytes)
    const same =
      squeeze(ours.subjectLine) === squeeze(theirs.subject ?? '') &&
      ours.from[0]?.address.toLowerCase() === theirs.from?.address?.toLowerCase() &&
      ours.attachments.length === theirs.attachments.length &&
      ours.attachments.every(
        (file, at) =>
          withoutCr(new Uint8Array(theirs.attachments[at]?.content as ArrayBuffer)) === withoutCr(file.content),
      ) &&
      (ours.text !== '' || (theirs.text ?? '') === '')
    if (!same) differing.push(file)
  }
  assert.ok(compared >= 250)
  // Readers may differ over mail that breaks the standards; they may not differ over much.
  assert.ok(
    differing.length <= compared / 100,
    `${differing.length} of ${compared} differ: ${differing.slice(0, 5).join(' ')}`,
  )
})

test('broken mail of other suites is read without failing', async (t) => {
  const archives = ['mime/mailparser.tar.xz', 'mime/mimekit.tar.xz'].map((name) => join(vectors, name))
  if (!archives.every(existsSync)) return t.skip(`no ${archives.join(', ')}`)
  let read = 0
  for (const archive of archives) {
    const directory = await unpacked(archive)
    t.after(() => rm(directory, { recursive: true }))
    for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue
      const message = readMessage(await readFile(join(entry.parentPath, entry.name)))
      assert.equal(typeof message.text, 'string')
      read++
    }
  }
  assert.ok(read > 50)
})
