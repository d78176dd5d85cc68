import assert from 'node:assert/strict'
import test from 'node:test'
import { Buckets } from '../../../platform/buckets.ts'
import { Guesses } from './guesses.ts'
import { leadsSafeguarding, measureOf } from './safeguarding.ts'
import { SenderRates } from './sender-rates.ts'

function clock() {
  let at = 0
  const pass = (ms: number) => {
    at += ms
  }
  return { now: () => at, pass }
}

test('a bucket holds what may come at once, fills evenly, and remembers no more keys than it should', () => {
  const { now, pass } = clock()
  const buckets = new Buckets({ most: 4, windowMs: 4000, keys: 2 }, now)
  for (let times = 0; times < 4; times++) {
    assert.equal(buckets.hasLeft('a'), true)
    buckets.take('a')
  }
  assert.equal(buckets.hasLeft('a'), false)
  assert.equal(buckets.hasLeft('b'), true)
  pass(1000)
  assert.equal(buckets.hasLeft('a'), true)
  buckets.take('a', 100)
  pass(4000)
  assert.equal(buckets.hasLeft('a'), false, 'a debt is waited for')
  pass(4000)
  assert.equal(buckets.hasLeft('a'), true, 'and is bounded')
  buckets.take('b', 4)
  buckets.take('c')
  assert.equal(buckets.taken('a'), 0, 'forgotten, since it was used longest ago')
  assert.equal(buckets.taken('b'), 4)
})

test('no bound is no bound', () => {
  const buckets = new Buckets({ most: 0, windowMs: 1000 })
  buckets.take('a', 1_000_000)
  assert.equal(buckets.hasLeft('a'), true)
})

test('a sender is bound by messages and by recipients; who leads safeguarding may ten times as much', () => {
  const { now } = clock()
  const rates = new SenderRates({ messages: 3, recipients: 10 }, now)
  rates.count('many', 10)
  assert.equal(rates.hasLeft('many'), false)
  for (let times = 0; times < 3; times++) rates.count('often', 1)
  assert.equal(rates.hasLeft('often'), false)
  const dsl = { roles: ['dsl', 'senior-leader'] } as const
  for (let times = 0; times < 9; times++) rates.count('dsl', 1, measureOf(dsl))
  assert.equal(rates.hasLeft('dsl', measureOf(dsl)), true)
  assert.deepEqual(
    [leadsSafeguarding(dsl), leadsSafeguarding({ roles: ['pupil'] }), leadsSafeguarding(undefined)],
    [true, false, false],
  )
})

test('wrong log-ons: one login from one address is put off, an address is slowed and never shut out', () => {
  const { now, pass } = clock()
  const guesses = new Guesses(now)
  const waits = Array.from({ length: 10 }, () => guesses.wrong('192.0.2.1', 'ahmed'))
  assert.deepEqual([waits[0], waits[4], (waits[9] ?? 0) > 1000], [0, 0, true])
  assert.equal(guesses.mayTry('192.0.2.1', 'AHMED'), false)
  assert.equal(guesses.mayTry('192.0.2.1', 'jones'), true)
  assert.equal(guesses.mayTry('192.0.2.2', 'ahmed'), true)
  for (let times = 0; times < 2000; times++) guesses.wrong('192.0.2.1', `login${times}`)
  assert.ok(guesses.wrong('192.0.2.1', 'another') <= 8000)
  assert.equal(guesses.mayTry('192.0.2.1', 'jones'), true)
  pass(600_000)
  assert.equal(guesses.mayTry('192.0.2.1', 'ahmed'), true)
})
