// Runs a TypeScript file of this project under the Node that the project ships, whatever Node is installed.
import { spawn } from 'node:child_process'
import { nodePath } from './node.mjs'

const child = spawn(nodePath(), ['--disable-warning=ExperimentalWarning', ...process.argv.slice(2)], { stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
