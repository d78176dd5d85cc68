import assert from 'node:assert/strict'
import { test } from 'node:test'
import { smallFiles, smallParts, writeSmallPack } from '../../test/small-pack.ts'
import { openPolicy, PackError } from '../open-policy.ts'
import { runScenarios } from './run-scenario.ts'

const neighbour = `
  - id: 1.1.spares
    like: 1.1.changes
    but: { resource: { properties: { to: [{ address: b@little.example }] } } }
    facts: { mail.malware: null }
    want: { effect: permit }
    not: ['1.1']
`

test('a scenario like another shares its request but for what differs', (t) => {
  const policy = openPolicy(writeSmallPack(t, { scenarios: smallFiles.scenarios + neighbour }), smallParts)
  const [changes, , spares] = policy.scenarios()
  assert.ok(changes?.kind === 'decide' && spares?.kind === 'decide')
  const { to: _one, ...shared } = changes.request.resource.properties as Record<string, unknown>
  const { to, ...same } = spares.request.resource.properties as Record<string, unknown>
  assert.deepEqual(same, shared)
  assert.deepEqual(to, [{ address: 'b@little.example' }])
  assert.deepEqual(
    runScenarios(policy).flatMap(({ faults }) => faults),
    [],
  )
})

test('a scenario like none above it, or spoilt by what differs, is told with its place', (t) => {
  const refused = (text: string) => {
    const policy = openPolicy(writeSmallPack(t, { scenarios: smallFiles.scenarios + text }), smallParts)
    try {
      policy.scenarios()
    } catch (error) {
      if (error instanceof PackError) return error.problems.map(({ member, nearest }) => [member, nearest])
      throw error
    }
    return []
  }
  assert.deepEqual(refused(neighbour.replace('like: 1.1.changes', 'like: 1.1.change')), [
    ['scenarios[2].like', '1.1.changes'],
  ])
  assert.deepEqual(refused(neighbour.replace('{ to:', '{ subjectLin: Tea, to:')), [
    ['scenarios[2].but.resource.properties.subjectLin', 'subjectLine'],
  ])
})
