import assert from 'node:assert/strict'
import { test } from 'node:test'
import { getOwnMail, listMine, searchOwnMail } from '@beadle/contract'
import { demoCast } from '../../src/demo/cast.ts'
import { forgetAgain, forgetMonth } from '../../src/modules/archive/index.ts'
import { forgetReadTexts, forgetSettled, readNewMessages } from '../../src/modules/mail/index.ts'
import { mailSeals } from '../../src/modules/mail/sealed.ts'
import { openHttp } from '../../src/platform/http/index.ts'
import { openKeys } from '../../src/platform/keys/index.ts'
import { registerRoutes } from '../../src/routes.ts'
import { openSchool } from './open-gateway.ts'

const wednesday = '2026-11-18T10:15:00Z'
// Mail to a pupil in a lesson waits for it.
const lunch = '2026-11-18T12:50:00Z'

async function openOwn(t: Parameters<typeof openSchool>[0]) {
  const school = await openSchool(t, { at: wednesday })
  const http = openHttp()
  t.after(() => http[Symbol.asyncDispose]())
  registerRoutes(http, school, {
    database: school.database,
    clock: school.clock,
    keys: school.keys,
    publicUrl: 'http://localhost:8420',
    wake: () => {},
    cast: demoCast,
  })
  http.resolveSessionsBy(async ({ headers }) => {
    const login = String(headers['x-person'])
    const person = (await school.people.directory(school.schoolId)).personByLogin(login)
    return person && { schoolId: school.schoolId, personId: person.id, roles: [...person.roles], id: 's' }
  })
  await http.fastify.ready()
  const ask = async (login: string, method: 'GET' | 'POST', url: string, payload?: object) => {
    const answer = await http.fastify.inject({
      method,
      url,
      headers: { 'x-person': login, 'x-beadle-console': '1' },
      ...(payload ? { payload } : {}),
    })
    return { status: answer.statusCode, body: answer.json() }
  }
  const search = async (login: string, words?: string) =>
    searchOwnMail.reply.parse((await ask(login, 'POST', '/api/mail/own', words === undefined ? {} : { words })).body)
  const subjects = async (login: string, words?: string) =>
    (await search(login, words)).messages.map(({ subjectLine }) => subjectLine)
  const show = async (login: string, id: string) =>
    getOwnMail.reply.parse((await ask(login, 'GET', `/api/mail/own/${id}`)).body)
  const inSchool = <T>(work: Parameters<typeof school.database.inSchool<T>>[1]) =>
    school.database.inSchool(school.schoolId, work)
  return { school, ask, search, subjects, show, inSchool }
}

test('everybody finds their own mail by its words, and nobody anybody else’s', async (t) => {
  const { school, ask, search, subjects, show } = await openOwn(t)
  const boiler = await school.as('ahmed').sends({
    to: 'jones',
    raw: Buffer.from(
      `From: ahmed@school.example
To: jones@school.example
Subject: The boiler in C12
Message-ID: <boiler@school.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

Dear Carol, the caf=C3=A9=E2=80=99s boiler has leaked since Tuesday.
Please ring the plumber.
`.replaceAll('\n', '\r\n'),
    ),
  })
  assert.notEqual(boiler.id, '', boiler.said)
  await school.as('ahmed').sends({ to: 'okafor', subjectLine: 'Minutes', text: 'The plumber came. Ring me.' })
  await school.left()
  assert.deepEqual(await subjects('ahmed', 'plumber'), ['Minutes', 'The boiler in C12'])
  assert.deepEqual(await subjects('jones', 'PLUMBER'), ['The boiler in C12'])
  assert.deepEqual(await subjects('okafor', 'plumber'), ['Minutes'])
  assert.deepEqual(await subjects('finch', 'plumber'), [])
  // All the words; accents, case and apostrophes are one; phrases in their order; nothing of another's words.
  assert.deepEqual(await subjects('ahmed', 'cafes BOILER'), ['The boiler in C12'])
  assert.deepEqual(await subjects('ahmed', '“ring the plumber”'), ['The boiler in C12'])
  assert.deepEqual(await subjects('ahmed', '"plumber the ring"'), [])
  assert.deepEqual(await subjects('ahmed', 'plumb'), [])
  assert.deepEqual(await subjects('ahmed', '!?'), [])
  assert.deepEqual(await subjects('ahmed'), ['Minutes', 'The boiler in C12'])
  // By whom it was to and from, by name and by address.
  assert.deepEqual(await subjects('ahmed', 'jones@school.example'), ['The boiler in C12'])
  assert.deepEqual(await subjects('jones', 'ahmed tuesday'), ['The boiler in C12'])

  const [first] = (await search('jones', 'leaked')).messages
  assert.deepEqual(
    first?.snippet?.marks.map(({ start, end }) => first.snippet?.text.slice(start, end)),
    ['leaked'],
  )
  assert.match((await show('jones', boiler.id)).text ?? '', /ring the plumber/)
  for (const other of ['finch', 'okafor', 'dsl', 'brennan', 'governor'])
    assert.equal((await ask(other, 'GET', `/api/mail/own/${boiler.id}`)).status, 404, other)
})

