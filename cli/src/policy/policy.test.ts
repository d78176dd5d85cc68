import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openPolicy, product } from '@beadle/packs'
import { ran } from '../../test/pretend-terminal.ts'
import { packDirectory, packNames } from '../packs-folder.ts'

const [name = ''] = packNames()
const policy = openPolicy(packDirectory(name, { from: [] }), product)
const [binding] = policy.pack.bindings
const clause = binding?.cites[0] ?? ''

test('explain tells a bound clause: its words, how it lives, its binding and scenarios', async () => {
  const { code, out } = await ran(['policy', 'explain', clause])
  assert.equal(code, 0)
  assert.match(out, new RegExp(`^${clause.replaceAll('.', '\\.')}  v${policy.version.version}$`, 'm'))
  assert.match(out, new RegExp(`^binding ${binding?.id}: ${binding?.control}`, 'm'))
  const short = await ran(['policy', 'explain', clause.slice(name.length + 1), name])
  assert.equal(short.out, out)
})

test('explain names the clauses inside a section, and the nearest one', async () => {
  const section = clause.split('.').slice(0, -1).join('.')
  const inside = await ran(['policy', 'explain', section, name])
  assert.deepEqual([inside.code, inside.out], [2, ''])
  assert.ok(inside.err.includes(`inside it are ${section}.`), inside.err)
  const near = await ran(['policy', 'explain', `${clause}x`, name])
  assert.ok(near.err.includes(`did you mean \`${clause}\``), near.err)
})

test('coverage counts every clause once', async () => {
  const { code, out } = await ran(['policy', 'coverage', name, '--json'])
  const told = JSON.parse(out)
  assert.equal(code, 0)
  assert.deepEqual(
    told.clauses.map((one: { clause: string }) => one.clause),
    policy.pack.clauses.map(({ id }) => id),
  )
  const { out: text } = await ran(['policy', 'coverage', name])
  assert.match(text, new RegExp(`^in all .* ${policy.pack.clauses.length}$`, 'm'))
})

test('check says that a pack can be run, and in JSON what is doubtful', async () => {
  assert.match((await ran(['policy', 'check', name])).out, /it can be run\. \d+ clauses/)
  const { doubts } = JSON.parse((await ran(['policy', 'check', name, '--json'])).out)
  assert.ok(doubts.every((one: { kind: string; message: string }) => one.kind && one.message))
})

test('controls tells a control with its settings', async () => {
  const { code, out } = await ran(['controls', binding?.control ?? ''])
  assert.equal(code, 0)
  assert.match(out, /^settings$/m)
  assert.equal(JSON.parse((await ran(['controls', '--json'])).out).length, product.controls.size)
})

test('coverage of all packs counts each clause once, side by side', async () => {
  const { code, out } = await ran(['policy', 'coverage', '--all'])
  assert.equal(code, 0)
  const [head = ''] = out.split('\n')
  for (const pack of packNames()) assert.ok(head.includes(pack), pack)
  const sums =
    out
      .match(/^in all .*$/m)?.[0]
      .match(/\d+/g)
      ?.map(Number) ?? []
  assert.equal(
    sums.at(-1),
    sums.slice(0, -1).reduce((a, b) => a + b, 0),
  )
})

test('an act is decided by all packs, a line each, and as a table', async () => {
  const request = {
    subject: { type: 'person', id: 'pat', properties: { roles: ['teacher'] } },
    action: { name: 'web.request' },
    resource: { type: 'site', properties: { categories: ['social-networks'] } },
    context: { time: '2026-11-18T10:15:00Z' },
  }
  const input = JSON.stringify(request)
  const { code, out } = await ran(['decide', '--policy', 'all'], { input })
  const lines = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  assert.deepEqual([code, lines.map((line) => line.policy)], [0, packNames()])
  for (const name of packNames()) {
    const alone = JSON.parse((await ran(['decide', '--policy', name], { input })).out)
    const { policy, ...together } = lines.find((line) => line.policy === name)
    assert.deepEqual([policy, together], [name, alone])
  }
  const table = await ran(['decide', '--policy', 'all', '--table'], { input })
  for (const name of packNames()) assert.match(table.out, new RegExp(`^${name} +(permit|hold|deny)`, 'm'))
  assert.equal((await ran(['decide', '--policy', name, '--table'], { input })).code, 2)
})

test('mutate says what nothing notices, and suggests what would', async () => {
  const { code, out } = await ran(['policy', 'mutate', name, '--only', `${binding?.id}: removed`])
  assert.equal(code, 0)
  assert.match(out, new RegExp(`^${name}: 1 of 1 mutant noticed \\(100 %\\), 0 explained, 0 survive$`, 'm'))
  assert.equal((await ran(['policy', 'mutate', name, '--suggest', '--json'])).code, 2)
})
