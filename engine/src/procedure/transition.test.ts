import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { calendar } from '../decide/test-cast.ts'
import type { Matter, MatterEvent, People, Transition } from './matter.ts'
import { mailHeld, type Procedure, procedureProblems, type Step } from './procedure.ts'
import { termsOfHold } from './terms-of-hold.ts'
import { openMatter, type Setting, transition } from './transition.ts'
import { mayAct, releasersOf } from './who-may-act.ts'

const at = '2026-11-18T10:15:00Z'
const people: People = {
  'line-manager-of:sender': ['okafor'],
  'role:senior-leader': ['okafor', 'price', 'ahmed'],
  'role:headteacher': ['okafor'],
}
const setting: Setting = { procedure: mailHeld, people, calendar }
const held = { id: 'm1', at, sender: 'ahmed', about: ['ahmed'] }

function go(from: Matter, ...events: readonly MatterEvent[]): Matter {
  return events.reduce((matter, event) => {
    const next = transition(setting, matter, event)
    assert.ok(next.ok, next.ok ? '' : next.refusal.code)
    return next.matter
  }, from)
}

function refusal(next: Transition): string {
  assert.ok(!next.ok, 'it was taken')
  return next.refusal.code
}

const release = { kind: 'act', at, by: 'okafor', outcome: 'release', reason: 'Agreed' } as const

test('a line manager releases a held message once, with a reason', () => {
  const { matter, effects } = openMatter(setting, held)
  assert.deepEqual(effects, [
    { do: 'ask', step: 'decide', people: ['okafor'], deadlineAt: '2026-11-20T10:15:00Z' },
    { do: 'wake', at: '2026-11-20T10:15:00Z' },
  ])
  assert.equal(refusal(transition(setting, matter, { ...release, reason: ' ' })), 'matter.reason-missing')
  const released = go(matter, release)
  assert.deepEqual(released.state, { kind: 'ended', end: 'released', outcome: 'release', step: 'decide', at })
  assert.equal(refusal(transition(setting, released, { ...release, outcome: 'refuse' })), 'matter.ended')
})

test('the sender does not release their own mail, not even as a senior leader', () => {
  const { matter } = openMatter(setting, held)
  assert.equal(refusal(transition(setting, matter, { ...release, by: 'ahmed' })), 'matter.about-you')
  const passed = go(matter, { kind: 'escalate', at, by: 'okafor' })
  assert.deepEqual(mayAct(mailHeld, passed, people), ['okafor', 'price'])
  assert.equal(refusal(transition(setting, passed, { ...release, by: 'ahmed' })), 'matter.about-you')
})

test('a second look is the sender’s own', () => {
  const terms = termsOfHold({ do: 'mail.hold', releasers: ['sender'] })
  const { matter, effects } = openMatter(setting, { ...held, terms })
  assert.deepEqual(effects, [{ do: 'ask', step: 'decide', people: ['ahmed'], deadlineAt: null }])
  assert.equal(refusal(transition(setting, matter, release)), 'matter.not-yours')
  assert.equal(go(matter, { ...release, by: 'ahmed' }).state.kind, 'ended')
})

test('a hold until a time delivers when it comes, and nobody can choose that', () => {
  const terms = termsOfHold({ do: 'mail.hold', until: '2026-11-23T07:30:00Z', releasers: ['sender'] })
  const { matter } = openMatter(setting, { ...held, terms })
  assert.equal(
    refusal(transition(setting, matter, { ...release, by: 'ahmed', outcome: 'deliver' })),
    'matter.unknown-outcome',
  )
  assert.equal(
    refusal(transition(setting, matter, { kind: 'deadline', at: '2026-11-23T07:29:59Z' })),
    'matter.before-deadline',
  )
  const ended = go(matter, { kind: 'deadline', at: '2026-11-23T07:30:00Z' })
  assert.equal(ended.state.kind === 'ended' && ended.state.end, 'delivered')
})

test('without an answer it is refused, and a late answer does not count', () => {
  const { matter } = openMatter(setting, held)
  const late = '2026-11-20T10:15:00Z'
  assert.equal(refusal(transition(setting, matter, { ...release, at: late })), 'matter.past-deadline')
  const ended = go(matter, { kind: 'deadline', at: late })
  assert.equal(ended.state.kind === 'ended' && ended.state.end, 'refused')
})

