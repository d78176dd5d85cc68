import assert from 'node:assert/strict'
import test from 'node:test'
import { openSchool } from './open-gateway.ts'

const wednesday = '2026-11-18T10:15:00Z'
const forged = 'Authentication-Results: mx.provider.example; spf=fail; dmarc=fail header.from=school.example'

test('what the provider in front found forged is nobody’s of ours, and goes nowhere but to us', async (t) => {
  const school = await openSchool(t, { at: wednesday })
  const fields = (from: string) => (sending: object) => ({
    ...sending,
    raw: Buffer.from([forged, `From: ${from}`, 'Subject: Minutes', '', 'Please find them below.', ''].join('\r\n')),
  })
  const asHead = fields('okafor@school.example')
  const inside = await school.receives('okafor@school.example', { to: 'jones', ...asHead({}) })
  assert.match(inside.said, /^250/)
  const rows = await school.database.inSchool(school.schoolId, (tx) =>
    tx.selectFrom('mail.message').select(['direction', 'sender_id']).where('id', '=', inside.id).execute(),
  )
  assert.deepEqual(rows, [{ direction: 'in', sender_id: null }])
  const outside = await school.receives('okafor@school.example', { to: 'visits@museum.example', ...asHead({}) })
  assert.match(outside.said, /^550 5\.7\.1/)
  assert.deepEqual(await school.noticesTo('okafor'), [])
})

test('nobody decides what they wrote themselves from an address of their own', async (t) => {
  const school = await openSchool(t, { at: wednesday })
  const { schoolId, database } = school
  const [address, personId] = ['finch@home.example', school.id('finch')]
  await database.inSchool(schoolId, async (tx) => {
    const row = { school_id: schoolId, address, person_id: personId, kind: 'private' as const, position: 1 }
    await tx.insertInto('people.address').values(row).execute()
    await school.people.touch(tx, schoolId)
  })
  school.people.forget(schoolId)
  // An unknown kind of file waits for the network manager, who is its sender here.
  const fields = ['Content-Type: application/octet-stream; name=blob.qqq', 'Content-Transfer-Encoding: base64']
  const raw = [`From: <${address}>`, 'Subject: A file', ...fields, '', Buffer.alloc(300, 7).toString('base64'), '']
  const sent = await school.receives(address, { to: 'jones', raw: Buffer.from(raw.join('\r\n')) })
  assert.deepEqual(await school.states(sent.id), ['held'])
  const matters = await database.inSchool(schoolId, (tx) => school.procedures.byRef(tx, schoolId, 'message', sent.id))
  assert.ok(matters.length > 0)
  for (const { about, mayAct } of matters) assert.deepEqual([about, mayAct.includes(personId)], [[personId], false])
})

test('a mail program logs on with a device password until its account ends', async (t) => {
  const school = await openSchool(t, { at: wednesday })
  const { schoolId, database, people, clock } = school
  assert.match((await school.as('ahmed').sends({ to: 'jones' })).said, /^250/)
  await database.inSchool(schoolId, async (tx) => {
    await tx.updateTable('people.person').set({ ends_at: clock.now() }).where('id', '=', school.id('ahmed')).execute()
    await people.touch(tx, schoolId)
  })
  await assert.rejects(school.as('ahmed').sends({ to: 'jones' }))
})
