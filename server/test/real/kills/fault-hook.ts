/**
 * Loaded before a server by `--import`: kills it with SIGKILL when it comes to FAULT_POINT for the FAULT_TURN-th time, and counts how
 * often each point was come to. Where the point stands before a write to a connection, half of what is written goes first.
 */
import { writeSync } from 'node:fs'
import { Socket } from 'node:net'
import { isMainThread } from 'node:worker_threads'

// Not imported from where the points are listed: that module looks for its hook when it is loaded.
const faultHook = Symbol.for('beadle.fault-point')
const wanted = process.env.FAULT_POINT
const counts: Record<string, number> = {}
let turnsLeft = Number(process.env.FAULT_TURN ?? 1)

/** How often each point has been come to in this process. */
export const faultCounts = Symbol.for('beadle.fault-counts')

function die(): void {
  // Told at once, not by a stream that would go down with the process.
  writeSync(2, `killed at ${wanted}\n`)
  process.kill(process.pid, 'SIGKILL')
}

function writeHalfAndDie(): void {
  const { write } = Socket.prototype
  Socket.prototype.write = function (this: Socket, octets: string | Uint8Array): boolean {
    const all = Buffer.from(octets as Uint8Array)
    write.call(this, all.subarray(0, Math.floor(all.length / 2)))
    die()
    return true
  } as Socket['write']
}

if (isMainThread)
  Object.assign(globalThis, {
    [faultCounts]: counts,
    [faultHook](point: string) {
      counts[point] = (counts[point] ?? 0) + 1
      if (point !== wanted || --turnsLeft !== 0) return
      if (point.endsWith('-half')) writeHalfAndDie()
      else die()
    },
  })
