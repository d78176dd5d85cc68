import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { agreeBeforehand } from '../../src/demo/agree-beforehand.ts'
import { dayOfMail } from '../../src/demo/day-of-mail.ts'
import { replayDay } from '../../src/demo/replay.ts'
import { openSchool } from './open-gateway.ts'

test('the demo’s day goes through the gateway once, whatever stops it, and shows what the policy does', async (t) => {
  const school = await openSchool(t, { at: '2026-11-18T10:15:00Z' })
  const { schoolId, database, relayPort } = school
  const dataDirectory = mkdtempSync(join(tmpdir(), 'beadle-day-'))
  t.after(() => rmSync(dataDirectory, { recursive: true, force: true }))

  await agreeBeforehand(school.parts, schoolId)

  // Stopped after five, started again, then started once more.
  const stop = new AbortController()
  const first = await replayDay({
    schoolId,
    port: relayPort,
    dataDirectory,
    signal: stop.signal,
    onProgress: (done) => void (done === 5 && stop.abort()),
  })
  assert.equal(first.sent + first.refused, 5)
  const second = await replayDay({ schoolId, port: relayPort, dataDirectory })
  assert.deepEqual([second.alreadyThere, second.sent + second.refused], [5, dayOfMail.length - 5])
  assert.equal((await replayDay({ schoolId, port: relayPort, dataDirectory })).sent, 0)

  const records = await database.inSchool(schoolId, (tx) =>
    tx.selectFrom('decisions.record').select(['id', 'effect', 'action']).execute(),
  )
  assert.equal(records.length, dayOfMail.length)
  const count = (effect: string) => records.filter((record) => record.effect === effect).length
  assert.ok(count('permit') >= 18, `${count('permit')} went`)
  assert.ok(count('hold') >= 10, `${count('hold')} waited`)
  assert.ok(count('deny') >= 2, `${count('deny')} did not go`)

  const cited = await database.inSchool(schoolId, (tx) =>
    tx.selectFrom('decisions.cited').select('clause').distinct().execute(),
  )
  const clauses = new Set(cited.map(({ clause }) => clause.slice('all-saints.'.length)))
  for (const clause of [
    '3.1.8',
    '3.1.10',
    '2.professional.2',
    '3.2.staff.10',
    '3.2.staff.12',
    '3.2.pupils.8',
    '6.2.email.3',
    '6.2.email.4',
    '6.2.email.6',
    '3.2.chain.1',
    '3.2.spam.1',
    '3.2.parent-to-staff.2',
    '2.smooth.7',
    '8.5.7',
    '8.5.9',
  ]) {
    assert.ok(clauses.has(clause), `nothing of the day shows ${clause}`)
  }

  // Ten wait and more, but a reviewer's day is not overspent: most wait for their own sender.
  const { spent: put } = await database.inSchool(schoolId, (tx) => school.reviewBudget(tx, schoolId))
  const { people } = await school.people.directory(schoolId)
  assert.ok(put > 3 && put < (people.length * 5) / 1000, `${put} of ${people.length} people's`)

  // What a child writes to the safeguarding lead, and what she writes to the authority, never waits.
  const left = (await school.left()).map(({ message }) =>
    /^Subject: (.*)$/m.exec(message.toString('latin1'))?.[1]?.trim(),
  )
  for (const subject of ['please help', 'Restricted: chronology', 'Strategy meeting', 'Concern about a pupil'])
    assert.ok(left.includes(subject), subject)
  assert.ok(!left.includes('For information: fire drill on Wednesday'))
})
