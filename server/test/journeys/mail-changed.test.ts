import assert from 'node:assert/strict'
import test from 'node:test'
import { listEntries } from '../../src/ledger/index.ts'
import { actOnHeld, contextIn, readMessage } from '../../src/modules/mail/index.ts'
import { readOne } from '../../src/modules/mail/views/kept-message.ts'
import { timelineOf } from '../../src/modules/mail/views/timeline.ts'
import { openSchool } from './open-gateway.ts'

const wednesday = '2026-11-18T10:15:00Z'
const school = 'You can reach the person who wrote this through the school office.'

const withFile = Buffer.from(
  [
    'From: <ahmed@school.example>',
    'To: jones@school.example, brennan@school.example',
    'Subject: The plan',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'See https://maps.example/route for the way.',
    '--b',
    'Content-Type: text/plain; name="plan.txt"',
    'Content-Disposition: attachment; filename="plan.txt"',
    '',
    'The whole plan.',
    '--b--',
    '',
  ].join('\r\n'),
)

const signed = Buffer.from(
  [
    'From: <ahmed@school.example>',
    'To: jones@school.example',
    'Subject: Signed',
    'Content-Type: multipart/signed; boundary=b; protocol="application/pkcs7-signature"; micalg=sha-256',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'Hello.',
    '--b',
    'Content-Type: application/pkcs7-signature; name=smime.p7s',
    '',
    'MA==',
    '--b--',
    '',
  ].join('\r\n'),
)

test('a reply to a parent gets the school’s details below, once in the chain', async (t) => {
  const at = await openSchool(t, { at: wednesday })
  const lloyd = (await at.people.directory(at.schoolId)).personByLogin('lloyd') ?? assert.fail('nobody')
  const to = lloyd.addresses[0]?.address ?? assert.fail('no address')
  const reply = { to, subjectLine: 'Re: Mia’s tie', text: 'Thank you for your message. I will look for it.\n' }
  const sent = await at.as('ahmed').sends(reply)
  assert.match(sent.said, /^250/)
  const [first] = await at.left()
  const text = readMessage(first?.message ?? assert.fail()).text
  assert.ok(text.replace(/\s+/g, ' ').includes(school), text)
  const happenings = await at.database.inSchool(at.schoolId, async (tx) => {
    const context = await contextIn(tx, at.parts, at.schoolId)
    return timelineOf(context, await readOne(tx, context, sent.id), { toSender: true })
  })
  assert.deepEqual(
    happenings.map(({ kind }) => kind),
    ['accepted', 'text-below', 'delivered'],
  )
  const quoted = `Once more.\n\n${text.replace(/^/gm, '> ')}`
  await at.as('ahmed').sends({ ...reply, text: quoted })
  const second = readMessage((await at.left())[1]?.message ?? assert.fail()).text
  assert.equal(second.replace(/[\s>]+/g, ' ').split(school).length, 2)
})

test('links are taken out of what leaves, and the host is named', async (t) => {
  const at = await openSchool(t, { at: wednesday, obliged: [{ do: 'mail.rewrite', stripLinks: true }] })
  await at.as('ahmed').sends({ to: ['jones', 'brennan'], raw: withFile })
  const [mail] = await at.left()
  assert.equal(
    readMessage(mail?.message ?? assert.fail()).text.split('\n')[0],
    'See [link to maps[.]example removed] for the way.',
  )
})

test('recipients who must not see one another do not; where each has their own, each is named alone', async (t) => {
  const at = await openSchool(t, { at: wednesday, obliged: [{ do: 'mail.rewrite', split: true }] })
  await at.as('ahmed').sends({ to: ['jones', 'brennan'], raw: withFile })
  const mails = (await at.left()).map(({ message, recipients }) => ({ recipients, to: readMessage(message).to }))
  assert.deepEqual(
    mails.map(({ recipients }) => recipients.length),
    [1, 1],
  )
  for (const { recipients, to } of mails)
    assert.deepEqual(
      to.map(({ address }) => address),
      recipients,
    )
  for (const { message } of await at.left())
    assert.equal(message.toString().split('jones@').length + message.toString().split('brennan@').length, 3)
})

test('signed mail is never rewritten: what is essential denies, what is not is left undone and recorded', async (t) => {
  const strict = await openSchool(t, { at: wednesday, obliged: [{ do: 'mail.rewrite', stripLinks: true }] })
  const denied = await strict.as('ahmed').sends({ to: 'jones', raw: signed })
  assert.deepEqual(await strict.left(), [])
  assert.deepEqual(await strict.states(denied.id), ['denied'])
  const lenient = await openSchool(t, {
    at: wednesday,
    obliged: [{ do: 'mail.rewrite', stripLinks: true, essential: false }],
  })
  const sent = await lenient.as('ahmed').sends({ to: 'jones', raw: signed })
  assert.ok((await lenient.left())[0]?.message.subarray(-signed.length).equals(signed))
  assert.ok((await lenient.kinds('message', sent.id)).includes('mail.obligation-undone'))
})

