import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import type { ActionName, Role } from '@beadle/engine'
import { answerOf } from './compare/answer.ts'
import { comparePolicies } from './compare/compare.ts'
import type { EffectDifference } from './compare/effects.ts'
import { openPolicy, type Policy } from './open-policy.ts'
import { product } from './product.ts'

const policies = join(import.meta.dirname, '../../policies')
const opened = new Map<string, Policy>()
function policyOf(name: string): Policy {
  const policy = opened.get(name) ?? openPolicy(join(policies, name), product)
  opened.set(name, policy)
  return policy
}

/** Contradictions between the five schools, as their documents have them: what the second does beside the first. */
const contradictions: readonly {
  readonly about: string
  readonly a: string
  readonly b: string
  readonly action: ActionName
  readonly relation: EffectDifference['relation']
  /** The clause that stops it where it is stopped. */
  readonly clause: string
  readonly matters?: string
  readonly roles?: readonly Role[]
  readonly notRoles?: readonly Role[]
}[] = [
  {
    about: 'personal mail is allowed, and banned',
    a: 'redborne',
    b: 'crowlees',
    action: 'mail.submit',
    relation: 'stricter',
    clause: 'crowlees.2.2.6',
    matters: 'personal',
    roles: ['teacher'],
  },
  {
    about: 'mail marked personal is protected, and open to the office',
    a: 'redborne',
    b: 'st-christophers',
    action: 'mail.open',
    relation: 'laxer',
    clause: 'redborne.2.6.1',
    matters: 'personal',
  },
  {
    about: 'memory sticks are allowed, and banned',
    a: 'crowlees',
    b: 'st-christophers',
    action: 'device.connect',
    relation: 'stricter',
    clause: 'st-christophers.2.1.9.2',
    matters: 'memory-stick',
    roles: ['teacher'],
  },
  {
    about: 'cameras go home, and never',
    a: 'crowlees',
    b: 'st-christophers',
    action: 'device.take-home',
    relation: 'stricter',
    clause: 'st-christophers.2.1.7.2',
    matters: 'camera',
    roles: ['teacher'],
  },
  {
    about: 'teachers write to parents, and only the office does',
    a: 'qehs',
    b: 'st-christophers',
    action: 'mail.submit',
    relation: 'stricter',
    clause: 'st-christophers.2.1.1.21',
    matters: 'parent',
    roles: ['teacher'],
    notRoles: ['office'],
  },
  {
    about: 'social media are blocked, and fine in breaks',
    a: 'all-saints',
    b: 'redborne',
    action: 'web.request',
    relation: 'laxer',
    clause: 'all-saints.6.2.social.1',
    matters: 'social-networks',
    roles: ['teacher'],
  },
]

for (const [pair, wanted] of Map.groupBy(contradictions, ({ a, b }) => `${b} beside ${a}`)) {
  test(`${pair}: ${wanted.map(({ about }) => about).join('; ')}`, () => {
    const [{ a = '', b = '' } = {}] = wanted
    const [first, second] = [policyOf(a), policyOf(b)]
    const { effects } = comparePolicies(first, second, { actions: wanted.map(({ action }) => action) })
    for (const { about, action, relation, clause, matters = '', roles = [], notRoles = [] } of wanted) {
      const stopped = relation === 'stricter' ? 'b' : 'a'
      const found = effects.filter(
        (one) =>
          one.action === action &&
          one.relation === relation &&
          one[stopped].citations.includes(clause) &&
          JSON.stringify(one.matters).includes(matters) &&
          roles.every((role) => one.roles.includes(role)) &&
          !notRoles.some((role) => one.roles.includes(role)),
      )
      assert.ok(
        found.length > 0,
        `${about}: not among ${JSON.stringify(effects.map((one) => [one.action, one.relation, one[stopped].citations.slice(0, 3)]))}`,
      )
    }
    for (const one of effects) {
      assert.deepEqual(answerOf(first.decide(one.witness)), one.a)
      assert.deepEqual(answerOf(second.decide(one.witness)), one.b)
    }
  })
}

test('an agreement is asked for at every log-on, yearly, or once', () => {
  const asks = ['all-saints', 'qehs', 'crowlees', 'redborne', 'st-christophers'].map((name) =>
    policyOf(name).pack.agreements.map(({ ask }) => ask),
  )
  for (const ask of ['every-log-on', 'yearly', 'once'] as const)
    assert.ok(
      asks.some((list) => list.includes(ask)),
      ask,
    )
  const { standing } = comparePolicies(policyOf('all-saints'), policyOf('qehs'), { actions: [] })
  assert.ok(standing.some(({ subject, b }) => subject === 'agreement' && b.includes('every-log-on')))
})
