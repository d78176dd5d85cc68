import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Secret, TOTP } from 'otpauth'
import { testDatabase } from '../../platform/testing/test-database.ts'
import { newDevicePassword } from './passwords.ts'
import { openPeople } from './people.ts'
import { endSession, findSession, forgetSessions, readCookie, startSession } from './sessions.ts'
import { checkSignIn, unlock } from './sign-in.ts'
import { newTotpSecret } from './totp.ts'
import { addDevicePassword, addPeople, setPassword, touchPeople } from './write-people.ts'

const at = Temporal.Instant.from('2026-03-03T10:15:00Z')

async function openTestSchool(t: Parameters<typeof testDatabase>[0]) {
  const database = await testDatabase(t)
  const schoolId = await database.addSchool()
  const people = openPeople({ database })
  const ids = await database.inSchool(schoolId, (tx) =>
    addPeople(tx, schoolId, {
      people: [
        { login: 'okafor', name: 'Mrs Okafor', roles: ['headteacher'], official: 'okafor@school.example' },
        {
          login: 'ahmed',
          name: 'Mr A Ahmed',
          roles: ['teacher', 'form-tutor'],
          form: '9A',
          official: 'Ahmed@school.example',
          private: ['ahmed@home.example'],
        },
        { login: 'ahmed2', name: 'A Ahmed', roles: ['support-staff'], official: 'a.ahmed2@school.example' },
        { login: 'mia', name: 'Mia Lloyd', roles: ['pupil'], yearGroup: 9, form: '9A', official: 'mia@school.example' },
        { login: 'lloyd', name: 'Mrs Lloyd', roles: ['parent'], private: ['lloyd@home.example'] },
      ],
      relations: [
        { from: 'okafor', kind: 'line-manager-of', to: 'ahmed' },
        { from: 'lloyd', kind: 'guardian-of', to: 'mia' },
      ],
      groups: [
        {
          key: 'all-staff',
          name: 'All staff',
          address: 'all-staff@school.example',
          members: ['okafor', 'ahmed', 'ahmed2'],
        },
      ],
    }),
  )
  const idOf = (login: string) => ids.get(login) ?? assert.fail(`no ${login}`)
  return { database, schoolId, people, idOf }
}

test('the directory knows people, lists and how they stand to one another', async (t) => {
  const { people, schoolId, idOf } = await openTestSchool(t)
  const directory = await people.directory(schoolId)
  assert.equal(directory.personByAddress('AHMED@home.example')?.login, 'ahmed')
  assert.equal(directory.lineManagerOf(idOf('ahmed'))?.login, 'okafor')
  assert.equal(directory.lineManagerOf(idOf('okafor')), undefined)
  assert.equal(directory.formTutorOf(idOf('mia'))?.login, 'ahmed')
  assert.deepEqual(
    directory.guardiansOf(idOf('mia')).map(({ login }) => login),
    ['lloyd'],
  )
  assert.deepEqual(directory.sameName('ahmed@school.example'), ['a.ahmed2@school.example'])
  assert.equal(directory.officialAddressOf(idOf('ahmed')), 'ahmed@school.example')
  assert.equal(directory.groupByAddress('all-staff@school.example')?.members.length, 3)
})

test('a change is seen by the next transaction, and one rolled back by nobody', async (t) => {
  const { database, people, schoolId, idOf } = await openTestSchool(t)
  const before = await people.directory(schoolId)
  const given = new Error('given up')
  await assert.rejects(
    database.inSchool(schoolId, async (tx) => {
      await tx.updateTable('people.person').set({ name: 'Nobody' }).where('id', '=', idOf('ahmed')).execute()
      await touchPeople(tx, schoolId)
      assert.equal((await people.directoryIn(tx, schoolId)).personById(idOf('ahmed'))?.name, 'Nobody')
      throw given
    }),
    given,
  )
  assert.equal((await people.directory(schoolId)).personById(idOf('ahmed'))?.name, 'Mr A Ahmed')
  assert.equal(await database.inSchool(schoolId, (tx) => people.epochIn(tx)), before.epoch)
})

test('another school sees none of them', async (t) => {
  const { database, people } = await openTestSchool(t)
  const other = await database.addSchool('other')
  assert.equal((await people.directory(other)).people.length, 0)
})

