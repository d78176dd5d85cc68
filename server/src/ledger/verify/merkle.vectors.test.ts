import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import {
  formatNoteKey,
  openNote,
  parseCheckpoint,
  parseNoteKey,
  verifyConsistency,
  verifyInclusion,
  verifyLog,
  verifySubtree,
  verifySubtreeInclusion,
} from './index.ts'

const vectors = join(process.env.BEADLE_VECTORS ?? join(import.meta.dirname, '../../../../../shared/vectors'), 'merkle')

/** Unpacks one of the archives of transparency-dev, or says what is missing. */
function unpack(t: TestContext, name: string): string | undefined {
  const archive = join(vectors, name)
  if (!existsSync(archive)) {
    t.skip(`no ${name}: set BEADLE_VECTORS`)
    return undefined
  }
  const directory = mkdtempSync(join(tmpdir(), 'beadle-merkle-'))
  t.after(() => rmSync(directory, { recursive: true }))
  execFileSync('tar', ['-xJf', archive, '-C', directory])
  return join(directory, 'testdata')
}

type Vector = Record<'leafIdx' | 'treeSize' | 'size1' | 'size2' | 'start' | 'end' | 'size', number> &
  Record<'root' | 'leafHash' | 'root1' | 'root2', string | null> & { proof: (string | null)[] | null; wantErr: boolean }

const hash = (text: string | null) => Buffer.from(text ?? '', 'base64')
const hashes = (list: readonly (string | null)[] | null) => (list ?? []).map(hash)

test('transparency-dev/merkle: every proof of inclusion and consistency, of trees and subtrees, is judged as its authors judge it', (t) => {
  const folder = unpack(t, 'merkle-proofs.tar.xz')
  if (folder === undefined) return
  const judges: Record<string, (given: Vector) => boolean> = {
    inclusion: (v) =>
      verifyInclusion({
        index: v.leafIdx,
        size: v.treeSize,
        hash: hash(v.leafHash),
        proof: hashes(v.proof),
        root: hash(v.root),
      }),
    consistency: (v) =>
      verifyConsistency({
        size1: v.size1,
        size2: v.size2,
        root1: hash(v.root1),
        root2: hash(v.root2),
        proof: hashes(v.proof),
      }),
    subtreeinclusion: (v) =>
      verifySubtreeInclusion({
        index: v.leafIdx,
        start: v.start,
        end: v.end,
        hash: hash(v.leafHash),
        proof: hashes(v.proof),
        root: hash(v.root),
      }),
    subtreeconsistency: (v) =>
      verifySubtree({
        start: v.start,
        end: v.end,
        size: v.size,
        subtreeRoot: hash(v.root1),
        root: hash(v.root2),
        proof: hashes(v.proof),
      }),
  }
  const wrong: string[] = []
  let judged = 0
  for (const [kind, judge] of Object.entries(judges)) {
    for (const path of globSync(`${kind}/**/*.json`, { cwd: folder })) {
      const vector = JSON.parse(readFileSync(join(folder, path), 'utf8')) as Vector
      judged += 1
      if (judge(vector) === vector.wantErr) wrong.push(path)
    }
  }
  assert.deepEqual(wrong, [])
  assert.equal(judged, 518)
  t.diagnostic(`${judged} proofs judged as expected`)
})

test('transparency-dev/tessera: the Python verifier says the same of the golden log, and refuses it under another key', (t) => {
  const folder = unpack(t, 'tessera-golden-log.tar.xz')
  if (folder === undefined) return
  if (spawnSync('python3', ['--version']).status !== 0) {
    t.skip('python3 is not installed')
    return
  }
  const key = /LOG_PUBLIC_KEY="([^"]+)"/.exec(readFileSync(join(folder, 'build_log.sh'), 'utf8'))?.[1] ?? ''
  const verify = (name: string) =>
    spawnSync('python3', [join(import.meta.dirname, 'verify.py'), join(folder, 'log'), name], { encoding: 'utf8' })
  assert.deepEqual([verify(key).status, verify(key).stdout], [0, '15 entries verified, example.com/log/testdata\n'])
  const { publicKey } = generateKeyPairSync('ed25519')
  const other = formatNoteKey({
    name: 'example.com/log/testdata',
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).subarray(-32),
  })
  assert.equal(verify(other).status, 1)
})

test('transparency-dev/tessera: the golden log verifies, checkpoint by checkpoint', async (t) => {
  const folder = unpack(t, 'tessera-golden-log.tar.xz')
  if (folder === undefined) return
  const key = parseNoteKey(
    /LOG_PUBLIC_KEY="([^"]+)"/.exec(readFileSync(join(folder, 'build_log.sh'), 'utf8'))?.[1] ?? '',
  )
  const older: string[] = []
  for (let size = 0; size <= 15; size += 1) {
    const note = readFileSync(join(folder, `log/checkpoint.${size}`), 'utf8')
    const text = openNote(note, key)
    assert.ok(text !== undefined, `checkpoint.${size}`)
    assert.equal(parseCheckpoint(text).size, size)
    older.push(note)
    // The files of every size are there, so each of the sixteen states can be verified with all that went before it.
    const read = async (path: string) => {
      const file = join(folder, 'log', path === 'checkpoint' ? `checkpoint.${size}` : path)
      return existsSync(file) ? readFileSync(file) : undefined
    }
    assert.deepEqual((await verifyLog({ read, key, older })).faults, [], `size ${size}`)
  }
})
