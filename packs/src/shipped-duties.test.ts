import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { openPolicy } from './open-policy.ts'
import { product } from './product.ts'

const root = join(import.meta.dirname, '../..')
const policies = join(root, 'policies')
const names = readdirSync(policies).filter((name) => existsSync(join(policies, name, 'policy.yaml')))
const opened = names.map((name) => openPolicy(join(policies, name), product))

test('every clause of five policies is there, and none that people keep is unmet', () => {
  assert.equal(
    opened.reduce((sum, { pack }) => sum + pack.clauses.length, 0),
    1432,
  )
  for (const policy of opened) {
    const ofPeople = new Set(policy.pack.clauses.filter((one) => one.class !== 'enforce').map(({ id }) => id))
    const unmet = policy.coverage().filter(({ clause, life }) => life === 'unmet' && ofPeople.has(clause))
    assert.deepEqual(
      unmet.map(({ clause }) => clause),
      [],
    )
  }
})

for (const { pack, version, scenarios } of opened) {
  const name = version.policy
  const due = scenarios().flatMap((one) => (one.kind === 'due' ? [one] : []))
  const walks = scenarios().flatMap((one) => (one.kind === 'walk' ? [one] : []))

  test(`${name}: every duty says what is done and by what`, () => {
    for (const duty of pack.duties) {
      const { id, by, what, lines = [], checks = [] } = duty
      const named = { agreement: duty.agreement, procedure: duty.procedure, connector: duty.system }
      assert.ok(what, `\`${id}\` does not say what is done`)
      if (by in named) assert.ok(named[by as keyof typeof named], `\`${id}\` names no ${by}`)
      if (by === 'schedule') assert.notEqual(lines.length + checks.length, 0, `\`${id}\` has no date`)
    }
  })

  test(`${name}: every retention line and every check is asked for, with the day it is due`, () => {
    const shown = new Set(due.flatMap((one) => (one.want.due ? [`${one.duty} ${one.line ?? one.check}`] : [])))
    const all = pack.duties.flatMap(({ id, lines = [], checks = [] }) =>
      [...lines.map((line) => line.class), ...checks.map((check) => check.id)].map((one) => `${id} ${one}`),
    )
    assert.deepEqual(
      all.filter((one) => !shown.has(one)),
      [],
    )
  })

  test(`${name}: what a line or a check cites, its duty cites`, () => {
    for (const { id, cites, lines = [], checks = [] } of pack.duties) {
      const inside = [...lines, ...checks].flatMap((one) => one.cites)
      assert.deepEqual(
        inside.filter((clause) => !cites.includes(clause)),
        [],
        id,
      )
    }
  })

  test(`${name}: every step of every procedure is walked to, and who is asked there is shown`, () => {
    const shown = new Set(walks.flatMap(({ procedure, want }) => (want.asked ? [`${procedure} ${want.step}`] : [])))
    const all = pack.procedures.flatMap(({ id, steps }) => steps.map((step) => `${id} ${step.id}`))
    assert.deepEqual(
      all.filter((one) => !shown.has(one)),
      [],
    )
  })

  test(`${name}: every procedure stands for a duty, and cites what the duty cites`, () => {
    const byProcedure = Map.groupBy(pack.duties, ({ procedure = '' }) => procedure)
    for (const { id, cites } of pack.procedures.filter((one) => one.id !== 'mail-held')) {
      const duties = byProcedure.get(id) ?? []
      assert.notEqual(duties.length, 0, `no duty for \`${id}\``)
      const beyond = duties.flatMap((duty) => duty.cites).filter((clause) => !cites.includes(clause))
      assert.deepEqual(beyond, [], id)
    }
  })
}

test('a journey names a test that there is', () => {
  const tests = readdirSync(join(root, 'server'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.test.ts') && !path.includes('node_modules'))
    .map((path) => readFileSync(join(root, 'server', path), 'utf8'))
  for (const { scenarios, version } of opened) {
    for (const one of scenarios()) {
      if (one.kind !== 'journey') continue
      const named = tests.some((text) => text.includes(`test('${one.test}'`) || text.includes(`test(\`${one.test}\``))
      assert.ok(named, `${version.policy}, ${one.id}: no test of the server is called \`${one.test}\``)
    }
  }
})
