import assert from 'node:assert/strict'
import { mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import test, { type TestContext } from 'node:test'
import { type Gateway, openGateway } from '../../src/gateways/smtp/index.ts'
import { refuseOtherKeystore } from '../../src/ledger/index.ts'
import type { MailParts } from '../../src/modules/mail/index.ts'
import { StartError } from '../../src/platform/errors.ts'
import { openKeys } from '../../src/platform/keys/index.ts'
import { type MailSchool, openSchool } from '../journeys/open-gateway.ts'
import { letterOf } from './kills/letters.ts'
import { sendLetters } from './kills/sender.ts'
import { countSubjects } from './mail-load.ts'
import { openDirectory, until } from './running-server.ts'
import { openSmallDisk, whyNoSmallDisk } from './small-disk.ts'

const wednesday = '2026-11-18T10:15:00Z'
const isFull = process.env.BEADLE_DEPTH === 'full'

async function openOn(t: TestContext, school: MailSchool, parts: MailParts = school.parts): Promise<Gateway> {
  const gateway = await openGateway({
    parts,
    smartHost: { host: '127.0.0.1', port: school.sink.port, tls: 'none' },
    submission: { host: '127.0.0.1', port: 0, logOnInClear: true },
    relay: { host: '127.0.0.1', port: 0, from: ['127.0.0.1'] },
    courier: { pollMs: 20, lanes: 2 },
  })
  t.after(() => gateway[Symbol.asyncDispose]())
  return gateway
}

const subjectsOf = (school: MailSchool) =>
  school.sink.mails.map(({ message }) => /^Subject: (.*)\r$/m.exec(message.toString())?.[1])

test('the clock is set back an hour: what was put in the queue by the wrong one goes at the next sweep', async (t) => {
  const school = await openSchool(t, { at: wednesday, gateway: false })
  // Its courier has ended by then, as if it were killed: the envelope is in the database alone.
  const before = await openGateway({
    parts: school.parts,
    smartHost: { host: '127.0.0.1', port: 9, tls: 'none' },
    submission: { host: '127.0.0.1', port: 0, logOnInClear: true },
    relay: { host: '127.0.0.1', port: 0, from: ['127.0.0.1'] },
  })
  const from = 'sender@list.example'
  assert.match((await school.receives(from, { to: 'dsl', subjectLine: 'before' }, before)).said, /^250/)
  await before[Symbol.asyncDispose]()
  school.clock.step({ hours: -1 })
  const gateway = await openOn(t, school)
  await until(() => subjectsOf(school).includes('before'))
  assert.match((await school.receives(from, { to: 'dsl', subjectLine: 'after' }, gateway)).said, /^250/)
  await until(() => subjectsOf(school).includes('after'))
  assert.equal(school.sink.count, 2)
  assert.ok((await school.ledger.number(school.schoolId)) > 0, 'entries of both hours are numbered')
})

test('the keystore is full, then away: mail is put off while a key is missing, and taken with the right one again', async (t) => {
  const missing = whyNoSmallDisk()
  if (missing !== undefined) return t.skip(missing)
  const disk = openSmallDisk(t, 1)
  const directory = join(disk.directory, 'keys')
  const school = await openSchool(t, { at: wednesday, gateway: false })
  const gateway = await openOn(t, school, { ...school.parts, keys: openKeys(directory) })
  const send = async (subjectLine: string) =>
    (await school.receives('sender@list.example', { to: 'dsl', subjectLine }, gateway)).said
  disk.fill()
  assert.match(await send('full'), /^452 4\.3\.1/)
  disk.empty()
  assert.match(await send('empty'), /^250/)
  // Keys that are known go on; those of another month are not made in what stands in the keystore's place.
  renameSync(directory, `${directory}-away`)
  mkdirSync(directory)
  assert.match(await send('known'), /^250/)
  school.clock.step({ hours: 24 * 14 })
  assert.match(await send('away'), /^451 4\.3\./)
  renameSync(directory, `${directory}-empty`)
  renameSync(`${directory}-away`, directory)
  assert.match(await send('back'), /^250/)
  await until(() => school.sink.count >= 3)
  assert.deepEqual(new Set(subjectsOf(school)), new Set(['empty', 'known', 'back']))
})

test('a server does not start on the keystore of another database', async (t) => {
  const school = await openSchool(t, { at: wednesday, gateway: false })
  const empty = openKeys(join(openDirectory(t, 'keystore'), 'keys'))
  await refuseOtherKeystore(school.database, empty)
  assert.ok((await school.ledger.number(school.schoolId)) > 0)
  await refuseOtherKeystore(school.database, school.keys)
  await assert.rejects(refuseOtherKeystore(school.database, empty), StartError)
  assert.deepEqual(empty.store.list(), [], 'and makes nothing in it')
})

test('two servers on one database take, release and deliver beside one another: nothing is lost, nothing goes twice', async (t) => {
  const school = await openSchool(t, { at: wednesday, gateway: false })
  const received = countSubjects(school.sink)
  const gateways = [await openOn(t, school), await openOn(t, school)]
  const most = isFull ? 20_000 : 300
  const acknowledged: string[] = []
  let number = 0
  const next = () => {
    for (;;) {
      const letter = letterOf(++number)
      if (letter.kind === 'received') return acknowledged.length < most ? letter : undefined
    }
  }
  await Promise.all(
    [...gateways, ...gateways].map(({ relayPort }) =>
      sendLetters({
        port: relayPort,
        next,
        told: ({ letter, said }) => void (said?.startsWith('250') && acknowledged.push(letter.mark)),
      }),
    ),
  )
  assert.ok(acknowledged.length >= most)
  await until(() => acknowledged.every((mark) => received.has(mark)))
  assert.deepEqual(
    acknowledged.filter((mark) => received.get(mark) !== 1),
    [],
  )
  t.diagnostic(`two servers on one database: ${acknowledged.length} messages, 0 lost, 0 twice`)
})
