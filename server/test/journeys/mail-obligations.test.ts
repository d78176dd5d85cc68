import assert from 'node:assert/strict'
import test from 'node:test'
import { bounce } from '../../src/modules/mail/deliver-results.ts'
import { contextIn } from '../../src/modules/mail/index.ts'
import { openSchool } from './open-gateway.ts'

const wednesday = '2026-11-18T10:15:00Z'

test('what a child writes to a teacher’s private address reaches the teacher at the school', async (t) => {
  const school = await openSchool(t, { at: wednesday })
  const ahmed = (await school.people.directory(school.schoolId)).personByLogin('ahmed') ?? assert.fail('nobody')
  await school.database.inSchool(school.schoolId, async (tx) => {
    await tx
      .insertInto('people.address')
      .values({
        school_id: school.schoolId,
        address: 'bilal@home.example',
        person_id: ahmed.id,
        kind: 'private',
        position: 1,
      })
      .execute()
    await school.people.touch(tx, school.schoolId)
  })
  const sent = await school.as('mia').sends({ to: 'bilal@home.example', subjectLine: 'Homework' })
  assert.match(sent.said, /^250/)
  assert.deepEqual(
    (await school.left()).map(({ recipients }) => recipients),
    [['ahmed@school.example']],
  )
  assert.deepEqual(await school.states(sent.id), ['redirected', 'delivered'])
})

test('what is redirected in silence and comes back is not told to its sender, who would read where it went', async (t) => {
  for (const silent of [true, false]) {
    const obliged = [{ do: 'mail.redirect', to: 'person:brennan', silent }] as const
    const school = await openSchool(t, { at: wednesday, obliged })
    const sent = await school.as('ahmed').sends({ to: 'jones' })
    assert.deepEqual((await school.left())[0]?.recipients, ['brennan@school.example'])
    await school.database.inSchool(school.schoolId, async (tx) =>
      bounce(tx, await contextIn(tx, school.parts, school.schoolId), sent.id, [
        { position: 1, fate: 'failed', said: '550 5.1.1 nobody here' },
      ]),
    )
    const told = await school.noticesTo('ahmed')
    assert.equal(told.filter(({ text }) => text.includes('brennan@school.example')).length, silent ? 0 : 1)
  }
})

test('mail between a teacher and a pupil is kept in the archive', async (t) => {
  const school = await openSchool(t, { at: wednesday })
  const sent = await school.as('mia').sends({ to: 'ahmed', subjectLine: 'Homework' })
  assert.match(sent.said, /^250/)
  await school.left()
  const kept = await school.database.inSchool(school.schoolId, (tx) =>
    tx.selectFrom('archive.item').select('class').execute(),
  )
  assert.deepEqual(
    kept.map((item) => item.class),
    ['mail-with-pupils'],
  )
})

test('grooming is held for the safeguarding lead, and its sender learns nothing of it', async (t) => {
  // In break, so that nothing else speaks to it.
  const school = await openSchool(t, { at: '2026-11-18T10:45:00Z' })
  const sent = await school.as('ahmed').sends({
    to: 'mia',
    subjectLine: 'For information',
    text: 'Mia, you are so mature for your age. Do not tell your parents about our messages, this is our little secret.',
  })
  assert.match(sent.said, /^250/)
  assert.deepEqual(await school.left(), [])
  const told = await school.noticesTo('ahmed')
  assert.equal(
    told.some(({ subjectLine, text }) => /Held|Not sent/.test(subjectLine) || /safeguarding|grooming/i.test(text)),
    false,
    JSON.stringify(told),
  )
  assert.ok((await school.noticesTo('dsl')).length > 0)
})

test('one bad message in a burst does not stop the others', async (t) => {
  const school = await openSchool(t, { at: wednesday })
  const sent = await Promise.all(
    Array.from({ length: 12 }, (_, index) =>
      school.as('ahmed').sends({
        to: index === 5 ? 'mia' : 'jones',
        subjectLine: `Number ${index}`,
        text: index === 5 ? 'You are an idiot, Mia. You stupid fool.' : 'For information.',
      }),
    ),
  )
  assert.deepEqual(
    sent.map(({ said }) => said.slice(0, 3)),
    sent.map((_, index) => (index === 5 ? '550' : '250')),
  )
  assert.equal((await school.left()).length, 11)
})
