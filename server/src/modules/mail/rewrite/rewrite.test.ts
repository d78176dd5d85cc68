import assert from 'node:assert/strict'
import test from 'node:test'
import type { Changes } from '../changes.ts'
import { readMessage } from '../mime/message.ts'
import { filesOf, readTree, rewriteMessage } from './index.ts'

const disclaimer = 'You can reach the person who wrote this through the school office.'
const welsh = 'Gallwch gysylltu â’r ysgol drwy’r swyddfa yn Nhŷ Ŵyl.'
const words = {
  textsOf: () => [disclaimer, welsh],
  sayRemoved: (host: string) => `[link to ${host} removed]`,
  sayLinked: ({ filename }: { filename: string }) => `<p>${filename} is kept</p>`,
}

const mail = (lines: readonly string[]) => Buffer.from(lines.join('\r\n'), 'latin1')

function changed(raw: Buffer, changes: Partial<Changes>, more = {}): Buffer {
  return rewriteMessage(raw, { tags: [], ...changes }, { ...words, ...more }) ?? assert.fail('not rewritten')
}

const below = (raw: Buffer) => changed(raw, { disclaimer: 'key' })

test('a plain message gets the text below, and only octets behind its own are new', () => {
  const raw = mail([
    'From: a@b.example',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    'Dear all,',
    '',
    'A.',
    '',
  ])
  const made = below(raw)
  assert.ok(made.subarray(0, raw.length).equals(raw))
  assert.match(readMessage(made).text, /A\.\n\nYou can reach the person[\s\S]*Nhŷ Ŵyl\.\n$/)
})

test('letters that its character set lacks have it become UTF-8, and its own letters stay', () => {
  const raw = mail([
    'Content-Type: text/plain; charset="iso-8859-1"; format=flowed',
    'Content-Transfer-Encoding: 8bit',
    '',
    'caf\xe9 ',
    'au lait',
    '',
  ])
  const made = below(raw)
  assert.match(made.toString('latin1'), /^Content-Type: text\/plain; charset=utf-8; format=flowed\r\n/)
  assert.match(readMessage(made).text, /café \nau lait\n\nYou can/)
})

test('a header without any MIME gets the fields it needs', () => {
  const made = below(mail(['Subject: x', '', 'Hello', '']))
  assert.match(
    made.toString('latin1'),
    /^Subject: x\r\nMIME-Version: 1\.0\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Type: text\/plain; charset=utf-8\r\n\r\nHello\r\n/,
  )
  assert.match(readMessage(made).text, /Tŷ|Nhŷ/)
})

test('base64 and quoted-printable bodies stay in their encoding', () => {
  const text = 'Caffi â llaeth, '.repeat(20)
  for (const [encoding, body] of [
    ['base64', Buffer.from(text).toString('base64').replace(/.{76}/g, '$&\r\n')],
    ['quoted-printable', 'Caffi =C3=A2 llaeth, =\r\nac un arall'],
  ] as const) {
    const made = below(
      mail(['Content-Type: text/plain; charset=utf-8', `Content-Transfer-Encoding: ${encoding}`, '', body, '']),
    )
    assert.match(readMessage(made).text, /Caffi â llaeth, [\s\S]*You can reach[\s\S]*Nhŷ Ŵyl/)
    assert.ok(
      made
        .toString('latin1')
        .split('\r\n')
        .every((line) => line.length <= 76),
    )
  }
})

const both = mail([
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=out',
  '',
  'preamble',
  '--out',
  'Content-Type: multipart/alternative; boundary=in',
  '',
  '--in',
  'Content-Type: text/plain; charset=us-ascii',
  '',
  'Visit https://evil.example/a?b=c now.',
  '--in',
  'Content-Type: text/html; charset=windows-1252',
  '',
  '<html><body><p>caf\xe9 <a class=x href="https://evil.example/a">here</a></p></BODY ></html>',
  '--in--',
  '--out',
  'Content-Type: application/pdf; name="a b.pdf"',
  'Content-Transfer-Encoding: base64',
  '',
  'JVBERi0=',
  '--out--',
  'epilogue',
])

test('both forms of a body get the text; the page before its end, in references', () => {
  const made = below(both).toString('latin1')
  assert.match(
    made,
    /caf\xe9 .*<\/p><div[^>]*><p>You can[^<]*<\/p><p>[^<]*&#226;&#8217;r[^<]*<\/p><\/div><\/BODY ><\/html>\r\n--in--/,
  )
  assert.match(made, /now\.\r\n\r\nYou can/)
  assert.match(made, /preamble\r\n--out[\s\S]*JVBERi0=\r\n--out--\r\nepilogue$/)
})

test('a message of files and no words gets a part of its own', () => {
  const raw = mail([
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: application/pdf; name=a.pdf',
    '',
    '%PDF',
    '--b--',
    '',
  ])
  const made = readMessage(below(raw))
  assert.match(made.text, /^You can reach[\s\S]*Nhŷ Ŵyl\.\n$/)
  assert.deepEqual(
    made.attachments.map(({ filename, content }) => [filename, content.toString()]),
    [['a.pdf', '%PDF']],
  )
})

test('what is said to be ASCII and is UTF-8 stays what it shows', () => {
  const raw = mail(['Content-Transfer-Encoding: 8bit', '', Buffer.from('Tŷ').toString('latin1'), ''])
  assert.match(readMessage(below(raw)).text, /^Tŷ\n\nYou can reach[\s\S]*Nhŷ Ŵyl\.\n$/)
})

