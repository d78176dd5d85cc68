import assert from 'node:assert/strict'
import { test } from 'node:test'
import { defineControl } from '../control.ts'
import { hold, notApplicable } from '../finding.ts'
import { compilePolicy, PolicyError } from './compile.ts'
import { ControlFailedError } from './judge.ts'
import { recipientsOf } from './recipients.ts'
import { fillDefaults } from './settings.ts'
import { controlsOf, message, policyOf } from './test-cast.ts'

const base = { summary: { en: 'A control.' }, actions: ['mail.submit'] as const, needs: [], settings: {} }
const quiet = { evaluate: () => notApplicable, whenUnsure: () => notApplicable }

test('every problem of a version is named at once, with the nearest word', () => {
  const version = policyOf([
    { id: 'hours', control: 'mail.hours', lifts: ['huors'] },
    { id: 'hours', control: 'mail.hours' },
    { id: 'more', control: 'mail.hours', cites: ['more', 'test.huors'] },
  ])
  const clauses = new Map([...version.clauses].filter(([id]) => id === 'test.hours'))
  assert.throws(
    () => compilePolicy({ ...version, clauses }, controlsOf(defineControl({ ...base, ...quiet, id: 'mail.hours' }))),
    (error) => {
      assert.ok(error instanceof PolicyError)
      const said = error.problems.map(({ code, binding, nearest }) => [code, binding, nearest])
      assert.deepEqual(said, [
        ['policy.duplicate-binding', 'hours', undefined],
        ['policy.unknown-clause', 'more', undefined],
        ['policy.unknown-clause', 'more', 'test.hours'],
        ['policy.unknown-lift', 'hours', 'hours'],
      ])
      return true
    },
  )
})

test('clauses may be cited without the policy’s name', () => {
  const control = defineControl({ ...base, ...quiet, id: 'mail.any', evaluate: () => hold({ key: 'x' }, {}) })
  const version = { ...policyOf([{ id: 'a', control: 'mail.any' }]) }
  const [binding] = version.bindings
  assert.ok(binding)
  const policy = compilePolicy({ ...version, bindings: [{ ...binding, cites: ['a'] }] }, controlsOf(control))
  assert.deepEqual(
    policy.decide(message(), {}).context.citations.map((c) => c.clause),
    ['test.a'],
  )
})

test('settings left out have the defaults of the control, inside objects too', () => {
  const schema = {
    properties: {
      words: { default: 300 },
      hours: { type: 'object', properties: { from: { default: '07:30' }, to: {} } },
      list: { default: [] },
    },
  } as const
  assert.deepEqual(fillDefaults(schema, { hours: { to: '17:00' }, list: ['a'] }), {
    words: 300,
    hours: { from: '07:30', to: '17:00' },
    list: ['a'],
  })
})

test('a control that fails decides nothing, and says which', () => {
  const broken = defineControl({
    ...base,
    ...quiet,
    id: 'mail.broken',
    evaluate: () => {
      throw new RangeError('no such thing')
    },
  })
  const policy = compilePolicy(policyOf([{ id: 'a', control: 'mail.broken' }]), controlsOf(broken))
  assert.throws(
    () => policy.decide(message(), {}),
    (error) => error instanceof ControlFailedError && error.binding === 'a' && error.cause instanceof RangeError,
  )
})

test('a recipient counts once, by address whatever its case, with all roles given', () => {
  const to = [
    { address: 'Jones@School.example', roles: ['teacher' as const] },
    { group: 'all-staff', size: 84 },
  ]
  const bcc = [{ address: 'jones@school.example', roles: ['dsl' as const] }]
  assert.deepEqual(recipientsOf(message({ to, bcc })), [
    { key: 'jones@school.example', roles: ['teacher', 'dsl'] },
    { key: 'all-staff', roles: [] },
  ])
})
