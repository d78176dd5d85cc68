/**
 * `npm run prove`: the tests at full depth (every vector, every random case, a thousand kills), and what they came to, dated, in
 * docs/reference/proved.md. Takes a while; everything a test looks for should be installed, so a skip is a failure here.
 */
import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findCounts, type Proof, provedPage } from './test/proved-page.ts'

const root = join(import.meta.dirname, '..')
const child = spawn(
  process.execPath,
  ['--disable-warning=ExperimentalWarning', join(root, 'scripts/test.ts'), ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: ['inherit', 'pipe', 'inherit'],
    env: { ...process.env, BEADLE_DEPTH: 'full', BEADLE_NO_SKIPS: '1' },
  },
)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
let said = ''
child.stdout.on('data', (chunk: Buffer) => {
  said += chunk.toString()
  process.stdout.write(chunk)
})
child.on('close', (code) => {
  process.exitCode = code ?? 1
  // Only a whole and clean run is a proof, and only a proof is written down.
  if (code !== 0 || process.argv.length > 2) return
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  const proof: Proof = { on: Temporal.Now.plainDateISO('UTC'), version, ...findCounts(said) }
  writeFileSync(join(root, 'docs/reference/proved.md'), provedPage(proof))
})
