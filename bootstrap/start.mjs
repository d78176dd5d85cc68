// `npm start`: packages, Node, console, then the server, in that order and each only where it is needed.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { ensureConsole } from './console.mjs'
import { ensureInstalled } from './install.mjs'
import { nodeEnvironment, workingNodePath } from './node.mjs'
import { serverEnvironment, serverFlags } from './server-flags.mjs'
import { orStop } from './stop.mjs'
import { whenLeft } from './when-left.mjs'

await orStop(() => {
  ensureInstalled()
  const node = workingNodePath()
  ensureConsole(node)
  const here = (path) => fileURLToPath(new URL(path, import.meta.url))
  const server = spawn(
    node,
    [
      ...serverFlags,
      '--import',
      new URL('./outlive.mjs', import.meta.url).href,
      here('../server/src/main.ts'),
      ...process.argv.slice(2),
    ],
    {
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      env: { ...serverEnvironment, ...nodeEnvironment() },
      // In a process group of its own: Ctrl-C reaches us, and through us the server, once.
      detached: true,
    },
  )
  // From a terminal that closes, SIGHUP is the end; to a service it says that its certificates are new.
  const isInTerminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY
  const stop = (signal) => server.kill(signal === 'SIGHUP' && isInTerminal ? 'SIGTERM' : signal)
  const asked = new Set()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // npm passes on what the terminal has already sent; the second of a pair within a moment is the same wish.
      if (asked.has(signal)) return
      asked.add(signal)
      setTimeout(() => asked.delete(signal), 500).unref()
      stop(signal)
    })
  }
  whenLeft(() => stop('SIGTERM'))
  server.on('error', (error) => {
    console.error(`beadle: the server could not be started (${error.message})`)
    process.exit(1)
  })
  server.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)))
})
