import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DestinationQueue } from '@beadle/contract'
import { answerInWords, nameOf, standingOf } from './queue-words.ts'

const say = (id: string, values?: Readonly<Record<string, unknown>>) => `${id}${values ? JSON.stringify(values) : ''}`
const queue = (more: Partial<DestinationQueue>): DestinationQueue => ({
  name: 'x',
  waiting: 0,
  sending: 0,
  stopped: 0,
  ...more,
})

test('a destination is called by its domain, its name, or what it is', () => {
  assert.equal(nameOf('mx:museum.example', say), 'queue.servers-of{"domain":"museum.example"}')
  assert.equal(nameOf('mailboxes', say), 'mailboxes')
  assert.equal(nameOf('', say), 'queue.just-accepted')
})

test('an answer is said by its first figure', () => {
  const answer = (code: string) => answerInWords({ at: '2026-03-03T10:15:00Z', code }, say)
  assert.deepEqual(['450 4.2.0', '550', 'no answer'].map(answer), [
    'queue.answer.later',
    'queue.answer.refused',
    'queue.answer.none',
  ])
})

test('paused goes before waiting, and waiting is said only where something was answered', () => {
  const lastAnswer = { at: '2026-03-03T10:15:00Z', code: '450' }
  assert.equal(standingOf(queue({ paused: { since: lastAnswer.at }, waiting: 1, lastAnswer })), 'paused')
  assert.equal(standingOf(queue({ waiting: 1, lastAnswer })), 'waiting')
  assert.equal(standingOf(queue({ waiting: 1, sending: 2 })), 'sending')
  assert.equal(standingOf(queue({ stopped: 1 })), 'stopped')
  assert.equal(standingOf(queue({ waiting: 1 })), 'going')
})
