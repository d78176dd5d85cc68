import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { smallFiles, smallParts, writeSmallPack } from '../../test/small-pack.ts'
import { openPolicy, PackError } from '../open-policy.ts'
import { runScenarios } from './run-scenario.ts'

const { duties } = smallFiles
const procedures = `procedures:
  - id: two-look
    title: { en: Two look }
    cites: ['1.2']
    steps:
      - id: first
        title: { en: Look }
        who: [role:dsl]
        deadline: { schoolDays: 1 }
        onDeadline: refuse
        outcomes: { innocent: { to: second, reason: required }, refuse: { end: refused } }
      - id: second
        title: { en: Look again }
        who: [role:dsl, role:headteacher]
        distinctFrom: [first]
        outcomes: { release: { end: released }, refuse: { end: refused } }
`
const due = `  - { id: kept, kind: due, duty: mail-kept, line: mail, from: 2026-01-05T09:00:00Z, at: 2027-04-06T09:00:00Z, want: { due: 2027-04-07, state: waiting, dispose: delete, cites: ['1.1'] }, not: ['1.2'] }
  - { id: gone, kind: due, like: kept, but: { at: 2027-04-07T09:00:00Z }, want: { state: due } }
  - { id: answered, kind: due, duty: mail-kept, check: reply, from: 2026-11-06T15:00:00Z, at: 2026-11-20T15:00:00Z, done: 2026-11-10T15:00:00Z, want: { due: 2026-11-10T15:00:00Z, state: met, who: [recipient], cites: ['1.2'] } }
`
const walks = `  - id: both
    kind: journey
    procedure: two-look
    at: 2026-11-06T15:00:00Z
    walk:
      - { by: role:dsl, does: innocent, refused: matter.reason-missing }
      - { by: role:dsl, does: innocent, reason: read }
      - { by: role:dsl, does: release, refused: matter.not-distinct }
      - { by: role:headteacher, does: release }
    want: { end: released, cites: ['1.2'] }
    not: ['1.1']
  - { id: silence, kind: journey, procedure: two-look, at: 2026-11-06T15:00:00Z, walk: [{ wait: 2026-11-09T15:00:00Z }], want: { end: refused } }
  - { id: asked, kind: journey, procedure: two-look, at: 2026-11-06T15:00:00Z, want: { step: first, asked: [role:dsl], due: 2026-11-09T15:00:00Z } }
  - { id: elsewhere, kind: journey, test: a test of the server, cites: ['1.1'] }
`

function ran(t: TestContext, more: string, changes: { duties?: string; procedures?: string } = {}) {
  const scenarios = `${smallFiles.scenarios}${more}`
  const dir = writeSmallPack(t, { duties, procedures, scenarios, ...changes })
  const results = runScenarios(openPolicy(dir, smallParts)).filter(({ scenario }) => scenario.kind !== 'decide')
  return Object.fromEntries(results.map(({ scenario, faults }) => [scenario.id, faults]))
}

test('due scenarios and walks are run; a journey is run elsewhere', (t) => {
  assert.deepEqual(ran(t, due + walks), { kept: [], gone: [], answered: [], both: [], silence: [], asked: [] })
})

test('a figure, an end or a name that is another in the pack turns its scenario red', (t) => {
  const shifted = duties
    .replace('456', '457')
    .replace('weekdayHours: 48', 'hours: 48')
    .replace('recipient', 'role:office')
  const told = ran(t, due, { duties: shifted.replace('dispose: delete', 'dispose: review') })
  assert.deepEqual(told, {
    kept: ['due is 2027-04-08, not 2027-04-07', 'disposal is review, not delete'],
    gone: ['state is waiting, not due'],
    answered: [
      'state is late, not met',
      'due is 2026-11-08T15:00:00Z, not 2026-11-10T15:00:00Z',
      'who is role:office, not recipient',
    ],
  })
})

test('a walk that another procedure would take differently turns red', (t) => {
  const other = procedures
    .replace('schoolDays: 1', 'schoolDays: 2')
    .replace('        distinctFrom: [first]\n', '')
    .replace('who: [role:dsl]', 'who: [role:dsl, role:office]')
  const told = ran(t, walks, { procedures: other })
  assert.deepEqual(told.both, [
    'walk[2]: was not refused with matter.not-distinct',
    'walk[3]: refused: it ended with `released` (matter.ended)',
  ])
  assert.deepEqual(told.silence, [
    'walk[0]: refused: there is time left (matter.before-deadline)',
    'wanted end refused; waits in `first` until 2026-11-10T15:00:00Z',
  ])
  assert.deepEqual(told.asked, [
    'asked are role:dsl, role:office, not role:dsl',
    'due is 2026-11-10T15:00:00Z, not 2026-11-09T15:00:00Z',
  ])
})

const wrong: readonly [string, string, string | undefined][] = [
  ['duty: mail-kep, line: mail', 'no duty `mail-kep`', 'mail-kept'],
  ['duty: mail-kept, line: mial', 'no line `mial`', 'mail'],
  ['duty: mail-kept, check: rpely', 'no check `rpely`', 'reply'],
  ['duty: mail-kept', 'needs exactly one of `line`, `check`', undefined],
  ['duty: mail-kept, line: mail, check: reply', 'needs exactly one of `line`, `check`', undefined],
]
for (const [asked, message, nearest] of wrong) {
  test(`a due scenario that asks \`${asked}\` is told with its place`, (t) => {
    const line = `  - { id: x, kind: due, ${asked}, at: 2026-11-06T15:00:00Z, want: { state: due } }\n`
    const dir = writeSmallPack(t, { duties, procedures, scenarios: `${smallFiles.scenarios}${line}` })
    const policy = openPolicy(dir, smallParts)
    assert.throws(
      () => policy.scenarios(),
      (error) => {
        assert.ok(error instanceof PackError)
        const [problem] = error.problems
        assert.equal(problem?.message, message)
        assert.equal(problem.nearest, nearest)
        assert.equal(problem.line, smallFiles.scenarios.split('\n').length)
        return true
      },
    )
  })
}
