import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isUuid, uuidv7 } from './uuid.ts'

test('RFC 9562 5.7: version, variant and time stand where they should', () => {
  const id = uuidv7(Date.UTC(2100, 0, 1))
  assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  assert.equal(Number.parseInt(id.replace('-', '').slice(0, 12), 16), Date.UTC(2100, 0, 1))
  assert.ok(isUuid(id))
  assert.ok(!isUuid(id.toUpperCase()) && !isUuid(`${id}0`))
})

test('ids rise, also within a millisecond, beyond its counter, and when the clock steps back', () => {
  const now = Date.UTC(2100, 0, 2)
  const ids = Array.from({ length: 10_000 }, (_, n) => uuidv7(n === 5_000 ? now - 60_000 : now))
  assert.deepEqual(ids, ids.toSorted())
  assert.equal(new Set(ids).size, ids.length)
  assert.ok(ids.every(isUuid))
})
