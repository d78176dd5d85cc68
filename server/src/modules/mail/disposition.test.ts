import assert from 'node:assert/strict'
import test from 'node:test'
import type { Decision, Obligation, RecipientOutcome } from '@beadle/engine'
import { type Means, planDisposition } from './disposition.ts'

const cites = ['all-saints.1']
const until = '2026-11-23T07:30:00Z'
const means: Means = { direction: 'out', redirect: () => [], canChange: () => true, hasScanner: false }
const [a, b] = ['a@school.example', 'b@school.example']

function decision(
  effect: 'permit' | 'hold' | 'deny',
  obligations: readonly Obligation[] = [],
  recipients: readonly RecipientOutcome[] = [],
): Decision {
  const context = {
    effect,
    obligations,
    recipients,
    citations: [{ clause: 'all-saints.1', control: 'mail.x', version: '1' }],
  }
  return {
    decision: effect === 'permit',
    context: { ...context, lifted: [], watched: [], reason: { en: '' }, because: [] },
  }
}

const effects = (plan: ReturnType<typeof planDisposition>) => plan.recipients.map(({ effect }) => effect)

test('a hold until a time covers everybody it does not exempt', () => {
  const plan = planDisposition(
    decision('hold', [{ do: 'mail.hold', until, releasers: ['sender'], cites }]),
    [a, b],
    means,
  )
  assert.deepEqual(effects(plan), ['hold', 'hold'])
  assert.deepEqual(
    plan.holds.map(({ kind, positions, until: at }) => [kind, positions, String(at)]),
    [['time', [0, 1], until]],
  )
})

test('outcomes that differ are kept apart', () => {
  const recipients: RecipientOutcome[] = [
    { address: a, effect: 'hold', until, citations: cites },
    { address: b, effect: 'permit', citations: [] },
  ]
  const plan = planDisposition(
    decision('hold', [{ do: 'mail.hold', until, recipients: [a], cites }], recipients),
    [a, b],
    means,
  )
  assert.deepEqual(effects(plan), ['hold', 'permit'])
  assert.deepEqual(plan.holds[0]?.positions, [0])
})

test('held by nothing known, or not asked about, is denied', () => {
  assert.deepEqual(effects(planDisposition(decision('hold'), [a], means)), ['deny'])
  const recipients: RecipientOutcome[] = [{ address: a, effect: 'permit', citations: [] }]
  assert.deepEqual(effects(planDisposition(decision('permit', [], recipients), [a, b], means)), ['permit', 'deny'])
})

test('an obligation that cannot be carried out denies unless it is not essential', () => {
  const disclaimer = { do: 'mail.rewrite', disclaimer: 'key', cites } as const
  const fixed = { ...means, canChange: () => false }
  assert.deepEqual(effects(planDisposition(decision('permit', [disclaimer]), [a], fixed)), ['deny'])
  const left = planDisposition(decision('permit', [{ ...disclaimer, essential: false }]), [a], fixed)
  assert.deepEqual([effects(left), left.undone], [['permit'], ['mail.rewrite']])
  const bcc = { do: 'mail.rewrite', bcc: true, cites } as const
  assert.deepEqual(effects(planDisposition(decision('permit', [bcc]), [a], fixed)), ['deny'])
  assert.equal(planDisposition(decision('permit', [bcc]), [a], means).recipients[0]?.changes.recipients, 'bcc')
  assert.deepEqual(effects(planDisposition(decision('permit', [{ do: 'scan', by: 'antivirus' }]), [a], means)), [
    'deny',
  ])
  assert.deepEqual(effects(planDisposition(decision('permit', [{ do: 'web.explain' }]), [a], means)), ['deny'])
})

test('a redirection to nobody denies; to somebody it goes there', () => {
  const redirect = { do: 'mail.redirect', to: 'recipient', recipients: [a], cites } as const
  assert.deepEqual(effects(planDisposition(decision('permit', [redirect]), [a, b], means)), ['deny', 'permit'])
  const found = planDisposition(decision('permit', [redirect]), [a, b], {
    ...means,
    redirect: () => ['c@school.example'],
  })
  assert.deepEqual(
    found.recipients.map(({ redirectTo }) => redirectTo),
    [['c@school.example'], undefined],
  )
})

test('a second look is the sender’s own; an outsider’s is put before the recipient', () => {
  const look = decision('hold', [{ do: 'mail.hold', releasers: ['sender'], cites }])
  assert.equal(planDisposition(look, [a], means).holds[0]?.kind, 'sender')
  const inbound = planDisposition(look, [a], { ...means, direction: 'in' }).holds[0]
  assert.deepEqual([inbound?.kind, inbound?.releasers], ['people', ['recipient']])
})

test('what can be done alone and not together is done as far as it goes', () => {
  const both = [
    { do: 'mail.rewrite', stripLinks: true, essential: false },
    { do: 'mail.rewrite', disclaimer: 'one' },
    { do: 'mail.rewrite', disclaimer: 'two' },
    { do: 'mail.rewrite', split: true, recipients: [b] },
  ] as const
  const plan = planDisposition(decision('permit', both), [a, b], { ...means, canChange: (all) => !all.stripLinks })
  assert.deepEqual(
    plan.recipients.map(({ changes }) => changes),
    [
      { tags: [], disclaimer: 'one two' },
      { tags: [], disclaimer: 'one two', recipients: 'split' },
    ],
  )
  assert.deepEqual(plan.undone, ['mail.rewrite'])
})
