/** The `beadle` command. */
import { once } from 'node:events'
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import process from 'node:process'

// Stripping types and compiling is most of the start; kept among the packages, it is done once. Where that folder cannot be
// written nothing is kept.
enableCompileCache(join(import.meta.dirname, '../../node_modules/.cache/beadle'))
const { run } = await import('./run.ts')

// A reader that closes early (`beadle … | head`) is no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

process.exitCode = await run(process.argv.slice(2), {
  stdin: process.stdin,
  async out(text) {
    if (!process.stdout.write(text)) await once(process.stdout, 'drain')
  },
  err: (text) => void process.stderr.write(text),
  // npm runs its scripts in the folder of the package and says here where it was called from.
  from: [process.env.INIT_CWD, process.cwd()].filter((path) => path !== undefined),
  width: Math.min(process.stdout.columns ?? 100, 120),
})
