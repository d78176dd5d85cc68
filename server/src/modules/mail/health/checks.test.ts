import assert from 'node:assert/strict'
import { test } from 'node:test'
import { healthChecks, type Looked } from './checks.ts'

const at = Temporal.Instant.from('2026-11-18T10:00:00Z')
const well: Looked = {
  at,
  gateway: {
    listeners: [{ name: 'submission', port: 587 }],
    certificate: { endsAt: at.add({ hours: 24 * 60 }), selfSigned: false },
    scannerAnswers: true,
  },
  scanning: 'clamd',
  waitingForScanner: 0,
  queue: { destinations: [], giveUpDays: 5 },
  databaseBytes: 1_048_576,
  keysWork: true,
  ledgerWell: true,
  unsigned: [],
}
const states = (looked: Partial<Looked>) =>
  healthChecks({ ...well, ...looked })
    .filter(({ state }) => state !== 'well')
    .map(({ id, state }) => [id, state])
const destination = { name: 'mx:museum.example', waiting: 3, sending: 0, stopped: 0 }
const minutesAgo = (minutes: number) => at.subtract({ minutes }).toString()
const queue = (more: object) => ({ queue: { destinations: [{ ...destination, ...more }], giveUpDays: 5 } })

test('where all is well nothing is asked of anybody', () => {
  assert.deepEqual(states({}), [])
  assert.ok(healthChecks(well).every(({ now }) => now === undefined))
})

test('a next server that is away, one that is slow and one that is paused are told apart', () => {
  const lastAnswer = { at: minutesAgo(1), code: 'no answer' }
  assert.deepEqual(states(queue({ oldest: minutesAgo(5), lastAnswer })), [], 'not what a minute brings')
  assert.deepEqual(states(queue({ oldest: minutesAgo(20), lastAnswer })), [['queue:mx:museum.example', 'trouble']])
  assert.deepEqual(states(queue({ oldest: minutesAgo(20) })), [['queue:mx:museum.example', 'warning']])
  assert.deepEqual(states(queue({ oldest: minutesAgo(300) })), [['queue:mx:museum.example', 'trouble']])
  assert.deepEqual(states(queue({ paused: { since: minutesAgo(300) }, oldest: minutesAgo(300) })), [
    ['paused:mx:museum.example', 'warning'],
  ])
})

test('what is not well comes first, worst first, and says what to do', () => {
  const endsAt = at.add({ hours: 24 * 5 })
  const checks = healthChecks({
    ...well,
    gateway: { listeners: [], certificate: { endsAt, selfSigned: false }, scannerAnswers: false },
    keysWork: false,
    ledgerWell: false,
    unsigned: ['school.example'],
  }).filter(({ state }) => state !== 'well')
  assert.deepEqual(
    checks.map(({ id, state }) => `${id} ${state}`),
    ['scanner trouble', 'keys trouble', 'ledger trouble', 'certificate warning', 'signing note'],
  )
  assert.ok(checks.every(({ now, words }) => now?.cy && words.cy))
})

test('a certificate that ended, and one that the server made itself', () => {
  const with_ = (endsAt: Temporal.Instant, selfSigned: boolean) =>
    states({ gateway: { listeners: [], certificate: { endsAt, selfSigned } } })
  assert.deepEqual(with_(at.subtract({ hours: 1 }), false), [['certificate', 'trouble']])
  assert.deepEqual(with_(at.add({ hours: 24 * 20 }), true), [['certificate', 'note']])
})