test('an escalated matter has the deputies’ time and is then refused', () => {
  const { matter } = openMatter(setting, { ...held, terms: { onDeadline: 'escalate' } })
  const first = go(matter, { kind: 'deadline', at: '2026-11-20T10:15:00Z' })
  assert.equal(first.state.kind === 'open' && first.state.deadlineAt, '2026-11-24T10:15:00Z')
  const second = go(first, { kind: 'deadline', at: '2026-11-24T10:15:00Z' })
  assert.equal(second.state.kind === 'ended' && second.state.end, 'refused')
})

test('where nobody can act the deputies are asked at once', () => {
  const alone = { ...setting, people: { 'role:senior-leader': ['price'] } }
  const { matter, effects } = openMatter(alone, held)
  assert.deepEqual(effects[0], { do: 'ask', step: 'decide', people: ['price'], deadlineAt: '2026-11-20T10:15:00Z' })
  assert.deepEqual(
    matter.history.map((h) => h.kind),
    ['opened', 'deputised'],
  )
  assert.deepEqual(releasersOf(mailHeld, matter), ['line-manager-of:sender', 'role:senior-leader'])
})

test('coming back to the first step takes the step’s own time, not the opener’s instant', () => {
  const [decide] = mailHeld.steps
  assert.ok(decide)
  const steps: Step[] = [
    { ...decide, outcomes: { ask: { to: 'rewrite' }, refuse: { end: 'refused' } } },
    { id: 'rewrite', title: { en: 'Rewrite it' }, who: ['sender'], outcomes: { done: { to: 'decide' } } },
  ]
  const own: Setting = { ...setting, procedure: { ...mailHeld, steps } }
  const { matter } = openMatter(own, { ...held, terms: { deadlineAt: '2026-11-18T12:00:00Z' } })
  const asked = transition(own, matter, { kind: 'act', at, by: 'okafor', outcome: 'ask' })
  assert.ok(asked.ok && asked.matter.state.kind === 'open' && asked.matter.state.deadlineAt === null)
  const later = '2026-11-18T15:00:00Z'
  const back = transition(own, asked.matter, { kind: 'act', at: later, by: 'ahmed', outcome: 'done' })
  assert.ok(back.ok && back.matter.state.kind === 'open')
  assert.equal(back.matter.state.deadlineAt, '2026-11-20T15:00:00Z')
})

test('the sender takes it back', () => {
  const { matter } = openMatter(setting, held)
  assert.equal(refusal(transition(setting, matter, { kind: 'withdraw', at, by: 'okafor' })), 'matter.not-yours')
  const ended = go(matter, { kind: 'withdraw', at, by: 'ahmed' })
  assert.equal(ended.state.kind === 'ended' && ended.state.end, 'withdrawn')
})

const ids = ['ahmed', 'okafor', 'price', 'jones']
const whos = ['sender', 'line-manager-of:sender', 'role:senior-leader', 'role:headteacher'] as const
const end = (name: string) => ({ end: name })

/** Procedures of up to three steps in a row, each with a deadline; later ones may ask for somebody else than the first. */
const procedures: fc.Arbitrary<Procedure> = fc
  .array(
    fc.record({
      who: fc.uniqueArray(fc.constantFrom(...whos), { minLength: 1 }),
      deputies: fc.uniqueArray(fc.constantFrom(...whos)),
      onDeadline: fc.constantFrom('refuse', 'escalate'),
      schoolDays: fc.integer({ min: 1, max: 3 }),
      distinct: fc.boolean(),
      evidence: fc.constantFrom([], ['form']),
    }),
    { minLength: 1, maxLength: 3, size: 'max' },
  )
  .map((drafts) => ({
    id: 'any',
    title: { en: 'Any' },
    steps: drafts.map(
      ({ distinct, schoolDays, ...draft }, i): Step => ({
        ...draft,
        id: `s${i}`,
        title: { en: `Step ${i}` },
        deadline: { schoolDays },
        onDeadline: draft.deputies.length > 0 ? draft.onDeadline : 'refuse',
        distinctFrom: distinct ? Array.from({ length: i }, (_, j) => `s${j}`) : [],
        outcomes: {
          agree: i + 1 < drafts.length ? { to: `s${i + 1}` } : end('agreed'),
          refuse: { ...end('refused'), evidence: [] },
        },
      }),
    ),
  }))

const cast: fc.Arbitrary<People> = fc.record({
  'line-manager-of:sender': fc.subarray(ids),
  'role:senior-leader': fc.subarray(ids),
  'role:headteacher': fc.subarray(ids),
})

