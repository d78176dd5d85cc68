import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type DecisionRequest, readRequest } from '@beadle/engine'
import { differenceAsPatch, mergePatch } from '../scenarios/merge-patch.ts'
import { alternativesOf } from './alternatives.ts'
import { neighboursOf, personWith, spaceOf } from './neighbours.ts'
import { shrink } from './shrink.ts'

const request: DecisionRequest = {
  subject: personWith('teacher'),
  action: { name: 'device.connect' },
  resource: {
    type: 'device',
    properties: { kind: 'memory-stick', owner: 'personal', encrypted: true, place: 'school' },
  },
  context: { time: '2026-11-18T10:15:00Z', facts: { 'agreement.accepted': true } },
}
const space = spaceOf('device.connect', [request], { facts: ['agreement.accepted'], numbers: [] })

test('every neighbour can be read and differs, and every closed word of the action is among them', () => {
  const all = [...neighboursOf(request, space)]
  for (const { request: other } of all) {
    assert.ok('request' in readRequest(other))
    assert.notDeepEqual(other, request)
  }
  const kinds = new Set(all.map(({ request: other }) => (other.resource.properties as { kind: string }).kind))
  assert.ok(kinds.has('laptop') && kinds.has('camera') && kinds.has('walkie-talkie'))
  assert.ok(all.some(({ request: other }) => other.subject.properties.roles[0] === 'pupil'))
  assert.ok(all.some(({ request: other }) => other.context.facts?.['agreement.accepted'] === false))
  assert.ok(all.some(({ request: other }) => other.context.facts?.['agreement.accepted'] === undefined))
  assert.ok(all.some(({ request: other }) => !('place' in other.resource.properties)))
})

test('figures beside those of a setting are tried, within the bounds of the member', () => {
  const words = { numbers: [19, 20, 21], texts: [], instants: [], seen: new Map() }
  const values = alternativesOf({ kind: 'number', from: 0, to: 20, whole: true }, 3, words).map(({ value }) => value)
  assert.deepEqual(values, [19, 20])
})

test('what a condition does not need is shrunk away, and what it needs stays', () => {
  const isStick = ({ resource: { properties } }: DecisionRequest) =>
    'kind' in properties && properties.kind === 'memory-stick'
  const smallest = shrink(request, isStick)
  assert.deepEqual(smallest.resource.properties, { kind: 'memory-stick', owner: 'personal' })
  assert.deepEqual(smallest.context, { time: request.context.time })
  const isEncrypted = (one: DecisionRequest) => isStick(one) && 'encrypted' in one.resource.properties
  assert.deepEqual(shrink(request, isEncrypted).resource.properties, {
    kind: 'memory-stick',
    owner: 'personal',
    encrypted: true,
  })
})

test('a difference as a patch turns the one into the other', () => {
  const from = { a: { b: 1, c: [1, 2] }, d: 'x', gone: true }
  const to = { a: { b: 2, c: [2] }, d: 'x', come: { e: 1 } }
  const patch = differenceAsPatch(from, to)
  assert.deepEqual(mergePatch(from, patch), to)
  assert.deepEqual(patch, { gone: null, a: { b: 2, c: [2] }, come: { e: 1 } })
  assert.deepEqual(differenceAsPatch(from, from), {})
})
