import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openModulesOfSchool } from '../../../test/journeys/open-school.ts'
import { saveCalendar } from './write-calendar.ts'

test('a pack’s calendar comes back from the tables as it went in', async (t) => {
  const school = await openModulesOfSchool(t, { at: '2026-11-18T10:15:00Z' })
  const { calendar } = await school.calendar.snapshot(school.schoolId)
  const given = school.governance.shelf.pack('all-saints').version.school.calendar
  assert.deepEqual(calendar, {
    ...given,
    holidays: given.holidays,
    inset: [...given.inset].sort(),
    bankHolidays: [...given.bankHolidays].sort((a, b) => (a.on < b.on ? -1 : 1)),
  })
})

test('the timetable knows who teaches whom in a lesson, and nobody outside one', async (t) => {
  const school = await openModulesOfSchool(t, { at: '2026-11-18T10:15:00Z' })
  const snapshot = await school.calendar.snapshot(school.schoolId)
  const mia = school.id('mia')
  const at = (instant: string) => snapshot.lessonOf([mia], Temporal.Instant.from(instant))[mia]
  const teacher = at('2026-11-18T10:15:00Z') ?? assert.fail('no lesson 2 on Wednesday')
  assert.equal(snapshot.isTeaching(teacher, Temporal.Instant.from('2026-11-18T10:15:00Z')), true)
  assert.equal(at('2026-11-18T10:40:00Z'), null, 'break begins when lesson 2 ends')
  assert.notEqual(at('2026-11-18T10:39:59Z'), null)
  assert.equal(at('2026-11-21T10:15:00Z'), null, 'Saturday')
  assert.equal(at('2026-10-28T10:15:00Z'), null, 'half-term')
  assert.equal(at('2026-09-01T09:15:00Z'), null, 'INSET')
  // Lesson 2 is from 09:45 by the school's clock: in June that is 08:45 UTC.
  assert.notEqual(at('2026-06-17T08:50:00Z'), null)
  assert.equal(snapshot.isTeaching(school.id('office'), Temporal.Instant.from('2026-11-18T10:15:00Z')), false)
})

test('nobody teaches in two rooms at once', async (t) => {
  const school = await openModulesOfSchool(t, { at: '2026-11-18T10:15:00Z' })
  const lessons = await school.database.inSchool(school.schoolId, (tx) =>
    tx.selectFrom('calendar.lesson').selectAll().execute(),
  )
  const slots = lessons.map(({ teacher_id, weekday, bell_name }) => `${teacher_id} ${weekday} ${bell_name}`)
  assert.equal(new Set(slots).size, slots.length)
})

test('a changed calendar is another stamp, for decisions too', async (t) => {
  const school = await openModulesOfSchool(t, { at: '2026-11-18T10:15:00Z' })
  const { schoolId, database } = school
  const before = await school.governance.policyInForce(schoolId)
  const { calendar } = await school.calendar.snapshot(schoolId)
  await database.inSchool(schoolId, (tx) =>
    saveCalendar(tx, schoolId, { ...calendar, inset: [...calendar.inset, '2026-11-18'] }),
  )
  const after = await database.inSchool(schoolId, (tx) => school.governance.policyInForceIn(tx, schoolId))
  assert.notEqual(after.epoch, before.epoch)
  assert.ok(after.version.school.calendar.inset.includes('2026-11-18'))
})
