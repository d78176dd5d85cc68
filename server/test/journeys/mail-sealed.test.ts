import assert from 'node:assert/strict'
import test from 'node:test'
import { listEntries } from '../../src/ledger/index.ts'
import { contextIn } from '../../src/modules/mail/index.ts'
import { sendNotice } from '../../src/modules/mail/notices/send-notice.ts'
import { changeDkimKeys, DkimKeys } from '../../src/modules/mail/sign/index.ts'
import { readRawMessage, verifyArc, verifyDkim } from '../../src/platform/mail-authentication/index.ts'
import { pretendDns } from '../../src/platform/mail-authentication/testing/pretend-dns.ts'
import { type MailSchool, openSchool } from './open-gateway.ts'

const wednesday = '2026-11-18T10:15:00Z'
const at = Temporal.Instant.from(wednesday)
const text = 'See https://maps.example/route for the way.\n'

/** Gives the school a key, on the ledger, and publishes it. */
async function publishKey({ database, schoolId, parts }: MailSchool) {
  const { keys } = parts
  const made = { act: 'make', domain: 'school.example', selector: 'k1' } as const
  await database.inSchool(schoolId, (tx) => changeDkimKeys(tx, { keys, schoolId, at, actor: 'operator' }, made))
  const record = new DkimKeys(keys.store, schoolId).record('school.example', 'k1')
  return pretendDns({ [record.name]: { txt: [record.text] } })
}

test('what is changed of our people’s mail is signed and sealed; what is not changed is neither', async (t) => {
  const school = await openSchool(t, { at: wednesday, obliged: [{ do: 'mail.rewrite', stripLinks: true }] })
  const dns = await publishKey(school)
  await school.as('ahmed').sends({ to: 'jones', text })
  await school.as('ahmed').sends({ to: 'jones', text: 'No link here.\n' })
  const [changed, unchanged] = (await school.left()).map(({ message }) => readRawMessage(message))
  assert.ok(changed && unchanged)
  const signatures = await verifyDkim(changed, { dns, at: at.epochMilliseconds / 1000 })
  assert.deepEqual(
    signatures.map(({ result, domain }) => [result, domain]),
    [['pass', 'school.example']],
  )
  const chain = await verifyArc(changed, { dns })
  assert.deepEqual([chain.result, chain.sealers], ['pass', ['school.example']])
  const names = unchanged.fields.map(({ name }) => name)
  assert.equal(
    names.some((name) => name === 'dkim-signature' || name.startsWith('arc-')),
    false,
  )
  const [made] = await school.database.inSchool(school.schoolId, (tx) =>
    listEntries(tx, school.schoolId, { kind: 'mail.signing-key-made' }),
  )
  assert.deepEqual(made?.data, { domain: 'school.example', selector: 'k1' })
})

test('notices of ours are signed', async (t) => {
  const school = await openSchool(t, { at: wednesday })
  const dns = await publishKey(school)
  await school.database.inSchool(school.schoolId, async (tx) =>
    sendNotice(tx, await contextIn(tx, school.parts, school.schoolId), {
      to: { address: 'jones@school.example' },
      subjectLine: 'Not sent',
      paragraphs: ['It waits.'],
    }),
  )
  await school.left()
  const [notice] = school.sink.mails.map(({ message }) => readRawMessage(message))
  assert.ok(notice)
  const found = await verifyDkim(notice, { dns, at: at.epochMilliseconds / 1000 })
  assert.deepEqual(
    found.map(({ result }) => result),
    ['pass'],
  )
})

test('what is changed of an outsider’s mail is sealed and never signed as ours', async (t) => {
  const school = await openSchool(t, { at: wednesday, obliged: [{ do: 'mail.rewrite', stripLinks: true }] })
  const dns = await publishKey(school)
  await school.receives('visits@museum.example', { to: 'jones', text })
  const [message] = (await school.left()).map((mail) => readRawMessage(mail.message))
  assert.ok(message)
  assert.equal((await verifyArc(message, { dns })).result, 'pass')
  assert.deepEqual(await verifyDkim(message, { dns, at: at.epochMilliseconds / 1000 }), [])
})
