import assert from 'node:assert/strict'
import test from 'node:test'
import { isReadWhole, pagesOf, readMessage, wordsOf } from './message.ts'
import { leavesOf } from './part.ts'
import { tnef } from './testing/seeds.ts'

const read = (...lines: readonly string[]) => readMessage(Buffer.from(lines.join('\r\n'), 'latin1'))
const base64 = (text: string | Buffer) => Buffer.from(text).toString('base64')
const names = (message: ReturnType<typeof read>) =>
  message.attachments.flatMap(({ filename, otherNames = [] }) => [filename, ...otherNames])

// Each shows one program something else than another. Whatever shows `smuggled` to anybody must be seen.
const hides: Readonly<Record<string, readonly string[]>> = {
  'a second Content-Type': ['Content-Type: text/plain', 'Content-Type: multipart/mixed; boundary=b', '', '--b', 'Content-Transfer-Encoding: base64', '', base64('smuggled'), '--b--'],
  'a second Content-Transfer-Encoding': ['Content-Transfer-Encoding: 7bit', 'Content-Transfer-Encoding: base64', '', base64('smuggled')],
  'a boundary that is given twice': ['Content-Type: multipart/mixed; boundary=a; boundary=b', '', '--a', '', 'shown', '--a--', '--b', 'Content-Transfer-Encoding: base64', '', base64('smuggled'), '--b--'],
  'a boundary in two notations': ["Content-Type: multipart/mixed; boundary=b; boundary*=us-ascii''a", '', '--a', '', 'shown', '--a--', '--b', 'Content-Transfer-Encoding: base64', '', base64('smuggled'), '--b--'],
  'a boundary with a space': ['Content-Type: multipart/mixed; boundary=b c', '', '--b', 'Content-Transfer-Encoding: base64', '', base64('smuggled'), '--b--'],
  'a boundary that goes on': ['Content-Type: multipart/mixed; boundary=b', '', '--b', '', 'shown', '--bx', 'Content-Transfer-Encoding: base64', '', base64('smuggled'), '--b--'],
  'no boundary at all': ['Content-Type: multipart/mixed', '', '--b', 'Content-Transfer-Encoding: base64', '', base64('smuggled'), '--b--'],
  'another boundary than the one that comes': ['Content-Type: multipart/mixed; boundary=a', '', '--b', 'Content-Transfer-Encoding: base64', '', base64('smuggled'), '--b--'],
  'a boundary without a multipart': ['Content-Type: text/plain; boundary=b', '', '--b', 'Content-Transfer-Encoding: base64', '', base64('smuggled'), '--b--'],
  'parts after the end': ['Content-Type: multipart/mixed; boundary=b', '', '--b', '', 'shown', '--b--', '--b', 'Content-Transfer-Encoding: base64', '', base64('smuggled'), '--b--'],
  'no last boundary': ['Content-Type: multipart/mixed; boundary=b', '', '--b', 'Content-Transfer-Encoding: base64', '', base64('smuggled')],
  'text before the first boundary': ['Content-Type: multipart/mixed; boundary=b', '', 'smuggled', '--b', '', 'shown', '--b--'],
  'text after the last boundary': ['Content-Type: multipart/mixed; boundary=b', '', '--b', '', 'shown', '--b--', 'smuggled'],
  'an encoded multipart': ['Content-Type: multipart/mixed; boundary=b', 'Content-Transfer-Encoding: base64', '', base64('--b\r\n\r\nsmuggled\r\n--b--')],
  'a header cut by a line that is no field': ['Content-Type: text/html', 'no field', 'Content-Transfer-Encoding: base64', '', base64('<p>smuggled')],
  'a header cut by a folded blank line': ['Content-Type: text/plain', ' ', 'smuggled: on the first line of what some take for the body', 'Content-Type: text/html', '', 'x'],
  'a page for one program only': ['Content-Type: multipart/alternative; boundary=b', '', '--b', '', 'shown', '--b', 'Content-Type: text/x-amp-html', '', '<p>smuggled', '--b--'],
  'a page that is called XML': ['Content-Type: application/xhtml+xml', '', '<p>smuggled'],
  'text of a kind that nobody knows': ['Content-Type: text/x-strange', '', 'smuggled'],
  'a second Subject': ['Subject: shown', 'Subject: smuggled', '', 'text'],
  'a subject letter split over encoded words': ['Subject: =?utf-8?B?c23=?=', ' =?utf-8?B?dWdnbGVk?=', '', 'x'].map((line) => line.replace('c23=', base64('sm').replace('=', ''))),
  'an encoded word without its end': [`Subject: =?utf-8?B?${base64('smuggled')}`, '', 'x'],
  'base64 in two padded pieces': ['Content-Transfer-Encoding: base64', '', base64('smug'), base64('gled')],
  'base64 with strange letters': ['Content-Transfer-Encoding: base64', '', base64('smuggled').replace('c', 'c*!')],
  'quoted-printable in small letters': ['Content-Transfer-Encoding: quoted-printable', '', 'smugg=6ced'],
  'a soft break with blanks': ['Content-Transfer-Encoding: quoted-printable', '', 'smug=  ', 'gled'],
  'an encoding by a wrong name': ['Content-Transfer-Encoding: "base64";', '', base64('smuggled')],
  'UTF-7': ['Content-Type: text/plain; charset=utf-7', '', '+AHMAbQB1AGcAZwBsAGUAZA-'],
  'UTF-16 with its mark, called something else': ['Content-Type: text/plain; charset=us-ascii', 'Content-Transfer-Encoding: base64', '', base64(Buffer.from('\ufeffsmuggled', 'utf16le'))],
  'UTF-16 without its mark, called something else': ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: base64', '', base64(Buffer.from('smuggled', 'utf16le'))],
  'big-endian UTF-16': ['Content-Type: text/plain; charset=utf-16be', 'Content-Transfer-Encoding: base64', '', base64(Buffer.from('smuggled', 'utf16le').swap16())],
  'plain letters called UTF-16': ['Content-Type: text/plain; charset=utf-16', '', 'smuggled'],
  'NUL between the letters': ['', 's\0m\0u\0g\0gled'],
  'a page that names its own set': ['Content-Type: text/html; charset=utf-16be', '', '<meta charset=utf-8>smuggled'],
  'words joined by DelSp': ['Content-Type: text/plain; format=flowed; delsp=yes', '', 'smug ', 'gled'],
  'a message within': ['Content-Type: message/rfc822', '', 'Subject: x', '', 'smuggled'],
  'an encoded message within': ['Content-Type: message/rfc822', 'Content-Transfer-Encoding: base64', '', base64('Subject: x\r\rsmuggled')],
  'text marked as a file': ['Content-Type: text/plain; name=a.txt', 'Content-Disposition: attachment', '', 'smuggled'],
  'a calendar entry': ['Content-Type: text/calendar', '', 'BEGIN:VCALENDAR', 'SUMMARY:smuggled', 'END:VCALENDAR'],
  'RTF': ['Content-Type: text/rtf', '', '{\\rtf1 smug{\\b gled}}'],
  'enriched text': ['Content-Type: text/enriched', '', 'smug<bold>gled</bold>'],
  'a multipart of no known kind': ['Content-Type: multipart/x-strange; boundary=b', '', '--b', '', 'smuggled', '--b--'],
  'AppleDouble': ['Content-Type: multipart/appledouble; boundary=b', '', '--b', 'Content-Type: application/applefile', '', 'x', '--b', '', 'smuggled', '--b--'],
  'a field name with a space': ['Content-Transfer-Encoding : base64', '', base64('smuggled')],
  'comments in the field': ['Content-Transfer-Encoding: (a comment) base64', '', base64('smuggled')],
  'a digest': ['Content-Type: multipart/digest; boundary=b', '', '--b', '', 'Subject: x', '', 'smuggled', '--b--'],
  'a part of a message': ['Content-Type: message/partial; number=1; total=1; id=x', '', 'Subject: x', '', 'smuggled'],
  'an encoding that is nearly one': ['Content-Transfer-Encoding: x-base-64', '', base64('smuggled')],
  'a message under another type': ['Content-Type: application/octet-stream; name=a.eml', 'Content-Transfer-Encoding: base64', '', base64('Subject: x\r\n\r\nsmuggled')],
  'a page saved with its pictures': ['Content-Type: application/x-mimearchive; name=a.mht', '', 'Content-Type: multipart/related; boundary=b', '', '--b', 'Content-Type: text/html', '', '<p>smuggled', '--b--'],
} // biome-ignore format: one case a line

