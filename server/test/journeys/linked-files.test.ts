import assert from 'node:assert/strict'
import test from 'node:test'
import { forgetLinkedFiles, linkedFileRoutes, readMessage } from '../../src/modules/mail/index.ts'
import { openHttp } from '../../src/platform/http/index.ts'
import { silentLog } from '../../src/platform/log.ts'
import { openSchool } from './open-gateway.ts'

const wednesday = '2026-11-18T10:15:00Z'
const obliged = [{ do: 'mail.rewrite', linkAttachments: true }] as const
const museum = 'visits@museum.example'

const raw = Buffer.from(
  [
    'From: <ahmed@school.example>',
    `To: jones@school.example, ${museum}`,
    'Subject: The plan',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    '',
    'See below.',
    '--b',
    'Content-Type: application/pdf',
    'Content-Disposition: attachment; filename="plan of T.pdf"',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from('%PDF-1.4 the plan').toString('base64'),
    '--b--',
    '',
  ].join('\r\n'),
)

async function open(t: Parameters<typeof openSchool>[0]) {
  const school = await openSchool(t, { at: wednesday, obliged })
  const http = openHttp({ log: silentLog, secure: false })
  const signedIn: { personId: string | undefined } = { personId: undefined }
  http.resolveSessionsBy(async () =>
    signedIn.personId === undefined
      ? undefined
      : { id: 's', schoolId: school.schoolId, personId: signedIn.personId, roles: [] },
  )
  http.register(...linkedFileRoutes({ parts: school.parts, wake: () => {} }))
  t.after(() => http[Symbol.asyncDispose]())
  const ask = (method: 'GET' | 'POST', url: string, form?: Record<string, string>) =>
    http.fastify.inject({
      method,
      url,
      headers: {
        'sec-fetch-site': 'same-origin',
        ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
      },
      ...(form ? { payload: new URLSearchParams(form).toString() } : {}),
    })
  const as = (login?: string) => {
    signedIn.personId = login && school.id(login)
  }
  return { school, ask, as }
}

const linkIn = (message: Buffer) =>
  /https:\/\/beadle\.school\.example(\/f\/[\w-]+)/.exec(readMessage(message).html ?? '')?.[1] ?? assert.fail('no link')

test('a file stands as a link; who was sent it and is signed in gets it, nobody else does', async (t) => {
  const { school, ask, as } = await open(t)
  await school.as('ahmed').sends({ to: 'jones', raw })
  const [mail] = await school.left()
  const read = readMessage(mail?.message ?? assert.fail())
  assert.deepEqual(read.attachments, [])
  assert.match(read.html ?? '', /plan of T\.pdf/)
  assert.match(read.html ?? '', /Friday 18 December/)
  const link = linkIn(mail?.message ?? assert.fail())

  as()
  const page = await ask('GET', link)
  assert.equal(page.statusCode, 200)
  assert.doesNotMatch(page.body, /plan of T/)
  as('brennan')
  assert.doesNotMatch((await ask('POST', `${link}/open`)).body, /the plan/)
  as('jones')
  assert.match((await ask('GET', link)).body, /plan of T\.pdf/)
  const file = await ask('POST', `${link}/open`)
  assert.equal(file.body, '%PDF-1.4 the plan')
  assert.match(String(file.headers['content-disposition']), /^attachment; filename="plan of T\.pdf"/)
  assert.equal(file.headers['x-content-type-options'], 'nosniff')

  assert.equal((await ask('GET', `${link.slice(0, -2)}xx`)).statusCode, 404)
  school.clock.set('2026-12-19T10:15:00Z')
  assert.equal((await ask('GET', link)).statusCode, 404)
  const forgotten = await school.database.inSchool(school.schoolId, (tx) =>
    forgetLinkedFiles(tx, { schoolId: school.schoolId, at: school.clock.now() }),
  )
  assert.equal(forgotten, 1)
})

test('an outsider gets it by a code mailed to the address it went to: once, and not by guessing', async (t) => {
  const { school, ask, as } = await open(t)
  as()
  const sent = await school.as('ahmed').sends({ to: museum, raw })
  await school.as('brennan').acts({ messageId: sent.id, outcome: 'release', reason: 'known' })
  const mail = (await school.left()).find(({ recipients }) => recipients.includes(museum))
  const link = linkIn(mail?.message ?? assert.fail('not sent'))
  const codes = async () =>
    (await school.noticesTo(museum)).flatMap(({ text }) => /\b(\d{4}) (\d{4})\b/.exec(text)?.slice(1).join('') ?? [])

  await ask('POST', `${link}/code`, { address: 'stranger@x.example' })
  assert.deepEqual(await school.noticesTo('stranger@x.example'), [])
  assert.match((await ask('POST', `${link}/code`, { address: museum.toUpperCase() })).body, /is on its way/)
  const [code = ''] = await codes()
  assert.match(code, /^\d{8}$/)
  const wrong = await ask('POST', `${link}/file`, { address: museum, code: '00000000' })
  assert.match(wrong.body, /does not open/)
  assert.equal(
    (await ask('POST', `${link}/file`, { address: 'stranger@x.example', code })).body.includes('the plan'),
    false,
  )
  assert.equal((await ask('POST', `${link}/file`, { address: museum, code })).body, '%PDF-1.4 the plan')
  assert.match((await ask('POST', `${link}/file`, { address: museum, code })).body, /does not open/)
  assert.ok((await school.kinds('message', sent.id)).includes('mail.linked-file-opened'))

  await ask('POST', `${link}/code`, { address: museum })
  const second = (await codes())[1] ?? assert.fail('no second code')
  for (let guess = 0; guess < 5; guess++)
    await ask('POST', `${link}/file`, { address: museum, code: `1111111${guess}` })
  assert.match((await ask('POST', `${link}/file`, { address: museum, code: second })).body, /does not open/)
})

test('what is held can be got by nobody, and what was refused is forgotten', async (t) => {
  const { school } = await open(t)
  const sent = await school.as('ahmed').sends({ to: museum, raw })
  const count = () =>
    school.database.inSchool(
      school.schoolId,
      async (tx) => (await tx.selectFrom('mail.linked_file').select('id').execute()).length,
    )
  const forget = () =>
    school.database.inSchool(school.schoolId, (tx) =>
      forgetLinkedFiles(tx, { schoolId: school.schoolId, at: school.clock.now() }),
    )
  await forget()
  assert.equal(await count(), 1)
  await school.as('ahmed').acts({ messageId: sent.id, outcome: 'withdraw' })
  await forget()
  assert.equal(await count(), 0)
})
