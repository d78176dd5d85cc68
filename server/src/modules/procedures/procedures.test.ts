import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openModulesOfSchool, type TestSchool } from '../../../test/journeys/open-school.ts'
import type { OpenMatter } from './door.ts'

const wednesday = '2026-11-18T10:15:00Z'

/** A matter of Mr Ahmed's that his line manager decides within two school days. */
function open(school: TestSchool, more: Partial<OpenMatter> = {}) {
  const { schoolId } = school
  const at = school.clock.now()
  return school.database.inSchool(schoolId, (tx) =>
    school.procedures.openMatter(tx, {
      schoolId,
      procedure: 'outside-authorisation',
      at,
      sender: school.id('ahmed'),
      about: [],
      releasers: ['line-manager-of:sender'],
      deputies: ['role:senior-leader'],
      deadline: Temporal.Instant.from('2026-11-20T10:15:00Z'),
      onDeadline: 'refuse',
      refs: { thing: 'one' },
      cites: ['all-saints.6.2.email.6'],
      ...more,
    }),
  )
}

function act(school: TestSchool, matterId: string, by: string, outcome: string, reason = 'seen') {
  const { schoolId } = school
  return school.database.inSchool(schoolId, (tx) =>
    school.procedures.act(tx, { schoolId, matterId, at: school.clock.now(), by: school.id(by), outcome, reason }),
  )
}

test('the line manager decides, the sender and others do not, and only once', async (t) => {
  const school = await openModulesOfSchool(t, { at: wednesday })
  const ends: string[] = []
  school.procedures.onOutcome('outside-authorisation', async (_tx, { outcome, by }) => {
    ends.push(`${outcome} by ${by === school.id('brennan') ? 'brennan' : by}`)
  })
  const matter = await open(school)
  assert.deepEqual(matter.mayAct, [school.id('brennan')])
  for (const other of ['ahmed', 'jones', 'okafor'])
    assert.equal((await act(school, matter.id, other, 'release')).ok, false, other)
  assert.equal((await act(school, matter.id, 'brennan', 'release')).ok, true)
  const again = await act(school, matter.id, 'brennan', 'refuse')
  assert.deepEqual([again.ok, again.ok ? '' : again.code], [false, 'matter.ended'])
  assert.deepEqual(ends, ['release by brennan'])
  assert.deepEqual(await school.kinds('matter', matter.id), ['matter.opened', 'matter.ended'])
})

test('what waits for somebody is found for them, and nobody decides about themselves', async (t) => {
  const school = await openModulesOfSchool(t, { at: wednesday })
  const { schoolId, database, procedures } = school
  const waiting = async (login: string) =>
    (await database.inSchool(schoolId, (tx) => procedures.waitingFor(tx, schoolId, school.id(login)))).length
  await open(school)
  const aboutHim = await open(school, { about: [school.id('brennan')], refs: { thing: 'two' } })
  assert.equal(await waiting('brennan'), 1)
  assert.equal(await waiting('ahmed'), 0)
  // The line manager is barred, so the deputies are asked at once.
  assert.equal(aboutHim.turn, 'deputies')
  assert.ok(!aboutHim.mayAct.includes(school.id('brennan')))
  assert.equal(await waiting('okafor'), 1)
})

test('the clock ends what nobody decided, failing closed, after the process was gone', async (t) => {
  const school = await openModulesOfSchool(t, { at: wednesday })
  const { schoolId, database, procedures, clock, jobs } = school
  const outcomes: (string | null)[] = []
  procedures.onOutcome('outside-authorisation', async (_tx, { outcome, by }) => void outcomes.push(outcome, by))
  const matter = await open(school)
  await jobs.runDue(Temporal.Instant.from('2026-11-20T10:14:59Z'))
  assert.deepEqual(outcomes, [])
  clock.set('2026-11-20T10:15:00Z')
  await jobs.runDue(clock.now())
  assert.deepEqual(outcomes, ['refuse', null])
  const ended = await database.inSchool(schoolId, (tx) => procedures.matter(tx, schoolId, matter.id))
  assert.equal(ended?.state, 'ended')
  assert.equal((await act(school, matter.id, 'brennan', 'release')).ok, false)
})

test('an escalated matter goes to the deputies for as long again', async (t) => {
  const school = await openModulesOfSchool(t, { at: wednesday })
  const asked: (readonly string[])[] = []
  school.procedures.onAsked('outside-authorisation', async (_tx, { people }) => void asked.push(people))
  const matter = await open(school, { onDeadline: 'escalate' })
  school.clock.set('2026-11-20T10:15:00Z')
  await school.jobs.runDue(school.clock.now())
  const { schoolId } = school
  const now = await school.database.inSchool(schoolId, (tx) => school.procedures.matter(tx, schoolId, matter.id))
  assert.equal(now?.turn, 'deputies')
  assert.ok(now?.mayAct.includes(school.id('okafor')))
  assert.equal(asked.length, 2)
  assert.equal((await act(school, matter.id, 'okafor', 'release')).ok, true)
})

test('when what the owner writes fails, the matter has not moved', async (t) => {
  const school = await openModulesOfSchool(t, { at: wednesday })
  const given = new Error('the owner gave up')
  school.procedures.onOutcome('outside-authorisation', () => Promise.reject(given))
  const matter = await open(school)
  await assert.rejects(act(school, matter.id, 'brennan', 'release'), given)
  const { schoolId } = school
  const now = await school.database.inSchool(schoolId, (tx) => school.procedures.byRef(tx, schoolId, 'thing', 'one'))
  assert.deepEqual(
    now.map(({ state }) => state),
    ['open'],
  )
  assert.deepEqual(await school.kinds('matter', matter.id), ['matter.opened'])
})
