import { spawn } from 'node:child_process'
import { freePort, listening } from './ports.ts'

/** The next server behind every peer: it takes what comes, throws it away and counts. */
export type Sink = { readonly port: number; count(): number; stop(): void }

/** smtp-sink, which says after each conversation how many messages it has had. */
export async function startSink(): Promise<Sink> {
  const port = await freePort()
  const child = spawn('/usr/sbin/smtp-sink', ['-c', '-u', 'postfix', `127.0.0.1:${port}`, '1000'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let messages = 0
  child.stdout.on('data', (chunk: Buffer) => {
    const last = [...chunk.toString().matchAll(/mesg=(\d+)/g)].at(-1)?.[1]
    if (last !== undefined) messages = Number(last)
  })
  await listening(port)
  return { port, count: () => messages, stop: () => void child.kill() }
}