for (const [what, lines] of Object.entries(hides))
  test(`nothing is smuggled by ${what}`, () => {
    const message = read(...lines)
    const seen = `${message.subjectLine}\n${wordsOf(message)}\n${pagesOf(message) ?? ''}`
    assert.ok(seen.includes('smuggled'), `${JSON.stringify(seen)} ${message.problems.join()}`)
  })

test('a file has every name that a program saves it under', () => {
  assert.deepEqual(
    names(
      read('Content-Type: application/pdf; name=a.exe', 'Content-Disposition: attachment; filename=a.pdf', '', 'x'),
    ),
    ['a.pdf', 'a.exe'],
  )
  assert.deepEqual(
    names(read("Content-Disposition: attachment; filename=a.pdf; filename*=utf-8''b.exe; filename=c.js", '', 'x')),
    ['b.exe', 'c.js', 'a.pdf'],
  )
  assert.deepEqual(names(read('Content-Disposition: attachment; filename="a.exe; x=y', '', 'x')), [
    'a.exe; x=y',
    'a.exe',
  ])
  assert.deepEqual(
    names(read('Content-Disposition: inline', 'Content-Disposition: attachment; filename=a.exe', '', 'x')),
    ['a.exe'],
  )
  assert.deepEqual(names(read('Content-Disposition: attachment; filename=my plan.exe', '', 'x')), ['my plan.exe', 'my'])
  assert.deepEqual(names(read('Content-Disposition: attachment; filename="=?utf-8?B?YS5leGU=?="', '', 'x')), ['a.exe'])
})

