import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { findTests } from './find-tests.ts'

test('tests are found in every room, and nowhere else', (t) => {
  const root = mkdtempSync(join(tmpdir(), 'beadle-find-'))
  t.after(() => rmSync(root, { recursive: true }))
  const put = (path: string, text = '') => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  put('package.json', JSON.stringify({ workspaces: ['engine', 'server'] }))
  for (const path of [
    'engine/src/a.test.ts',
    'server/test/journeys/b.test.ts',
    'bootstrap/c.test.mjs',
    'scripts/test/d.test.ts',
  ])
    put(path)
  for (const path of ['engine/src/a.ts', 'engine/node_modules/x/e.test.ts', 'server/dist/f.test.ts', 'docs/g.test.ts'])
    put(path)
  assert.deepEqual(findTests(root), [
    'bootstrap/c.test.mjs',
    'engine/src/a.test.ts',
    'scripts/test/d.test.ts',
    'server/test/journeys/b.test.ts',
  ])
})