test('once: not below what carries it, in its own words or quoted', () => {
  const once = below(both)
  assert.ok(below(once).equals(once))
  const quoted = mail([
    'Content-Type: text/plain',
    '',
    'Thanks.',
    '',
    '> You can reach the person who',
    '> wrote this through the',
    '> school office.',
    '',
  ])
  assert.ok(below(quoted).equals(quoted))
})

test('links go from text and page, and where they led is named', () => {
  const made = readMessage(changed(both, { stripLinks: true }))
  assert.match(made.text, /^Visit \[link to evil\[\.\]example removed\] now\./)
  assert.equal(made.html?.includes('href'), false)
  assert.match(made.html ?? '', /caf\xe9 <a class=x>\[link to evil\[\.\]example removed\] here<\/a>/)
})

test('files go, and a note stands where they were', () => {
  const made = changed(both, { linkAttachments: true })
  assert.deepEqual(
    filesOf(both, readTree(both)).map(({ filename, content }) => [filename, content.toString()]),
    [['a b.pdf', '%PDF-']],
  )
  assert.equal(readMessage(made).attachments.length, 0)
  assert.match(readMessage(made).html ?? '', /a b\.pdf is kept/)
  assert.match(made.toString('latin1'), /--out--\r\nepilogue$/)
})

test('a message that is a file itself becomes the note', () => {
  const raw = mail([
    'Subject: s',
    'Content-Type: application/pdf',
    'Content-Disposition: attachment; filename=x.pdf',
    'Content-Transfer-Encoding: base64',
    '',
    'JVBERi0=',
    '',
  ])
  const made = changed(raw, { linkAttachments: true })
  assert.deepEqual([readMessage(made).subjectLine, readMessage(made).attachments.length], ['s', 0])
  assert.match(readMessage(made).html ?? '', /x\.pdf is kept/)
})

test('links of ours are set in after those of others have gone', () => {
  const made = changed(
    both,
    { stripLinks: true, linkAttachments: true },
    { sayLinked: () => '<a href="https://b.example/f/1">f</a>' },
  )
  assert.match(readMessage(made).html ?? '', /href="https:\/\/b\.example\/f\/1"/)
})

test('recipients do not see one another in any field, folded, grouped or sent on', () => {
  const raw = mail([
    'Received: x',
    'To: "A" <a@b.example>,',
    '\tc@d.example',
    'CC: Friends: e@f.example, g@h.example;',
    'Resent-To: i@j.example',
    'Bcc: k@l.example',
    'Subject: caf\xe9',
    'Delivered-To: m@n.example',
    '',
    'To: stays',
    '',
  ])
  assert.equal(
    changed(raw, { recipients: 'bcc' }).toString('latin1'),
    'Received: x\r\nTo: undisclosed-recipients:;\r\nSubject: caf\xe9\r\n\r\nTo: stays\r\n',
  )
  assert.match(
    changed(raw, { recipients: 'split' }, { only: { address: 'a@b.example', name: 'A' } }).toString('latin1'),
    /^Received: x\r\nTo: "A" <a@b\.example>\r\nSubject/,
  )
})

const never: Readonly<Record<string, readonly string[]>> = {
  signed: [
    'Content-Type: multipart/signed; boundary=b; protocol="application/pgp-signature"',
    '',
    '--b',
    '',
    'x',
    '--b',
    'Content-Type: application/pgp-signature',
    '',
    'y',
    '--b--',
  ],
  'S/MIME': ['Content-Type: application/pkcs7-mime; smime-type=signed-data', '', 'x'],
  encrypted: ['Content-Type: multipart/encrypted; boundary=b', '', '--b', '', 'x', '--b--'],
  'an invitation': [
    'Content-Type: multipart/alternative; boundary=b',
    '',
    '--b',
    '',
    'x',
    '--b',
    'Content-Type: text/calendar; method=REQUEST',
    '',
    'BEGIN:VCALENDAR',
    '--b--',
  ],
  TNEF: [
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    '',
    'x',
    '--b',
    'Content-Type: application/octet-stream; name=winmail.dat',
    '',
    'x',
    '--b--',
  ],
  'PGP in the text': ['', '-----BEGIN PGP SIGNED MESSAGE-----', 'x'],
  'two readings': ['Content-Type: text/plain', 'Content-Type: text/html', '', 'x'],
  'no last boundary': ['Content-Type: multipart/mixed; boundary=b', '', '--b', '', 'x'],
}

for (const [what, lines] of Object.entries(never))
  test(`never rewritten: ${what}`, () => {
    const raw = mail(['Subject: x', ...lines, ''])
    for (const change of [{ disclaimer: 'key' }, { stripLinks: true }, { linkAttachments: true }] as const)
      assert.equal(rewriteMessage(raw, { tags: [], ...change }, words), undefined, JSON.stringify(change))
  })

test('a boundary that markup had kept from being one does not become one', () => {
  const raw = mail([
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/html',
    '',
    '<p><a href=http://e.example>x</a></p>',
    '<script></script>--b',
    'Content-Type: application/x-msdownload; name=a.exe',
    '',
    'MZ',
    '--b--',
    '',
  ])
  assert.equal(rewriteMessage(raw, { tags: [], stripLinks: true }, words), undefined)
})

test('a text that nobody would see is not set', () => {
  for (const page of ['<p>Hello</p><!-- the rest', '<p>Hello</p><style>p {'])
    assert.equal(
      rewriteMessage(mail(['Content-Type: text/html', '', page, '']), { tags: [], disclaimer: 'key' }, words),
      undefined,
      page,
    )
})
