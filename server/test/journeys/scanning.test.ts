import assert from 'node:assert/strict'
import test from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { openGateway } from '../../src/gateways/smtp/index.ts'
import { openClamd } from '../../src/gateways/smtp/scan/clamd.ts'
import { type Scanner, ScannerAwayError } from '../../src/gateways/smtp/scan/scanner.ts'
import { clamdMissing, eicar, openRealClamd } from '../../src/gateways/smtp/scan/testing/real-clamd.ts'
import { mailHome } from '../../src/modules/mail/index.ts'
import { type MailSchool, openSchool } from './open-gateway.ts'

const wednesday = '2026-11-18T10:15:00Z'
const settings = { scanning: 'clamd' } as const

const withFile = (content: Buffer, from = 'ahmed@school.example') =>
  Buffer.from(
    [
      `From: <${from}>`,
      'To: jones@school.example',
      'Subject: For information: the notes',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      '',
      'Attached.',
      '--b',
      'Content-Type: text/plain; name="notes.txt"',
      'Content-Transfer-Encoding: base64',
      '',
      content.toString('base64'),
      '--b--',
      '',
    ].join('\r\n'),
  )

/** A scanner that a test can take away and teach. */
function pretendScanner(): Scanner & { away: boolean; knows: boolean; asked: number; fails: string } {
  const scanner = {
    away: false,
    fails: 'nothing at all',
    knows: true,
    asked: 0,
    async scan(content: Uint8Array) {
      scanner.asked++
      if (scanner.away) throw new ScannerAwayError('taken away')
      if (Buffer.from(content).includes(scanner.fails)) throw new ScannerAwayError('it hangs', { isAboutThis: true })
      const isFound = scanner.knows && Buffer.from(content).includes(eicar)
      return isFound ? ({ is: 'found', name: 'Eicar' } as const) : ({ is: 'clean' } as const)
    },
  }
  return scanner
}

/** Until a message has that state, or as it stands when it never comes. */
async function becomes(school: MailSchool, id: string, state: string): Promise<readonly string[]> {
  for (let tries = 0; tries < 100; tries++) {
    const states = await school.states(id)
    if (states[0] === state) return states
    await wait(100)
  }
  return school.states(id)
}

test('malware is refused at the door, under its clause; what is clean goes', async (t) => {
  if (clamdMissing) return t.skip(clamdMissing)
  await using clamd = await openRealClamd()
  const school = await openSchool(t, { at: wednesday, settings, scanner: openClamd({ address: { path: clamd.path } }) })
  const refused = await school.as('ahmed').sends({ to: 'jones', raw: withFile(eicar) })
  assert.match(refused.said, /^550 5\.7\.1 .*malware/i)
  const inWords = await school.as('ahmed').sends({ to: 'jones', text: `For information: ${eicar}` })
  assert.match(inWords.said, /^550 5\.7\.1 .*malware/i)
  const clean = await school.as('ahmed').sends({ to: 'jones', raw: withFile(Buffer.from('notes')) })
  assert.match(clean.said, /^250/)
  assert.equal((await school.left()).length, 1)
})

test('the scanner killed: mail with files waits and says so, and goes by itself when it is back', async (t) => {
  if (clamdMissing) return t.skip(clamdMissing)
  await using clamd = await openRealClamd()
  const scanner = openClamd({ address: { path: clamd.path }, awayMs: 100, mostAwayMs: 200 })
  const school = await openSchool(t, { at: wednesday, settings, scanner })
  await clamd.kill()
  const clean = await school.as('ahmed').sends({ to: 'jones', raw: withFile(Buffer.from('notes')) })
  const bad = await school.as('brennan').sends({ to: 'jones', raw: withFile(eicar, 'brennan@school.example') })
  const plain = await school.as('ahmed').sends({ to: 'jones', text: 'For information: no files here.' })
  assert.match(clean.said, /^250/)
  assert.match(bad.said, /^250/)
  assert.equal((await school.left()).length, 1)
  assert.deepEqual(
    [await school.states(clean.id), await school.states(bad.id), await school.states(plain.id)],
    [['held'], ['held'], ['delivered']],
  )
  const [told] = await school.noticesTo('ahmed')
  assert.match(told?.subjectLine ?? '', /^Held: /)
  assert.match(told?.text ?? '', /the scanner does not answer[\s\S]*goes by itself/)
  await clamd.start()
  assert.deepEqual(await becomes(school, clean.id, 'delivered'), ['delivered'])
  assert.deepEqual(await becomes(school, bad.id, 'refused'), ['refused'])
  assert.match((await school.noticesTo('brennan')).at(-1)?.text ?? '', /Malware was found in your message/)
  assert.ok((await school.kinds('message', clean.id)).includes('mail.released'))
  assert.ok((await school.kinds('message', bad.id)).includes('mail.refused'))
  assert.equal((await school.left()).length, 2)
})

test('what was let go by the clock is scanned again before it goes, by what the scanner knows then', async (t) => {
  const scanner = pretendScanner()
  scanner.knows = false
  const school = await openSchool(t, { at: '2026-11-21T20:00:00Z', settings, scanner })
  const bad = await school.as('ahmed').sends({ to: 'jones', raw: withFile(eicar) })
  const clean = await school.as('ahmed').sends({ to: 'jones', raw: withFile(Buffer.from('notes')) })
  assert.deepEqual(await school.states(bad.id), ['held'])
  scanner.knows = true
  await school.until('2026-11-23T07:30:00Z')
  assert.deepEqual(await becomes(school, bad.id, 'refused'), ['refused'])
  assert.deepEqual(await becomes(school, clean.id, 'delivered'), ['delivered'])
  assert.equal((await school.left()).length, 1)
})