test('ten wrong guesses lock an account until it is unlocked', async (t) => {
  const { database, people, schoolId, idOf } = await openTestSchool(t)
  await database.inSchool(schoolId, (tx) => setPassword(tx, schoolId, idOf('ahmed'), 'correct horse'))
  const guess = (password: string, login = 'ahmed') =>
    database.inSchool(schoolId, async (tx) =>
      checkSignIn(
        tx,
        { login, password },
        { schoolId, at, directory: await people.directoryIn(tx, schoolId), openSecret: async (sealed) => sealed },
      ),
    )
  const codeOf = async (password: string, login?: string) => {
    const result = await guess(password, login)
    return result.ok ? 'signed in' : result.error.code
  }
  assert.equal(await codeOf('correct horse'), 'signed in')
  assert.equal(await codeOf('correct horse', 'ahmed@school.example'), 'signed in')
  assert.equal(await codeOf('correct horse', 'nobody'), 'people.wrong-password')
  for (let n = 1; n < 10; n += 1) assert.equal(await codeOf('wrong'), 'people.wrong-password', `guess ${n}`)
  assert.equal(await codeOf('wrong'), 'people.locked')
  assert.equal(await codeOf('correct horse'), 'people.locked')
  assert.equal(await database.inSchool(schoolId, (tx) => unlock(tx, schoolId, idOf('ahmed'))), true)
  assert.equal(await codeOf('correct horse'), 'signed in')
})

test('a code from the authenticator works once', async (t) => {
  const { database, people, schoolId, idOf } = await openTestSchool(t)
  const secret = newTotpSecret()
  await database.inSchool(schoolId, async (tx) => {
    await setPassword(tx, schoolId, idOf('okafor'), 'correct horse')
    await tx
      .updateTable('people.credential')
      .set({ totp_secret: Buffer.from(secret) })
      .where('person_id', '=', idOf('okafor'))
      .execute()
  })
  const signIn = (totp?: string) =>
    database.inSchool(schoolId, async (tx) => {
      const guess = { login: 'okafor', password: 'correct horse', ...(totp === undefined ? {} : { totp }) }
      const result = await checkSignIn(tx, guess, {
        schoolId,
        at,
        directory: await people.directoryIn(tx, schoolId),
        openSecret: async (sealed) => sealed,
      })
      return result.ok ? result.method : result.error.code
    })
  const code = new TOTP({ secret: new Secret({ buffer: new Uint8Array(secret).buffer }) }).generate({
    timestamp: at.epochMilliseconds,
  })
  assert.equal(await signIn(), 'people.totp-needed')
  assert.equal(await signIn(code), 'password-totp')
  assert.equal(await signIn(code), 'people.wrong-totp')
})

test('a device password signs a mail program in, and nobody else', async (t) => {
  const { database, people, schoolId, idOf } = await openTestSchool(t)
  const secret = newDevicePassword()
  assert.match(secret, /^([a-z0-9]{5}-){3}[a-z0-9]{5}$/)
  await database.inSchool(schoolId, (tx) =>
    addDevicePassword(tx, schoolId, { personId: idOf('ahmed'), label: 'phone', secret }),
  )
  assert.equal(
    (await people.authenticateDevice(schoolId, { login: 'ahmed@school.example', password: secret }))?.login,
    'ahmed',
  )
  assert.equal(await people.authenticateDevice(schoolId, { login: 'okafor', password: secret }), undefined)
  assert.equal(await people.authenticateDevice(schoolId, { login: 'ahmed', password: `${secret}x` }), undefined)
})

test('a session lasts its hours and ends when it is ended', async (t) => {
  const { database, schoolId, idOf } = await openTestSchool(t)
  const begin = () =>
    database.inSchool(schoolId, (tx) => startSession(tx, { schoolId, personId: idOf('ahmed'), method: 'password', at }))
  const token = readCookie((await begin()).cookie)?.token ?? assert.fail('no token')
  const find = (when: Temporal.Instant) => database.inSchool(schoolId, (tx) => findSession(tx, schoolId, token, when))
  assert.equal((await find(at.add({ hours: 11 })))?.personId, idOf('ahmed'))
  assert.equal(await find(at.add({ hours: 12 })), undefined)
  await database.inSchool(schoolId, (tx) => endSession(tx, schoolId, token, at.add({ minutes: 5 })))
  assert.equal(await find(at.add({ minutes: 6 })), undefined)
  await begin()
  assert.equal(await database.inSchool(schoolId, (tx) => forgetSessions(tx, schoolId, at.add({ hours: 25 }))), 1)
  assert.equal(readCookie('not-a-cookie'), undefined)
})