test('files in text, in pages and in TNEF are files', () => {
  const uuencoded = read('', 'look', 'begin 644 a.exe', '#0V%T', '`', 'end', 'bye')
  assert.deepEqual([names(uuencoded), uuencoded.attachments[0]?.content.toString()], [['a.exe'], 'Cat'])
  const page = read(
    'Content-Type: text/html',
    '',
    '<a download href="data:application/zip;base64,UEsDBA==">x</a><img src="data:image/png;base64,AA">',
  )
  assert.deepEqual(
    page.attachments.map(({ mediaType, content }) => [mediaType, content.length]),
    [['application/zip', 4]],
  )
  const winmail = read(
    'Content-Type: application/octet-stream; name=winmail.dat',
    'Content-Transfer-Encoding: base64',
    '',
    base64(tnef()),
  )
  assert.deepEqual(names(winmail), ['winmail.dat', 'plan.exe'])
  assert.ok(wordsOf(winmail).includes('Words that only Outlook shows'))
  const renamed = read('Content-Type: image/png; name=a.png', 'Content-Transfer-Encoding: base64', '', base64(tnef()))
  assert.deepEqual(names(renamed), ['a.png', 'plan.exe'])
  const yenc = Buffer.from(
    'Subject: x\r\n\r\n=ybegin line=128 size=3 name=b.bin\r\nk\x8c\x8d\r\n=yend size=3\r\n',
    'latin1',
  )
  assert.deepEqual(
    readMessage(yenc).attachments.map(({ filename, content }) => [filename, content.toString()]),
    [['b.bin', 'Abc']],
  )
})

