import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { promisify } from 'node:util'
import { openSchool } from '../../../test/journeys/open-gateway.ts'
import { demoDevicePassword } from '../../demo/make-school.ts'

const run = promisify(execFile)
const wednesday = '2026-11-18T10:15:00Z'

test('swaks submits with a device password, and what it sent leaves octet for octet', async (t) => {
  if (!existsSync('/usr/bin/swaks')) return t.skip('no /usr/bin/swaks')
  const school = await openSchool(t, { at: wednesday })
  const directory = await mkdtemp(join(tmpdir(), 'beadle-swaks-'))
  t.after(() => rm(directory, { recursive: true }))
  const message =
    'From: ahmed@school.example\nTo: jones@school.example\nSubject: Minutes\nX-Odd:  two  spaces \n\n.a dot\nÅ\n'
  await writeFile(join(directory, 'message'), message)
  const { stdout } = await run('/usr/bin/swaks', [
    ...['--server', `127.0.0.1:${school.submissionPort}`, '--auth', 'PLAIN'],
    ...['--auth-user', 'ahmed', '--auth-password', demoDevicePassword],
    ...['--from', 'ahmed@school.example', '--to', 'jones@school.example', '--data', `@${join(directory, 'message')}`],
  ])
  assert.match(stdout, /<- +250 2\.0\.0 Taken as/)
  const [mail] = await school.left()
  // swaks ends a message that it reads from a file with an empty line of its own.
  assert.ok(mail?.message.includes(Buffer.from(message.replaceAll('\n', '\r\n'))))
})

test('smtp-source sends many at once, and each leaves once', async (t) => {
  if (!existsSync('/usr/sbin/smtp-source')) return t.skip('no /usr/sbin/smtp-source')
  const school = await openSchool(t, { at: wednesday })
  const count = 100
  await run('/usr/sbin/smtp-source', [
    ...['-s', '10', '-m', String(count), '-l', '3000'],
    ...['-f', 'sender@list.example', '-t', 'jones@school.example', `127.0.0.1:${school.relayPort}`],
  ])
  const left = await school.left()
  const ids = new Set(left.map(({ message }) => /^Message-Id: (.*)\r$/im.exec(message.toString('latin1'))?.[1]))
  assert.deepEqual([left.length, ids.size], [count, count])
})