test('what waits or was stopped is its sender’s alone; a blind copy tells nobody', async (t) => {
  const { school, subjects, ask } = await openOwn(t)
  const held = await school.as('ahmed').sends({ to: 'trips@museum.example', subjectLine: 'A booking', text: 'Zebras' })
  assert.deepEqual(await subjects('ahmed', 'zebras'), ['A booking'])
  assert.deepEqual(await subjects('brennan', 'zebras'), [])
  assert.equal((await ask('brennan', 'GET', `/api/mail/own/${held.id}`)).status, 404)
  await school.as('ahmed').sends({
    to: ['jones', 'okafor'],
    raw: Buffer.from(
      'From: ahmed@school.example\r\nTo: jones@school.example\r\nSubject: Blind\r\nMessage-ID: <blind@school.example>\r\n\r\nGiraffes\r\n',
    ),
  })
  await school.left()
  assert.deepEqual(await subjects('okafor', 'giraffes'), ['Blind'])
  assert.deepEqual(await subjects('jones', 'giraffes'), ['Blind'])
  assert.deepEqual(await subjects('jones', 'giraffes okafor'), [])
  assert.deepEqual(await subjects('ahmed', 'giraffes okafor'), ['Blind'])
})

test('words go with the octets where no clause keeps a copy; a kept copy stands under its line', async (t) => {
  const { school, subjects, show, inSchool } = await openOwn(t)
  const colleague = await school
    .as('ahmed')
    .sends({ to: 'jones', subjectLine: 'Lamps', text: 'An ordinary lampshade.' })
  const pupil = await school.as('ahmed').sends({ to: 'mia', subjectLine: 'Homework', text: 'The worksheet, Mia.' })
  await school.until(lunch)
  assert.ok((await readNewMessages(school.parts, school.schoolId)) >= 2)
  assert.equal(await readNewMessages(school.parts, school.schoolId), 0)
  const kept = (await show('mia', pupil.id)).kept
  assert.deepEqual(
    kept.map(({ what, until }) => [what, until]),
    [
      ['copy', '2028-02-18'],
      ['envelope', '2028-02-18'],
    ],
  )
  assert.deepEqual(
    kept[0]?.clauses.map(({ ref }) => ref),
    ['8.5.7', '4.2.email.1'],
  )
  school.clock.set('2026-11-20T10:15:00Z')
  const at = school.clock.now()
  await inSchool((tx) => forgetSettled(tx, { schoolId: school.schoolId, at }))
  assert.equal(await inSchool((tx) => forgetReadTexts(tx, { schoolId: school.schoolId, at })), 1)
  assert.deepEqual(await subjects('jones', 'lampshade'), [])
  assert.deepEqual(await subjects('jones', 'lamps'), ['Lamps'])
  assert.deepEqual(await subjects('mia', 'worksheet'), ['Homework'])
  const shown = await show('jones', colleague.id)
  assert.equal(shown.text, null)
  assert.match(shown.why?.en ?? '', /not kept here any more/)
})