test('what is not all here is of unknown safety', () => {
  assert.equal(isReadWhole(read('Subject: x', '', 'y')), true)
  for (const type of ['message/partial; number=2; total=3; id=x', 'message/external-body; access-type=URL'])
    assert.equal(isReadWhole(read(`Content-Type: ${type}`, '', 'Content-Type: text/plain', '', 'x')), false, type)
})

test('honest mail has no other readings', () => {
  const message = read(
    'From: a@b.example',
    'Subject: =?utf-8?Q?caf=C3=A9?=',
    'Content-Type: multipart/mixed; boundary="----=_Part"',
    '',
    'This is a multi-part message in MIME format.',
    '------=_Part',
    'Content-Type: multipart/alternative; boundary="----=_Part_1"',
    '',
    '------=_Part_1',
    'Content-Type: text/plain; charset=iso-8859-1',
    '',
    'caf\xe9',
    '------=_Part_1',
    'Content-Type: text/html; charset=windows-1252',
    '',
    '<meta charset="windows-1252"><p>caf\xe9',
    '------=_Part_1--',
    '------=_Part',
    'Content-Type: application/pdf; name="a b.pdf"',
    'Content-Disposition: attachment; filename="a b.pdf"',
    'Content-Transfer-Encoding: base64',
    '',
    base64('%PDF-'),
    '------=_Part--',
    '',
  )
  assert.deepEqual(message.problems, [])
  // Octets that are no UTF-8 have one reading.
  assert.deepEqual(message.otherTexts, [])
  assert.deepEqual(names(message), ['a b.pdf'])
})

test('the tree says which octets belong to which part and which must stay', () => {
  const lines = [
    'Content-Type: multipart/mixed; boundary=o',
    '',
    '--o',
    'Content-Type: text/plain',
    '',
    'first',
    '--o',
    'Content-Type: multipart/signed; boundary=s',
    '',
    '--s',
    'Content-Type: text/plain',
    '',
    'signed',
    '--s',
    'Content-Type: application/pgp-signature',
    '',
    'x',
    '--s--',
    '--o',
    'Content-Type: text/calendar',
    '',
    'BEGIN:VCALENDAR',
    '--o',
    'Content-Type: application/ms-tnef',
    '',
    'x',
    '--o--',
  ]
  const raw = Buffer.from(lines.join('\r\n'))
  const { top } = readMessage(raw)
  const leaves = leavesOf(top)
  assert.deepEqual(
    leaves.map(({ type, within }) => [type.value, within.length]),
    [
      ['text/plain', 1],
      ['text/plain', 2],
      ['application/pgp-signature', 2],
      ['text/calendar', 1],
      ['application/ms-tnef', 1],
    ],
  )
  const [first] = leaves
  assert.ok(first)
  assert.equal(first.source, raw)
  assert.equal(raw.toString('latin1', first.from, first.start), 'Content-Type: text/plain\r\n\r\n')
  assert.equal(raw.toString('latin1', first.start, first.end), 'first')
})

test('S/MIME and OpenPGP are known by what they are', () => {
  const kind = (...lines: readonly string[]) => {
    const { signed, encrypted } = read(...lines)
    return `${signed ? 'signed' : ''}${encrypted ? 'encrypted' : ''}`
  }
  assert.equal(kind('Content-Type: application/pkcs7-mime; smime-type=enveloped-data', '', 'x'), 'encrypted')
  assert.equal(kind('Content-Type: application/pkcs7-mime; smime-type=signed-data', '', 'x'), 'signed')
  assert.equal(kind('Content-Type: application/pkcs7-mime; smime-type=certs-only', '', 'x'), '')
  assert.equal(kind('', '-----BEGIN PGP MESSAGE-----', 'x'), 'encrypted')
  assert.equal(kind('', '-----BEGIN PGP SIGNED MESSAGE-----', 'x'), 'signed')
})
