import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { openNote, parseCheckpoint, parseNoteKey, verifyConsistency, verifyInclusion, verifyLog } from './index.ts'

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

const hash = (text: string | null) => Buffer.from(text ?? '', 'base64')
const hashes = (list: readonly (string | null)[] | null) => (list ?? []).map(hash)

test('transparency-dev/merkle: every inclusion and consistency proof is judged as its authors judge it', (t) => {
  const folder = unpack(t, 'merkle-proofs.tar.xz')
  if (folder === undefined) return
  const wrong: string[] = []
  let judged = 0
  for (const path of globSync('inclusion/**/*.json', { cwd: folder })) {
    const { leafIdx, treeSize, root, leafHash, proof, wantErr } = JSON.parse(readFileSync(join(folder, path), 'utf8'))
    judged += 1
    if (
      verifyInclusion({
        index: leafIdx,
        size: treeSize,
        hash: hash(leafHash),
        proof: hashes(proof),
        root: hash(root),
      }) === wantErr
    )
      wrong.push(path)
  }
  for (const path of globSync('consistency/**/*.json', { cwd: folder })) {
    const { size1, size2, root1, root2, proof, wantErr } = JSON.parse(readFileSync(join(folder, path), 'utf8'))
    judged += 1
    if (verifyConsistency({ size1, size2, root1: hash(root1), root2: hash(root2), proof: hashes(proof) }) === wantErr)
      wrong.push(path)
  }
  assert.deepEqual(wrong, [])
  assert.equal(judged, 518)
  t.diagnostic(`${judged} proofs judged as expected`)
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
