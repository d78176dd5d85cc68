// Runs a TypeScript file of this project under the Node that the project ships, whatever Node is installed:
// `node bootstrap/run.mjs scripts/test.ts …`. The file is found from the project, the working directory stays the caller's.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { ensureInstalled } from './install.mjs'
import { nodeEnvironment, workingNodePath } from './node.mjs'
import { orStop, Stop } from './stop.mjs'

await orStop(() => {
  const [script, ...args] = process.argv.slice(2)
  if (script === undefined) throw new Stop('no script was named', 'For example: node bootstrap/run.mjs scripts/test.ts')
  const file = fileURLToPath(new URL(script, new URL('..', import.meta.url)))
  if (!existsSync(file)) throw new Stop(`there is no \`${script}\``, 'The scripts are those of package.json.')
  ensureInstalled()
  const child = spawn(workingNodePath(), ['--disable-warning=ExperimentalWarning', file, ...args], {
    stdio: 'inherit',
    env: nodeEnvironment(),
  })
  // The terminal sends Ctrl-C to both of us; without a terminal it is for us to pass on.
  process.on('SIGINT', () => {
    if (!process.stdin.isTTY) child.kill('SIGINT')
  })
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
})
