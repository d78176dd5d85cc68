import assert from 'node:assert/strict'
import test from 'node:test'
import { tnef } from '../../src/modules/mail/mime/testing/seeds.ts'
import { openSchool } from './open-gateway.ts'

const head = [
  'From: Bilal Ahmed <ahmed@school.example>',
  'To: mia@school.example',
  'Date: Wed, 18 Nov 2026 10:45:00 +0000',
  'MIME-Version: 1.0',
]
const unkind = 'You are an idiot, Mia. You stupid fool.'
const base64 = (text: string | Buffer) => Buffer.from(text).toString('base64')
const packed = ['Content-Transfer-Encoding: base64', '', base64(unkind)]

// Each shows Mia the words in some mail program, and something harmless in another.
const ways: Readonly<Record<string, readonly string[]>> = {
  'a second Content-Type': ['Content-Type: text/plain', 'Content-Type: multipart/mixed; boundary=b', '', '--b', ...packed, '--b--'],
  'a second encoding': ['Content-Transfer-Encoding: 7bit', 'Content-Transfer-Encoding: base64', '', base64(unkind)],
  'parts after the end': ['Content-Type: multipart/mixed; boundary=b', '', '--b', '', 'Homework.', '--b--', '--b', ...packed, '--b--'],
  'a boundary that goes on': ['Content-Type: multipart/mixed; boundary=b', '', '--b', '', 'Homework.', '--bx', ...packed, '--b--'],
  'a header cut short': ['Content-Type: text/plain', 'homework', ...packed],
  'a message within a message': ['Content-Type: message/rfc822', '', 'Subject: Homework', 'Content-Type: message/rfc822', '', 'Subject: x', '', unkind],
  'UTF-16 under another name': ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: base64', '', base64(Buffer.from(unkind, 'utf16le'))],
  'an attached text': ['Content-Type: text/plain; name=homework.txt', 'Content-Disposition: attachment', '', unkind],
} // biome-ignore format: one way a line

test('unkind words to a pupil are refused, however a message hides them', async (t) => {
  const school = await openSchool(t, { at: '2026-11-18T10:45:00Z' })
  for (const [what, lines] of Object.entries(ways)) {
    const raw = Buffer.from([...head, `Subject: Homework, ${what}`, ...lines, ''].join('\r\n'), 'latin1')
    const sent = await school.as('ahmed').sends({ to: 'mia', raw })
    assert.match(sent.said, /^550 .*abusive/, what)
  }
  assert.deepEqual(await school.left(), [])
})

const program = Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), Buffer.alloc(300, 0xcc)])
const carriers: Readonly<Record<string, readonly string[]>> = {
  'a second name': ['Content-Type: application/pdf; name=minutes.exe', 'Content-Disposition: attachment; filename=minutes.pdf', '', 'x'],
  'an innocent name': ['Content-Type: image/png; name=photo.png', 'Content-Transfer-Encoding: base64', '', base64(program)],
  'a file within TNEF': ['Content-Type: application/ms-tnef; name=winmail.dat', 'Content-Transfer-Encoding: base64', '', base64(tnef())],
  'a file within text': ['', 'Minutes below.', 'begin 644 minutes.exe', '#35J0', '`', 'end'],
  'a link of a page': ['Content-Type: text/html', '', `<a download="a" href="data:application/octet-stream;base64,${base64(program)}">minutes</a>`],
} // biome-ignore format: one way a line

test('a program is refused, however a message carries it', async (t) => {
  const school = await openSchool(t, { at: '2026-11-18T10:45:00Z' })
  for (const [what, lines] of Object.entries(carriers)) {
    const raw = Buffer.from([...head, `Subject: Minutes, ${what}`, ...lines, ''].join('\r\n'), 'latin1')
    const sent = await school.as('ahmed').sends({ to: 'mia', raw })
    assert.match(sent.said, /^5/, what)
  }
  assert.deepEqual(await school.left(), [])
})
