import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'

const MOST = 300_000

test('the whole console is under 300 kB over the wire, and ships no examples', async (t) => {
  const dist = mkdtempSync(join(tmpdir(), 'beadle-bundle-'))
  t.after(() => rmSync(dist, { recursive: true, force: true }))
  delete process.env.BEADLE_CONSOLE_EXAMPLES
  await build({ root: join(import.meta.dirname, '..'), logLevel: 'warn', build: { outDir: dist, emptyOutDir: true } })
  const files = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((file) => file.isFile())
  const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(join(file.parentPath, file.name))).length, 0)
  assert.ok(bytes < MOST, `${bytes} bytes`)
  assert.deepEqual(
    files.filter((file) => file.name.includes('example')),
    [],
  )
})

test('the page asks for nothing from elsewhere and holds no inline script or style', () => {
  const html = readFileSync(join(import.meta.dirname, '../index.html'), 'utf8')
  assert.doesNotMatch(html, /https?:|<style|style=|<script>|\son[a-z]+=/)
})
