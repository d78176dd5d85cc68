import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'

test('bin/beadle runs from any directory and through a symbolic link', (t) => {
  const dir = mkdtempSync(join(tmpdir(), 'beadle-bin-'))
  t.after(() => rmSync(dir, { recursive: true }))
  symlinkSync(join(import.meta.dirname, '../../bin/beadle'), join(dir, 'beadle'))
  const { status, stdout, stderr } = spawnSync('./beadle', ['help', 'decide'], { cwd: dir, encoding: 'utf8' })
  assert.deepEqual([status, stderr], [0, ''])
  assert.match(stdout, /^beadle decide --policy <pack>/)
})
