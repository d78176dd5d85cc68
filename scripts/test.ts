/**
 * `npm test`: every test file of every room under node's own runner, two at a time; `npm test -- mail clock` only those whose
 * path holds one of the words. What was skipped, and why, stands together before the runner's closing lines. With
 * BEADLE_NO_SKIPS=1 a skip is a failure: continuous integration has everything installed.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findTests } from './test/find-tests.ts'

const root = join(import.meta.dirname, '..')
const words = process.argv.slice(2)
const files = findTests(root).filter((file) => words.length === 0 || words.some((word) => file.includes(word)))
if (files.length === 0) {
  console.error(`no test file holds ${words.map((word) => `\`${word}\``).join(' or ')} in its path`)
  process.exit(2)
}
const notes = mkdtempSync(join(tmpdir(), 'beadle-tests-'))
const skips = join(notes, 'skips')
const runner = spawn(
  process.execPath,
  [
    '--disable-warning=ExperimentalWarning',
    '--test',
    '--test-concurrency=2',
    // A test that hangs is a failure with a name, not a run without an end.
    ...(process.env.BEADLE_DEPTH === 'full' ? [] : ['--test-timeout=900000']),
    `--test-reporter=${join(import.meta.dirname, 'test/reporter.ts')}`,
    '--test-reporter-destination=stdout',
    ...files,
  ],
  { cwd: root, stdio: 'inherit', env: { ...process.env, SKIPS_FILE: skips } },
)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => runner.kill(signal))
runner.on('exit', (code) => {
  const skipped = readCount(skips)
  rmSync(notes, { recursive: true, force: true })
  const forbidden = process.env.BEADLE_NO_SKIPS === '1' && skipped > 0
  if (forbidden) console.error(`${skipped} skipped, and BEADLE_NO_SKIPS is set`)
  process.exitCode = forbidden ? 1 : (code ?? 1)
})

function readCount(file: string): number {
  try {
    return Number(readFileSync(file, 'utf8'))
  } catch {
    return 0
  }
}
