import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Window } from '../calendar/window.ts'
import { defineControl } from '../control.ts'
import { advise, deny, hold, notApplicable, permit } from '../finding.ts'
import { compilePolicy } from './compile.ts'
import { controlsOf, message, policyOf } from './test-cast.ts'

const weekdays: Window = { rules: [{ days: ['weekday'], open: [{ from: '07:30', to: '17:00' }] }], otherwise: 'open' }
const noWeekends: Window = { rules: [{ days: ['weekend'], open: [] }], otherwise: 'open' }
const base = { actions: ['mail.submit'] as const, needs: [], settings: {}, whenUnsure: () => notApplicable }

const sendHours = defineControl<'mail.submit', { window: Window }>({
  ...base,
  id: 'mail.send-hours',
  summary: { en: 'Holds mail outside hours.' },
  evaluate: ({ settings }) => hold({ key: 'mail.send-hours' }, { window: settings.window }),
})
const secondLook = defineControl({
  ...base,
  id: 'mail.second-look',
  summary: { en: 'Asks for a second look.' },
  evaluate: () =>
    hold(
      { key: 'second' },
      { releasers: ['sender'] },
      { obligations: [{ do: 'advise', text: 'look', essential: false }] },
    ),
})
const abuse = defineControl({
  ...base,
  id: 'mail.abuse',
  summary: { en: 'Holds abuse for two.' },
  evaluate: () => hold({ key: 'abuse' }, [{ releasers: ['sender'] }, {}]),
})
const tone = defineControl({
  ...base,
  id: 'mail.tone',
  summary: { en: 'Advises.' },
  evaluate: () => advise({ key: 'tone' }),
})
const never = defineControl({
  ...base,
  id: 'mail.never',
  summary: { en: 'Denies.' },
  evaluate: () => deny({ key: 'never' }),
})
const malware = defineControl({
  ...base,
  id: 'mail.malware',
  summary: { en: 'Denies malware.' },
  evaluate: () => deny({ key: 'malware' }, { absolute: true }),
})
const allowed = defineControl({
  ...base,
  id: 'mail.allowed',
  summary: { en: 'Permits.' },
  evaluate: () => permit({ key: 'ok' }),
})
const quiet = defineControl({
  ...base,
  id: 'mail.quiet',
  summary: { en: 'Holds quietly.' },
  evaluate: () => hold({ key: 'quiet' }, { releasers: ['role:dsl'] }, { silent: true }),
})
const opens = defineControl({
  ...base,
  actions: ['mail.open'],
  id: 'mail.opens',
  summary: { en: 'Permits opening.' },
  needs: ['authority.active'],
  evaluate: () => permit({ key: 'ok' }),
  whenUnsure: () => hold({ key: 'ask' }, { releasers: ['role:headteacher'] }),
})
const controls = controlsOf(sendHours, secondLook, abuse, tone, never, malware, allowed, quiet, opens)
const hours = [
  { id: 'weekday', control: 'mail.send-hours', settings: { window: weekdays } },
  { id: 'weekend', control: 'mail.send-hours', settings: { window: noWeekends } },
]

test('a Saturday evening waits until Monday morning and cites the weekend only', () => {
  const { context } = compilePolicy(policyOf(hours), controls).decide(message({ time: '2026-11-21T20:00:00Z' }), {})
  assert.equal(context.effect, 'hold')
  assert.deepEqual(context.citations, [{ clause: 'test.weekend', control: 'mail.send-hours', version: '2026-09-01' }])
  assert.deepEqual(context.obligations, [
    { do: 'mail.hold', until: '2026-11-23T07:30:00Z', releasers: ['sender'], cites: ['test.weekend'] },
  ])
  assert.deepEqual(context.recipients, [])
  assert.match(context.reason.en, /^Held until Monday 23 November 07:30: /)
})

test('in summer time 07:15 by the wall clock waits a quarter of an hour', () => {
  const { context } = compilePolicy(policyOf(hours), controls).decide(message({ time: '2027-06-09T06:15:00Z' }), {})
  assert.deepEqual(context.obligations[0], {
    do: 'mail.hold',
    until: '2027-06-09T06:30:00Z',
    releasers: ['sender'],
    cites: ['test.weekday'],
  })
})

test('an open window is not heard of; 17:00 is open and a second later is not', () => {
  const policy = compilePolicy(policyOf(hours), controls)
  assert.deepEqual(policy.decide(message({ time: '2026-11-18T17:00:00Z' }), {}).context.citations, [])
  assert.equal(policy.decide(message({ time: '2026-11-18T17:00:01Z' }), {}).context.effect, 'hold')
})

test('urgency lifts waits for a time, and no others', () => {
  const policy = compilePolicy(policyOf([...hours, { id: 'look', control: 'mail.second-look' }]), controls)
  const { context } = policy.decide(message({ time: '2026-11-21T20:00:00Z', urgent: { reason: 'Boiler' } }), {})
  assert.deepEqual(context.lifted, [
    { clause: 'test.weekend', control: 'mail.send-hours', effect: 'hold', by: 'urgent' },
  ])
  assert.deepEqual(
    context.citations.map((c) => c.clause),
    ['test.look'],
  )
})

