import { randomFillSync } from 'node:crypto'

// Asked for in one piece for many ids: the system call costs more than the rest of an id.
const pool = new Uint8Array(16 * 256)
let random = pool.subarray(0, 0)
let last = { milliseconds: 0, counter: 0 }

/**
 * A UUID version 7 (RFC 9562 5.7): 48 bits of Unix milliseconds, then a 12-bit counter seeded at random each millisecond
 * (method 1 of 6.2), then 62 random bits. Ids made in one process rise, which keeps B-tree inserts at the right-hand edge.
 */
export function uuidv7(now: number = Temporal.Now.instant().epochMilliseconds): string {
  if (random.byteOffset + 32 > pool.length || random.length === 0) random = randomFillSync(pool).subarray(0, 16)
  else random = pool.subarray(random.byteOffset + 16, random.byteOffset + 32)
  if (now > last.milliseconds) last = { milliseconds: now, counter: ((at(6) << 8) | at(7)) & 0x7ff }
  else last.counter += 1
  // A counter that runs over borrows from the clock, as the RFC allows, so that the order is kept.
  if (last.counter > 0xfff) last = { milliseconds: last.milliseconds + 1, counter: 0 }
  const { milliseconds, counter } = last
  const time = milliseconds.toString(16).padStart(12, '0')
  const middle = (0x7000 | counter).toString(16)
  const variant = (0x8000 | (((at(8) << 8) | at(9)) & 0x3fff)).toString(16)
  const node = Buffer.from(random.subarray(10)).toString('hex')
  return `${time.slice(0, 8)}-${time.slice(8)}-${middle}-${variant}-${node}`
}

function at(index: number): number {
  return random[index] ?? 0
}

const uuidForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Whether a text is a UUID in its usual lower-case form. */
export function isUuid(text: string): boolean {
  return uuidForm.test(text)
}
