/**
 * `npm run check`: what continuous integration checks beside the tests. Types of every room, lint and format, generated files,
 * and code that nothing uses. Two at a time; each is reported with what it said if it failed; the exit code is 1 if any did.
 */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const { workspaces } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { workspaces: readonly string[] }
const bin = (name: string) => join(root, 'node_modules/.bin', name)
// The binary itself: the package around it asks for builds of every platform, and some registries do not carry them all.
const biome = join(root, `node_modules/@biomejs/cli-linux-${process.arch}/biome`)
const rooms = [...workspaces, 'scripts'].filter((room) => existsSync(join(root, room, 'tsconfig.json')))

type Check = { readonly name: string; readonly command: string; readonly args: readonly string[] }

const checks: readonly Check[] = [
  ...rooms.map((room) => ({ name: `types of ${room}`, command: bin('tsc'), args: ['-p', room] })),
  { name: 'lint and format', command: biome, args: ['check', '--error-on-warnings', '.'] },
  {
    name: 'generated files',
    command: process.execPath,
    args: ['--disable-warning=ExperimentalWarning', join(root, 'scripts/generate.ts'), '--check'],
  },
  {
    name: 'unused exports',
    command: process.execPath,
    args: ['--disable-warning=ExperimentalWarning', join(root, 'scripts/unused-exports.ts')],
  },
]

const waiting = [...checks]
const failed: string[] = []
await Promise.all(Array.from({ length: 2 }, work))
console.log(
  failed.length === 0
    ? `all ${checks.length} checks passed`
    : `${failed.length} of ${checks.length} checks failed: ${failed.join(', ')}`,
)
process.exitCode = failed.length === 0 ? 0 : 1

async function work(): Promise<void> {
  for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
    const startedAt = performance.now()
    const { code, said } = await run(check)
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
    console.log(`${code === 0 ? '✔' : '✖'} ${check.name} (${seconds} s)`)
    if (code === 0) continue
    failed.push(check.name)
    console.log(said.trimEnd().replaceAll(/^/gm, '    '))
  }
}

function run(check: Check): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    // Our Node first: what the tools start in turn must find it too.
    const path = `${join(process.execPath, '..')}:${process.env.PATH ?? ''}`
    const child = spawn(check.command, check.args, { cwd: root, env: { ...process.env, PATH: path, NO_COLOR: '1' } })
    let said = ''
    const listen = (chunk: Buffer) => {
      said += chunk.toString()
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.on('error', (error) => resolve({ code: 1, said: error.message }))
    child.on('close', (code) => resolve({ code: code ?? 1, said }))
  })
}
