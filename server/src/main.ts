import { join } from 'node:path'
import { readConfig } from './config/index.ts'
import { errorFields, openLog } from './platform/log.ts'
import { type Server, startServer } from './server.ts'
import { explainStart } from './start-errors.ts'
import { welcome } from './welcome.ts'

const root = join(import.meta.dirname, '../..')

async function main(): Promise<number> {
  const began = performance.now()
  const stopping = Promise.withResolvers<number>()
  const ending = new AbortController()
  // Heard from the first moment: asked to stop while starting, it finishes starting and stops in order.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      // Asked twice is meant.
      if (isStopping) process.exit(130)
      isStopping = true
      console.log('\nStopping …')
      ending.abort()
      stopping.resolve(0)
    })
  }
  let server: Server
  try {
    const config = readConfig(process.env, root)
    const log = openLog({ level: config.logLevel })
    server = await startServer({
      config,
      log,
      say: (what) => console.log(`${what} …`),
      onGone: (error) => {
        console.error(`Beadle stops: ${error.message}.`)
        stopping.resolve(1)
      },
    })
  } catch (error) {
    for (const line of explainStart(error)) console.error(line)
    return 1
  }
  await using running = server
  // A fault that nobody caught: what is under way is finished and stopped in order, and whoever supervises starts it again.
  for (const fault of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(fault, (error: unknown) => {
      openLog().error('server.fault', errorFields(error))
      stopping.resolve(1)
    })
  }
  await welcome(running, { tookMs: performance.now() - began, say: (line) => console.log(line), signal: ending.signal })
  // Where Node was started for it: what starting took, packs read and mail of the demonstration, is given back before work comes.
  globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' })
  return await stopping.promise
}

let isStopping = false
process.exitCode = await main()
