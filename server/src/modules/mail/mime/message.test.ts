import assert from 'node:assert/strict'
import test from 'node:test'
import { readAddressList } from './address-list.ts'
import { decodeEncodedWords } from './encoded-word.ts'
import { readMessage } from './message.ts'
import { readParameterised } from './parameters.ts'
import { decodeTransfer } from './transfer.ts'

const message = (lines: readonly string[], charset: BufferEncoding = 'utf8') =>
  readMessage(Buffer.from(lines.join('\r\n'), charset))

test('the fields a policy asks about are decoded', () => {
  const read = message([
    'From: =?utf-8?Q?Si=C3=A2n?= Jones <Jones@School.example>',
    'To: "Ahmed, A" <ahmed@school.example>, all-staff@school.example,',
    ' Group: a@b.example, "quoted local"@c.example;',
    'Cc: (a comment) d@e.example',
    'Subject: =?iso-8859-1?Q?Caf=E9?= =?utf-8?B?4oCUIHRvZGF5?=',
    ' folded',
    'Message-ID: <one@school.example>',
    'In-Reply-To: <zero@school.example>',
    'References: <a@x.example> <zero@school.example>',
    '',
    'Hello',
  ])
  assert.equal(read.subjectLine, 'Café— today folded')
  assert.deepEqual(read.from, [{ address: 'Jones@School.example', name: 'Siân Jones' }])
  assert.deepEqual(
    read.to.map(({ address }) => address),
    ['ahmed@school.example', 'all-staff@school.example', 'a@b.example', '"quoted local"@c.example'],
  )
  assert.deepEqual(read.cc, [{ address: 'd@e.example' }])
  assert.equal(read.messageId, '<one@school.example>')
  assert.deepEqual(read.references, ['<a@x.example>', '<zero@school.example>'])
  assert.equal(read.text, 'Hello')
})

test('text, page and files are found inside nested parts', () => {
  const read = message([
    'Content-Type: multipart/mixed; boundary="o"',
    '',
    'preamble --o is not a boundary',
    '--o',
    'Content-Type: multipart/alternative; boundary=oi',
    '',
    '--oi',
    'Content-Type: text/plain; charset=iso-8859-1',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    'caf=E9 and a soft=',
    ' break',
    '--oi',
    'Content-Type: text/html',
    '',
    '<p>page</p>',
    '--oi--',
    '--o',
    'Content-Type: application/octet-stream',
    'Content-Disposition: attachment; filename*0*=utf-8\'\'plan%20; filename*1="2026.exe"',
    'Content-Transfer-Encoding: base64',
    '',
    'TVpQ',
    '--o',
    'Content-Type: message/rfc822',
    '',
    'Subject: inner',
    'Message-ID: <inner@x.example>',
    'Content-Type: application/zip; name="../../a.zip"',
    '',
    'PK',
    '--o--',
    'epilogue',
  ])
  assert.equal(read.text, 'café and a soft break')
  assert.equal(read.html, '<p>page</p>')
  assert.deepEqual(
    read.attachments.map(({ filename, mediaType }) => [filename, mediaType]),
    [
      ['plan 2026.exe', 'application/octet-stream'],
      ['message.eml', 'message/rfc822'],
      ['a.zip', 'application/zip'],
    ],
  )
  assert.equal(read.attachments[0]?.content.toString(), 'MZP')
  assert.equal(read.nested[0]?.messageId, '<inner@x.example>')
})

test('what is broken is read as people would see it', () => {
  assert.equal(message(['Content-Type: multipart/mixed; boundary=x', '', 'no boundary ever']).text, 'no boundary ever')
  const unclosed = message(['Content-Type: multipart/mixed; boundary=x', '', '--x', '', 'part'])
  assert.deepEqual([unclosed.text, unclosed.problems], ['part', ['unclosed']])
  assert.equal(message(['Content-Type: text/plain; charset=no-such', '', 'naïve']).text, 'naïve')
  assert.equal(message(['Content-Type: text/plain; charset=us-ascii', '', 'naïve'], 'latin1').text, 'naïve')
  assert.equal(message(['Content-Type: text/plain; charset=utf-7', '', '+AGkAZABpAG8AdA- x']).text, 'idiot x')
  assert.equal(message(['Subject: x', 'not a field', '', 'body']).text, 'body')
  assert.equal(message(['no header at all']).subjectLine, '')
  assert.equal(readMessage(Buffer.alloc(0)).text, '')
})

test('depth and number of parts are bounded', () => {
  const deep = Array.from(
    { length: 60 },
    (_, level) => `Content-Type: multipart/mixed; boundary=b${level}\r\n\r\n--b${level}\r\n`,
  ).join('')
  assert.deepEqual(readMessage(Buffer.from(deep)).problems.includes('too-deep'), true)
  const wide = `Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\nContent-Disposition: attachment\r\n\r\nx\r\n'.repeat(3000)}`
  const read = readMessage(Buffer.from(wide))
  assert.equal(read.problems.includes('too-many-parts'), true)
  assert.ok(read.attachments.length <= 1000)
})

test('encoded words: letters split over words are joined, spaces between words go, others stay', () => {
  assert.equal(decodeEncodedWords('=?utf-8?B?4oI=?= =?utf-8?B?rA==?='), '€')
  assert.equal(decodeEncodedWords('a =?utf-8?Q?b_c?= d =?utf-8?Q?e?= =?iso-8859-1?Q?=E9?='), 'a b c d eé')
  assert.equal(decodeEncodedWords('=?nonsense'), '=?nonsense')
})

test('parameters: quotes, comments, semicolons within, continuations in any order', () => {
  const read = readParameterised('Text/Plain (x;y); charset = "utf-8"; name*1="b;c"; name*0="a\\"" ; format=flowed')
  assert.equal(read.value, 'text/plain')
  assert.deepEqual([...read.parameters].sort(), [
    ['charset', 'utf-8'],
    ['format', 'flowed'],
    ['name', 'a"b;c'],
  ])
})

test('base64 in several padded pieces is read to its end', () => {
  assert.equal(decodeTransfer(Buffer.from('aGFs\r\nbG8=\r\nIHlvdQ==\r\n'), 'base64').toString(), 'hallo you')
})

test('address lists never fail and never hang', () => {
  for (const odd of ['<', '"', '(', ':;,', '<a@b', '"a" <', '((((', 'a@b.example c@d.example', `${'('.repeat(5000)}`])
    assert.ok(Array.isArray(readAddressList(odd)))
})
