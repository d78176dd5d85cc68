import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'
import { measureRealMail, readRealMail, realMailArchive } from './real-mail.ts'

const root = join(import.meta.dirname, '../..')

test('the kept figures are those of the real messages', async (t) => {
  const archive = realMailArchive(root)
  if (archive === undefined) return t.skip('no vectors of mail: set BEADLE_VECTORS')
  if (spawnSync('xz', ['--version']).status !== 0) return t.skip('no xz')
  const kept = readRealMail(root)
  const measured = await measureRealMail(root, archive)
  assert.deepEqual(kept, measured, 'stale: run `node scripts/quality/real-mail.ts` and `npm run generate`')
  assert.equal(measured.messages, 2500)
})

test('hardly anything innocent is stopped', () => {
  const { messages, policies } = readRealMail(root)
  for (const ways of Object.values(policies))
    for (const way of ways) {
      const falsely = way['second-look'] + way.reviewed + way.refused - way.right
      assert.ok(falsely / messages <= 0.005, `${way.way}: ${falsely} of ${messages}`)
    }
})
