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

const more: Readonly<Record<string, string>> = {
  'fields without end': repeat('Subject: x\r\n'),
  'recipients without end': `To: ${repeat('a@b.example,')}\r\n\r\n`,
  'words that are no addresses': `To: ${repeat('a ')}\r\n\r\n`,
  'beginnings of encoded words': `Subject: ${repeat('=?a?b?')}\r\n\r\n`,
  'a value folded at every letter': `Subject: ${repeat('\r\n x')}\r\n\r\n`,
  'parameters without end': `Content-Type: a/b${repeat(';a*1=b')}\r\n\r\n`,
  'boundaries and nothing else': `Content-Type: multipart/mixed; boundary=b\r\n\r\n${repeat('--b\r\n')}`,
  'lines that are nearly the boundary': `Content-Type: multipart/mixed; boundary=${'a'.repeat(500)}\r\n\r\n${repeat(`--${'a'.repeat(499)}b\r\n`)}`,
  'lines that begin with the boundary': `Content-Type: multipart/mixed; boundary=b\r\n\r\n${repeat('--bc\r\n')}`,
  'multiparts in multiparts, with lines for none': `${Array.from({ length: 40 }, (_, level) => `Content-Type: multipart/mixed; boundary=b${level}\r\n\r\n--b${level}\r\n`).join('')}${repeat('--q\r\n')}`,
  'messages in messages': repeat('Content-Type: message/rfc822\r\n\r\n'),
  'a digest without end': `Content-Type: multipart/digest; boundary=b\r\n\r\n${repeat('--b\r\n\r\nSubject: x\r\n\r\nx\r\n')}`,
  'parts that say everything twice': `Content-Type: multipart/mixed; boundary=b\r\n\r\n${repeat('--b\r\nContent-Type: a/b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\nz\r\n')}`,
  'files that begin in a text': `\r\n${repeat('begin 644 a\n')}`,
  'links that hold files': `Content-Type: text/html\r\n\r\n${repeat('data:a/b,')}`,
  'escapes of UTF-7': `Content-Type: text/plain; charset=utf-7\r\n\r\n${repeat('+A')}`,
  'groups of RTF': `Content-Type: text/rtf\r\n\r\n{\\rtf${'{'.repeat(250_000)}`,
  'nothing but NUL': `\r\n${repeat('\0')}`,
} // biome-ignore format: one case a line

function repeat(text: string): string {
  return text.repeat(size / text.length)
}

test('hostile mail costs no more than its steps', { timeout: 120_000 }, (t) => {
  let slowest = 0
  let worst = ''
  const cases = { ...Object.fromEntries(Object.entries(hostile).map(([what, write]) => [what, write()])), ...more }
  for (const [what, text] of Object.entries(cases)) {
    const octets = Buffer.from(text)
    const { user } = process.cpuUsage()
    const message = readMessage(octets)
    for (const { content } of message.attachments) assert.ok(content.length <= octets.length, what)
    const took = (process.cpuUsage().user - user) / 1000
    if (took > slowest) [slowest, worst] = [took, what]
    // Read to its end, or stopped and said so.
    assert.ok(message.text.length + message.otherTexts.join('').length <= 4 * 1024 * 1024 + 1024, what)
  }
  t.diagnostic(
    `${Object.keys(cases).length} hostile messages of ${size / 1024 / 1024} MiB read: the slowest, ${worst}, took ${Math.round(slowest)} ms of processor time`,
  )
})

test('what is too much is stopped at the same place each time', () => {
  for (const what of ['boundaries and nothing else', 'fields without end', 'lines that begin with the boundary']) {
    const octets = Buffer.from(more[what] ?? '')
    const [one, other] = [readMessage(octets), readMessage(octets)]
    assert.ok(one.problems.includes('too-complex'), what)
    assert.deepEqual(
      [one.problems, one.attachments.length, one.otherTexts],
      [other.problems, other.attachments.length, other.otherTexts],
    )
  }
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
