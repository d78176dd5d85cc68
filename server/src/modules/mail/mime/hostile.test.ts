import assert from 'node:assert/strict'
import test from 'node:test'
import { readMessage } from './message.ts'

// Reading stands in the way of everybody else's mail. Each of these is read in a moment where the work grows with the length,
// and not within this test's time where it grows with its square.
const size = 8 * 1024 * 1024
const hostile: Readonly<Record<string, () => string>> = {
  'lines of a header that are no fields': () => `From: a@b.example\r\n${'x\r\n'.repeat(size / 3)}\r\n`,
  'a page of opening brackets': () => `Content-Type: text/html\r\n\r\n${'<'.repeat(size)}`,
  'comments that never close, in the name of an encoding': () =>
    `Content-Transfer-Encoding: ${'('.repeat(size)}\r\n\r\nx`,
  'comments that never close, in the name of a type': () => `Content-Type: ${'('.repeat(size)}\r\n\r\nx`,
  'base64 padded after every letter': () =>
    `Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n${'=A'.repeat(size / 2)}`,
  'brackets that never close, among the addresses': () => `To: ${'<'.repeat(size)}\r\n\r\nx`,
  'white space in every place': () =>
    `To: ${' '.repeat(size)}x\r\nSubject: ${' '.repeat(size)}x\r\nContent-Type: a${' '.repeat(size)};\r\n\r\nx`,
}

for (const [what, write] of Object.entries(hostile))
  test(`${what}: read in time that grows with the length`, { timeout: 60_000 }, () => {
    assert.ok(readMessage(Buffer.from(write())).problems.length >= 0)
  })

test('a part is searched for its boundary no further than its own end', () => {
  const inner = 'Content-Type: multipart/mixed; boundary=inner\r\n\r\nno boundary here\r\n'
  const raw = `Content-Type: multipart/mixed; boundary=outer\r\n\r\n--outer\r\n${inner}--outer\r\n\r\n--inner\r\n\r\nnot of the first part\r\n--outer--\r\n`
  assert.equal(readMessage(Buffer.from(raw)).text.includes('not of the first part'), true)
})

test('pieces of base64, each with its padding, are one text', () => {
  const pieces = ['Dear ', 'Ms', ' Jones'].map((piece) => Buffer.from(piece).toString('base64')).join('\r\n')
  const raw = `Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n${pieces}`
  assert.equal(readMessage(Buffer.from(raw)).text, 'Dear Ms Jones')
})
