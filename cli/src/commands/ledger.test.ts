import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type TestContext, test } from 'node:test'
import {
  bundleOf,
  formatCheckpoint,
  formatNoteKey,
  leafHash,
  rootOf,
  signNote,
} from '../../../server/src/ledger/verify/index.ts'
import { ran } from '../../test/pretend-terminal.ts'

/** A whole log of three entries, as a school would export it. */
function exported(t: TestContext): {
  directory: string
  key: string
  put: (path: string, bytes: string | Uint8Array) => void
} {
  const directory = mkdtempSync(join(tmpdir(), 'beadle-cli-ledger-'))
  t.after(() => rmSync(directory, { recursive: true }))
  const put = (path: string, bytes: string | Uint8Array) => {
    mkdirSync(dirname(join(directory, path)), { recursive: true })
    writeFileSync(join(directory, path), bytes)
  }
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const key = { name: 'beadle/ledger/x', publicKey: publicKey.export({ format: 'der', type: 'spki' }).subarray(-32) }
  const leaves = ['one', 'two', 'three'].map((text) => Buffer.from(text))
  const hashes = leaves.map(leafHash)
  put('tile/entries/000.p/3', bundleOf(leaves))
  put('tile/0/000.p/3', Buffer.concat(hashes))
  put('checkpoint', signNote(formatCheckpoint({ origin: key.name, size: 3, root: rootOf(hashes) }), key, privateKey))
  put('key', `${formatNoteKey(key)}\n`)
  return { directory, key: formatNoteKey(key), put }
}

test('a whole ledger is said to be whole, and whose key said so', async (t) => {
  const { directory, key } = exported(t)
  const { code, out, err } = await ran(['ledger', 'verify', directory])
  assert.deepEqual([code, out.split('\n')[0]], [0, '3 entries verified, beadle/ledger/x'])
  assert.match(err, /compare it with the one the school published/)
  assert.deepEqual((await ran(['ledger', 'verify', directory, '--key', key])).err, '')
})

test('one that was altered is not, and what was altered is named', async (t) => {
  const { directory, put } = exported(t)
  put('tile/entries/000.p/3', bundleOf(['one', 'too', 'three'].map((text) => Buffer.from(text))))
  const { code, out } = await ran(['ledger', 'verify', directory])
  assert.equal(code, 1)
  assert.match(out, /^not whole\n {2}entry 1 is not what was recorded/)
})

test('one signed by somebody else is not', async (t) => {
  const [ours, theirs] = [exported(t), exported(t)]
  const { code, out } = await ran(['ledger', 'verify', ours.directory, '--key', theirs.key])
  assert.deepEqual([code, out], [1, 'not whole\n  the checkpoint is not signed by `beadle/ledger/x`\n'])
})

test('what is not a ledger, or not a key, cannot be verified', async (t) => {
  const { directory } = exported(t)
  assert.equal((await ran(['ledger', 'verify', join(directory, 'tile')])).code, 2)
  assert.deepEqual(
    (await ran(['ledger', 'verify', directory, '--key', 'nonsense'])).err,
    'beadle: `nonsense` is not a note key\n',
  )
})