test('returned at once for rewording: our own sender gets it back whole, and nothing leaves', async (t) => {
  const at = await openSchool(t, {
    at: wednesday,
    obliged: [{ do: 'mail.return', ask: 'mail.parent-should-give.telephone' }],
  })
  const sent = await at.as('ahmed').sends({ to: 'jones', subjectLine: 'The plan', text: 'All of my words.' })
  assert.match(sent.said, /^250/)
  assert.deepEqual(await at.left(), [])
  assert.deepEqual(await at.states(sent.id), ['returned'])
  const notice = at.sink.mails.find(({ recipients }) => recipients.includes('ahmed@school.example'))
  const read = readMessage(notice?.message ?? assert.fail('no notice'))
  assert.equal(read.subjectLine, 'Returned: The plan')
  assert.match(read.nested[0]?.text ?? '', /All of my words\./)
  assert.match(read.text, /was not sent; it comes back[\s\S]*telephone[\s\S]*attached/i)
})

test('what is redirected and must wait goes to the new address alone when it is released', async (t) => {
  const at = await openSchool(t, { at: '2026-11-21T20:00:00Z', obliged: [{ do: 'mail.redirect', to: 'role:office' }] })
  const sent = await at.as('ahmed').sends({ to: 'jones' })
  assert.deepEqual(await at.left(), [])
  assert.equal((await at.states(sent.id))[0], 'redirected')
  await at.until('2026-11-23T07:30:00Z')
  const went = (await at.left()).flatMap(({ recipients }) => recipients)
  assert.ok(went.length > 0 && !went.includes('jones@school.example'), JSON.stringify(went))
})

test('what is preserved is kept octet for octet, with its digest in the ledger', async (t) => {
  const { createHash } = await import('node:crypto')
  const at = await openSchool(t, {
    at: wednesday,
    obliged: [
      { do: 'custody.preserve', what: 'reported-message' },
      { do: 'archive.keep', class: 'mail-with-pupils' },
    ],
  })
  const sent = await at.as('ahmed').sends({ to: ['jones', 'brennan'], raw: withFile })
  await at.left()
  const items = await at.database.inSchool(at.schoolId, (tx) =>
    tx.selectFrom('archive.item').select(['id', 'class']).orderBy('class').execute(),
  )
  assert.deepEqual(
    items.map((each) => each.class),
    ['mail-preserved', 'mail-with-pupils'],
  )
  for (const { id } of items)
    assert.ok((await at.database.inSchool(at.schoolId, (tx) => at.archive.open(tx, at.schoolId, id))).equals(withFile))
  const [entry] = await at.database.inSchool(at.schoolId, (tx) =>
    listEntries(tx, at.schoolId, { kind: 'mail.preserved', limit: 1 }),
  )
  assert.deepEqual(entry?.data, {
    what: ['reported-message'],
    copied: true,
    item: items[0]?.id,
    bytes: withFile.length,
    sha256: createHash('sha256').update(withFile).digest('hex'),
  })
  assert.ok((await at.kinds('message', sent.id)).includes('mail.preserved'))
})

test('phishing that a person lets go has no link left', async (t) => {
  const at = await openSchool(t, { at: wednesday })
  const sent = await at.receives('it@elsewhere.example', {
    to: 'jones',
    subjectLine: 'Your mailbox',
    text: 'Please verify your account at http://login-page.example/jones today.\n',
  })
  assert.deepEqual(await at.states(sent.id), ['held'])
  for (let holds = 0; holds < 3; holds++) {
    const matters = await at.database.inSchool(at.schoolId, (tx) =>
      at.procedures.byRef(tx, at.schoolId, 'message', sent.id),
    )
    const open = matters.find(({ state }) => state === 'open')
    if (!open) break
    await at.database.inSchool(at.schoolId, async (tx) =>
      actOnHeld(tx, await contextIn(tx, at.parts, at.schoolId), {
        messageId: sent.id,
        by: open.mayAct[0] ?? assert.fail('nobody may act'),
        outcome: 'release',
        reason: 'A drill of ours',
      }),
    )
  }
  const [mail] = await at.left()
  assert.match(
    readMessage(mail?.message ?? assert.fail('not sent')).text,
    /^Please verify your account at \[link to login-page\[\.\]example removed\] today\./,
  )
})