test('confirming does the second look and leaves the releaser, and the advice', () => {
  const policy = compilePolicy(
    policyOf([
      { id: 'look', control: 'mail.second-look' },
      { id: 'abuse', control: 'mail.abuse' },
    ]),
    controls,
  )
  const { context } = policy.decide(message({ confirmed: true }), {})
  assert.deepEqual(context.obligations, [
    { do: 'advise', text: 'look', essential: false, cites: ['test.look'] },
    {
      do: 'mail.hold',
      releasers: ['line-manager-of:sender'],
      deadline: '2026-11-20T10:15:00Z',
      deputies: ['role:senior-leader'],
      onDeadline: 'refuse',
      cites: ['test.abuse'],
    },
  ])
  assert.deepEqual(
    context.lifted.map((l) => [l.clause, l.by]),
    [
      ['test.look', 'confirmed'],
      ['test.abuse', 'confirmed'],
    ],
  )
})

test('a watching binding changes nothing and is listed', () => {
  const policy = compilePolicy(
    policyOf([
      { id: 'a', control: 'mail.never', mode: 'watch' },
      { id: 'b', control: 'mail.never', liveFrom: '2026-11-19' },
    ]),
    controls,
  )
  const { context } = policy.decide(message(), {})
  assert.equal(context.effect, 'permit')
  assert.deepEqual(
    context.watched.map((w) => [w.clause, w.effect]),
    [
      ['test.a', 'deny'],
      ['test.b', 'deny'],
    ],
  )
  assert.equal(policy.decide(message({ time: '2026-11-19T10:15:00Z' }), {}).context.effect, 'deny')
})

test('a permit lifts the bindings its binding names', () => {
  const policy = compilePolicy(
    policyOf([
      { id: 'a', control: 'mail.never' },
      { id: 'b', control: 'mail.allowed', lifts: ['a'] },
    ]),
    controls,
  )
  const { context } = policy.decide(message(), {})
  assert.equal(context.effect, 'permit')
  assert.deepEqual(
    context.citations.map((c) => c.clause),
    ['test.b'],
  )
  assert.deepEqual(
    context.lifted.map((l) => [l.clause, l.by]),
    [['test.a', 'permission']],
  )
})

test('the safe lane carries everything but malware, recipient by recipient', () => {
  const to = [
    { address: 'DSL@school.example', roles: ['dsl' as const] },
    { address: 'jones@school.example', roles: ['teacher' as const] },
  ]
  const { context } = compilePolicy(policyOf([{ id: 'a', control: 'mail.never' }]), controls).decide(
    message({ to }),
    {},
  )
  assert.equal(context.effect, 'deny')
  assert.deepEqual(context.recipients, [
    { address: 'dsl@school.example', effect: 'permit', citations: [] },
    { address: 'jones@school.example', effect: 'deny', citations: ['test.a'] },
  ])
  const pupil = message({ roles: ['pupil'] })
  assert.equal(
    compilePolicy(policyOf([{ id: 'a', control: 'mail.never' }]), controls).decide(pupil, {}).context.effect,
    'permit',
  )
  assert.equal(
    compilePolicy(policyOf([{ id: 'a', control: 'mail.malware' }]), controls).decide(pupil, {}).context.effect,
    'deny',
  )
})

test('what is silent is recorded and not told', () => {
  const { decision, told } = compilePolicy(policyOf([{ id: 'a', control: 'mail.quiet' }]), controls).judge(
    message(),
    {},
  )
  assert.equal(decision.context.effect, 'hold')
  assert.deepEqual(
    decision.context.citations.map((c) => c.silent),
    [true],
  )
  assert.equal(told.context.effect, 'permit')
  assert.deepEqual([told.context.citations, told.context.obligations], [[], []])
  assert.equal(decision.context.reason.en, told.context.reason.en)
  assert.doesNotMatch(decision.context.reason.en, /safeguarding/)
})

test('another person’s mailbox opens only where something permits it; without the fact the head is asked', () => {
  const request = {
    subject: { type: 'person' as const, id: 'okafor', properties: { roles: ['headteacher' as const] } },
    action: { name: 'mail.open' as const },
    resource: { type: 'mailbox', properties: { owner: 'ahmed', purpose: 'crime' as const } },
    context: { time: '2026-11-18T10:15:00Z' },
  }
  assert.equal(compilePolicy(policyOf([]), controls).decide(request, {}).context.effect, 'deny')
  const policy = compilePolicy(policyOf([{ id: 'a', control: 'mail.opens' }]), controls)
  assert.equal(policy.decide(request, {}).context.effect, 'hold')
  assert.equal(policy.decide(request, { 'authority.active': null }).context.effect, 'permit')
  const own = { ...request, resource: { type: 'mailbox', properties: { owner: 'okafor', purpose: 'crime' as const } } }
  assert.equal(compilePolicy(policyOf([]), controls).decide(own, {}).context.effect, 'permit')
})

test('a binding that names what does not exist is refused with the nearest word', () => {
  assert.throws(() => compilePolicy(policyOf([{ id: 'a', control: 'mail.send-huors' }]), controls), {
    name: 'PolicyError',
    message: 'binding `a`: control `mail.send-huors` is not known, did you mean `mail.send-hours`',
  })
})
