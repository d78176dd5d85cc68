import assert from 'node:assert/strict'
import test from 'node:test'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { Mutator } from '../../../platform/testing/mutate.ts'
import { readMessage } from './message.ts'
import { seeds, tnef, words } from './testing/seeds.ts'
import { readTnef } from './tnef.ts'

const inputs = process.env.BEADLE_DEPTH === 'full' ? 1_000_000 : 100_000
const seed = Number(process.env.BEADLE_SEED ?? 20_261_120)

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** Octets alive after a collection, buffers included. */
function alive(): number {
  collect()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

/** Reads everything of a message that is read only when asked for. */
function readAll(bytes: Buffer): number {
  const message = readMessage(bytes)
  let length = message.text.length + (message.html?.length ?? 0) + message.subjectLine.length
  for (const text of message.otherTexts) length += text.length
  for (const { filename, content } of message.attachments) length += filename.length + content.length
  return length
}

/** Milliseconds of the fastest of three readings. */
function timeOf(input: Buffer): number {
  const times = Array.from({ length: 3 }, () => {
    const start = performance.now()
    readAll(input)
    return performance.now() - start
  })
  return Math.min(...times)
}

test('mutated mail is read without failing, in bounded memory, and the same way each time', (t) => {
  const mutator = new Mutator({ seed, words, most: 16_384 })
  for (const one of seeds) readAll(one)
  const before = alive()
  let slowest = 0
  let longest = 0
  for (let count = 0; count < inputs; count++) {
    const input = mutator.next(seeds)
    const start = performance.now()
    let length: number
    try {
      length = readAll(input)
    } catch (error) {
      assert.fail(
        `input ${count} of seed ${seed}: ${error instanceof Error ? error.stack : error}\n${input.toString('base64')}`,
      )
    }
    const took = performance.now() - start
    // Another program may have had the processor meanwhile: what seems slow is read again.
    if (took > slowest) slowest = Math.max(slowest, Math.min(took, timeOf(input)))
    longest = Math.max(longest, length)
    if (count % 1000 === 0)
      assert.equal(readAll(input), length, `input ${count} of seed ${seed} is read differently again`)
  }
  const grown = alive() - before
  assert.ok(grown < 64 * 1024 * 1024, `${Math.round(grown / 1e6)} MB stay after ${inputs} messages`)
  // What is read of a message may repeat it in several readings, never without bound.
  assert.ok(longest < 16_384 * 64, `${longest} letters were read from at most 16,384 octets`)
  t.diagnostic(
    `${inputs} mutated messages read: 0 crashes, ${Math.max(0, Math.round(grown / 1e6))} MB kept after a collection; the slowest took ${Math.ceil(slowest)} ms`,
  )
})

test('mutated TNEF is read without failing', () => {
  const mutator = new Mutator({
    seed,
    words: ['\0\0\0\0', '\xff\xff\xff\xff', '\x01\x00\x00\x00', 'LZFu', '\x1f\x00\x07\x37'],
    most: 4096,
  })
  for (let count = 0; count < inputs / 10; count++) {
    const input = mutator.next([tnef()])
    assert.ok(Array.isArray(readTnef(input).texts))
  }
})