test('a forgotten month is unreadable everywhere and listed as forgotten, and no old keystore brings it back', async (t) => {
  const { school, ask, search, subjects, show, inSchool } = await openOwn(t)
  const { schoolId, keys } = school
  const sent = await school.as('ahmed').sends({ to: 'mia', subjectLine: 'Homework', text: 'The worksheet, Mia.' })
  await school.until(lunch)
  assert.deepEqual(await subjects('mia', 'worksheet homework'), ['Homework'])
  const forget = (recordClass: string) =>
    inSchool((tx) =>
      forgetMonth(tx, keys, {
        schoolId,
        class: recordClass,
        month: '2026-11',
        at: school.clock.now(),
        actor: 'operator',
      }),
    )
  await forget('archive/mail-with-pupils')
  assert.deepEqual(await subjects('mia', 'worksheet'), [])
  assert.deepEqual(await subjects('mia', 'homework'), ['Homework'])
  assert.equal((await show('mia', sent.id)).text, null)
  await forget('mail-envelope')
  await forget('mail-envelope')
  assert.deepEqual(await subjects('mia', 'homework'), [])
  assert.deepEqual(
    (await search('mia')).messages.map(({ forgotten, subjectLine }) => [forgotten, subjectLine]),
    [[true, '']],
  )
  assert.match((await show('mia', sent.id)).why?.en ?? '', /has been forgotten/)
  assert.deepEqual(listMine.reply.parse((await ask('ahmed', 'POST', '/api/mail/mine', {})).body).messages, [])
  for (const url of ['/api/mail/received', '/api/mail/held', '/api/home'])
    assert.equal((await ask('mia', 'GET', url)).status, 200, url)
  assert.equal((await ask('mia', 'GET', `/api/mail/messages/${sent.id}`)).status, 404)
  assert.deepEqual(
    (await school.kinds('record-class', 'mail-envelope')).filter((kind) => kind === 'archive.month-forgotten'),
    ['archive.month-forgotten'],
  )

  // A keystore as it was before: what the record says is forgotten is destroyed in it as well.
  const { mkdtempSync, rmSync } = await import('node:fs')
  const folder = mkdtempSync('/tmp/beadle-keys-')
  t.after(() => rmSync(folder, { recursive: true }))
  const old = openKeys(folder)
  old.seal(schoolId, 'mail-envelope', school.clock.now(), Buffer.from('x'))
  assert.equal(await inSchool((tx) => forgetAgain(tx, old, schoolId)), 1)
  assert.deepEqual(old.months(schoolId, 'mail-envelope'), [])
})

test('what may be an indecent image is not read, not even by its words', async (t) => {
  const { school, subjects, ask, inSchool } = await openOwn(t)
  const sent = await school.as('ahmed').sends({ to: 'jones', subjectLine: 'Photographs', text: 'From the pool.' })
  const seals = mailSeals(school.keys, school.schoolId)
  await inSchool(async (tx) => {
    const row = await tx
      .selectFrom('mail.message')
      .select('envelope')
      .where('id', '=', sent.id)
      .executeTakeFirstOrThrow()
    const envelope = seals.openEnvelope(row.envelope ?? assert.fail())
    const file = { filename: 'pool.jpg', bytes: 9, mediaType: 'image/jpeg', contains: ['indecent-image'] }
    await tx
      .updateTable('mail.message')
      .set({ envelope: seals.sealEnvelope(school.clock.now(), { ...envelope, attachments: [file] }) })
      .where('id', '=', sent.id)
      .execute()
  })
  assert.deepEqual(await subjects('ahmed', 'photographs'), [])
  assert.deepEqual(await subjects('ahmed'), [])
  assert.equal((await ask('ahmed', 'GET', `/api/mail/own/${sent.id}`)).status, 404)
})
