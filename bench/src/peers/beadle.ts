import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { serverEnvironment, serverFlags } from '../../../bootstrap/server-flags.mjs'
import { freePort, type Peer } from './ports.ts'

const root = join(import.meta.dirname, '../../..')

/** Beadle as `npm start` makes it, with the demo school; `memory` is what its Node process holds, in MB. */
export type BeadlePeer = Peer & { memory(): number }

/** Starts it below `home` with its own PostgreSQL (fsync on), delivering to `sinkPort` on loopback. */
export async function startBeadle(home: string, sinkPort: number): Promise<BeadlePeer> {
  const [http, submission, relay, unused] = [await freePort(), await freePort(), await freePort(), await freePort()]
  const child = spawn(process.execPath, [...serverFlags, join(root, 'server/src/main.ts')], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...serverEnvironment,
      // Settings of the bench are none of the server's, which takes no unknown ones.
      ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('BEADLE_'))),
      BEADLE_DATA: join(home, 'beadle'),
      BEADLE_HTTP_PORT: String(http),
      BEADLE_SUBMISSION_PORT: String(submission),
      BEADLE_RELAY_PORT: String(relay),
      BEADLE_SINK_PORT: String(unused),
      BEADLE_SMARTHOST: `127.0.0.1:${sinkPort}`,
      BEADLE_SMARTHOST_TLS: 'none',
    },
  })
  // The demo's day of mail has gone soon after it says how to stop it.
  await said(child, 'Ctrl-C')
  await wait(3000)
  return {
    name: 'Beadle',
    port: relay,
    memory: () => memoryOf(child.pid ?? 0),
    async stop() {
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}

async function said(child: ChildProcess, words: string): Promise<void> {
  let text = ''
  await new Promise<void>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      if (text.includes(words)) resolve()
    })
  })
}

function memoryOf(pid: number): number {
  return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? Number.NaN) / 1024
}