test('what a person released waits for the scanner too, and a withdrawal ends that wait', async (t) => {
  const scanner = pretendScanner()
  const school = await openSchool(t, { at: wednesday, settings, scanner })
  const museum = 'visits@museum.example'
  const first = await school.as('ahmed').sends({ to: museum, raw: withFile(Buffer.from('notes')) })
  const second = await school.as('ahmed').sends({ to: museum, raw: withFile(Buffer.from('other notes')) })
  scanner.away = true
  for (const { id } of [first, second])
    await school.as('brennan').acts({ messageId: id, outcome: 'release', reason: 'known' })
  assert.deepEqual(await school.left(), [])
  await school.as('ahmed').acts({ messageId: second.id, outcome: 'withdraw' })
  scanner.away = false
  assert.deepEqual(await becomes(school, first.id, 'delivered'), ['delivered'])
  assert.deepEqual(await school.states(second.id), ['withdrawn'])
  assert.equal((await school.left()).length, 1)
})

test('from outside, those it was for are told when the scanner stops it', async (t) => {
  const scanner = pretendScanner()
  scanner.away = true
  const school = await openSchool(t, { at: wednesday, settings, scanner })
  const parent = (await school.people.directory(school.schoolId)).personByLogin('lloyd')?.addresses[0]?.address ?? ''
  const sent = await school.receives(parent, { to: 'ahmed', raw: withFile(eicar, parent) })
  assert.match(sent.said, /^250/)
  assert.deepEqual(await school.states(sent.id), ['held'])
  assert.deepEqual(await school.noticesTo(parent), [])
  scanner.away = false
  assert.deepEqual(await becomes(school, sent.id, 'refused'), ['refused'])
  assert.match((await school.noticesTo('ahmed')).at(-1)?.text ?? '', /malware was found in it/)
  assert.deepEqual(await school.noticesTo(parent), [])
})

test('a message over which the scanner fails stands in nobody’s way, and those who can mend it hear of it', async (t) => {
  const scanner = pretendScanner()
  scanner.fails = Buffer.from('poison').toString('base64')
  const school = await openSchool(t, { at: wednesday, settings, scanner })
  const poisons = await Promise.all(
    Array.from({ length: 5 }, () => school.as('ahmed').sends({ to: 'jones', raw: withFile(Buffer.from('poison')) })),
  )
  scanner.away = true
  const clean = await school.as('ahmed').sends({ to: 'jones', raw: withFile(Buffer.from('notes')) })
  scanner.away = false
  assert.deepEqual(await becomes(school, clean.id, 'delivered'), ['delivered'])
  for (const { id } of poisons) assert.deepEqual(await school.states(id), ['held'])
  const itemsOf = async (login: string) =>
    school.database.inSchool(school.schoolId, async (tx) =>
      (await mailHome(school.parts)(tx, { schoolId: school.schoolId, personId: school.id(login) })).map(
        ({ title }) => title,
      ),
    )
  assert.deepEqual(await itemsOf('finch'), [])
  school.clock.set('2026-11-18T10:20:00Z')
  assert.match((await itemsOf('finch'))[0] ?? '', /^5 messages wait for the malware scanner/)
  assert.deepEqual(await itemsOf('jones'), [])
})

test('what waited for as long as mail that cannot be delivered is refused, and its sender told', async (t) => {
  const scanner = pretendScanner()
  scanner.away = true
  const school = await openSchool(t, { at: wednesday, settings, scanner })
  const sent = await school.as('ahmed').sends({ to: 'jones', raw: withFile(Buffer.from('notes')) })
  assert.deepEqual(await school.states(sent.id), ['held'])
  school.clock.set('2026-11-23T10:15:00Z')
  assert.deepEqual(await becomes(school, sent.id, 'refused'), ['refused'])
  assert.match((await school.noticesTo('ahmed')).at(-1)?.text ?? '', /could not be scanned/)
})

test('what waits for the scanner waits over a restart of this server', async (t) => {
  const school = await openSchool(t, { at: wednesday, settings, gateway: false })
  const scanner = pretendScanner()
  const open = () =>
    openGateway({
      parts: school.parts,
      scanner,
      smartHost: { host: '127.0.0.1', port: school.sink.port, tls: 'none' },
      submission: { host: '127.0.0.1', port: 0, logOnInClear: true },
      relay: { host: '127.0.0.1', port: 0, from: [] },
      courier: { pollMs: 50, lanes: 1 },
    })
  scanner.away = true
  const first = await open()
  const sent = await school.as('ahmed', first).sends({ to: 'jones', raw: withFile(Buffer.from('notes')) })
  assert.match(sent.said, /^250/)
  await first[Symbol.asyncDispose]()
  scanner.away = false
  assert.deepEqual(await school.states(sent.id), ['held'])
  await using _second = await open()
  assert.deepEqual(await becomes(school, sent.id, 'delivered'), ['delivered'])
})