const often = <T>(usual: T, ...others: readonly T[]) => fc.constantFrom(usual, usual, usual, usual, ...others)

const events = fc.array(
  fc.record({
    kind: fc.constantFrom('act', 'act', 'act', 'act', 'act', 'act', 'deadline', 'deputise', 'escalate', 'withdraw'),
    hours: often(0, 1, 5, 24, 120),
    by: fc.constantFrom(...ids),
    outcome: often('agree', 'refuse', 'nonsense'),
    evidence: often(['form'], []),
  }),
  { maxLength: 25, size: 'max' },
)

test('whatever happens: one deciding outcome, nobody decides their own, distinct people stay distinct, the clock ends it', () => {
  fc.assert(
    fc.property(procedures, cast, events, fc.subarray(ids, { maxLength: 2 }), (procedure, people, draws, about) => {
      assert.deepEqual(procedureProblems(procedure), [])
      const setting: Setting = { procedure, people, calendar }
      let { matter } = openMatter(setting, { id: 'm', at, sender: 'ahmed', about })
      let now = Temporal.Instant.from(at)
      let ends = 0
      const apply = (event: MatterEvent) => {
        const before = matter
        const next = transition(setting, before, event)
        assert.deepEqual(next, transition(setting, before, event))
        if (!next.ok) return
        assert.equal(before.state.kind, 'open', 'nothing happens after the end')
        assert.deepEqual(next.matter.history.slice(0, before.history.length), before.history)
        assert.ok(next.matter.history.length > before.history.length)
        const due = before.state.kind === 'open' ? before.state.deadlineAt : null
        const isLate =
          due !== null && Temporal.Instant.compare(Temporal.Instant.from(event.at), Temporal.Instant.from(due)) >= 0
        if (event.kind === 'act') assert.ok(!isLate, 'nothing is let through late')
        if (event.kind === 'withdraw') assert.equal(event.by, 'ahmed', 'only the sender takes it back')
        ends += next.effects.filter((e) => e.do === 'end').length
        matter = next.matter
      }
      for (const { hours, ...draw } of draws) {
        now = now.add({ hours })
        apply({ ...draw, at: now.toString(), reason: 'because' } as MatterEvent)
      }
      for (let rings = 0; matter.state.kind === 'open' && rings < 10; rings++) {
        assert.ok(matter.state.deadlineAt, 'an open matter has a clock')
        const due = Temporal.Instant.from(matter.state.deadlineAt)
        now = Temporal.Instant.compare(due, now) > 0 ? due : now
        apply({ kind: 'deadline', at: now.toString() })
      }
      assert.equal(matter.state.kind, 'ended', 'the clock ends it')
      assert.equal(ends, 1)
      const acted = matter.history.filter((h) => h.kind === 'acted')
      for (const { by, step } of acted) {
        const { who, deputies = [], distinctFrom = [] } = procedure.steps.find((s) => s.id === step) ?? assert.fail()
        if (by === 'ahmed') assert.ok([...who, ...deputies].includes('sender'), 'nobody releases their own')
        else assert.ok(!about.includes(by), 'nobody decides about themselves')
        assert.ok(!acted.some((h) => distinctFrom.includes(h.step) && h.by === by), 'different people')
      }
      const isAgreed = matter.state.kind === 'ended' && matter.state.end === 'agreed'
      if (isAgreed) assert.equal(acted.length, procedure.steps.length, 'every step was acted on by a person')
    }),
    { numRuns: 500, seed: 20261120 },
  )
})

test('a procedure that could not run says where', () => {
  const broken: Procedure = {
    id: 'broken',
    title: { en: 'Broken' },
    steps: [
      {
        id: 'a',
        title: { en: 'A' },
        who: [],
        deadline: { hours: 1 },
        outcomes: { on: { to: 'x' }, both: { to: 'a', end: 'e' } },
      },
      { id: 'b', title: { en: 'B' }, who: ['sender'], onDeadline: 'escalate', outcomes: {} },
    ],
  }
  assert.deepEqual(
    procedureProblems(broken).map((p) => `${p.step} ${p.member}`),
    ['a who', 'a outcomes.on.to', 'a outcomes.both', 'a onDeadline', 'b id', 'b outcomes', 'b deputies'],
  )
  assert.deepEqual(procedureProblems(mailHeld), [])
})
