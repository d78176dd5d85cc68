import { deflateRawSync } from 'node:zlib'

const base64 = (text: string | Buffer) => Buffer.from(text).toString('base64')
const message = (...lines: readonly string[]) => Buffer.from(lines.join('\r\n'), 'latin1')

/** A TNEF stream with a subject, a body and one file. */
export function tnef(): Buffer {
  const attribute = (level: number, id: number, data: Buffer) => {
    const head = Buffer.alloc(9)
    head[0] = level
    head.writeUInt32LE(id, 1)
    head.writeUInt32LE(data.length, 5)
    const sum = Buffer.alloc(2)
    sum.writeUInt16LE(data.reduce((all, octet) => (all + octet) & 0xffff, 0))
    return Buffer.concat([head, data, sum])
  }
  const head = Buffer.from([0x78, 0x9f, 0x3e, 0x22, 1, 0])
  const name = Buffer.from('plan.exe\0', 'utf16le')
  const properties = Buffer.alloc(16)
  properties.writeUInt32LE(1, 0)
  properties.writeUInt16LE(0x1f, 4)
  properties.writeUInt16LE(0x3707, 6)
  properties.writeUInt32LE(1, 8)
  properties.writeUInt32LE(name.length, 12)
  return Buffer.concat([
    head,
    attribute(1, 0x00018004, Buffer.from('A subject in TNEF\0')),
    attribute(1, 0x0002800c, Buffer.from('Words that only Outlook shows\0')),
    attribute(2, 0x00069002, Buffer.alloc(14)),
    attribute(2, 0x00018010, Buffer.from('PLAN~1.EXE\0')),
    attribute(2, 0x0006800f, Buffer.from('MZ not much of a program')),
    attribute(2, 0x00069005, Buffer.concat([properties, name, Buffer.alloc((4 - (name.length % 4)) % 4)])),
  ])
}

/** Small messages that between them use everything the walker reads: what fuzzing starts from. */
export const seeds: readonly Buffer[] = [
  message(
    'From: a@b.example',
    'To: c@d.example, "E, F" <g@h.example>',
    'Subject: =?utf-8?Q?caf=C3=A9?= =?iso-8859-1?B?6Q==?=',
    'Message-ID: <1@b.example>',
    '',
    'Hello there',
    '',
  ),
  message(
    'Content-Type: multipart/mixed; boundary="x"',
    '',
    'before',
    '--x',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    'caf=C3=A9 =',
    'on',
    '--x',
    'Content-Type: application/pdf; name=a.pdf',
    "Content-Disposition: attachment; filename*0*=utf-8''b%20; filename*1=c.exe",
    'Content-Transfer-Encoding: base64',
    '',
    base64('%PDF-1.4 nothing'),
    '--x--',
    'after',
  ),
  message(
    'Content-Type: multipart/alternative; boundary=y',
    '',
    '--y',
    '',
    'plain',
    '--y',
    'Content-Type: text/html; charset=utf-16',
    'Content-Transfer-Encoding: base64',
    '',
    base64(Buffer.from('<p>page</p>', 'utf16le')),
    '--y',
    'Content-Type: text/html',
    '',
    '<meta charset=shift_jis><a href="data:text/html;base64,PGI+">x</a><p style="display:none">hidden',
    '--y--',
  ),
  message(
    'Content-Type: multipart/digest; boundary=z',
    '',
    '--z',
    '',
    'From: i@j.example',
    'Subject: inner',
    '',
    'inside',
    '--z',
    'Content-Type: message/rfc822',
    'Content-Transfer-Encoding: base64',
    '',
    base64('Subject: deeper\r\nContent-Type: multipart/mixed; boundary=q\r\n\r\n--q\r\n\r\nx\r\n--q--'),
    '--z--',
  ),
  message(
    'Content-Type: application/ms-tnef; name=winmail.dat',
    'Content-Transfer-Encoding: base64',
    '',
    base64(tnef()),
  ),
  message(
    'Subject: files in text',
    '',
    'begin 644 a.txt',
    '#0V%T',
    '`',
    'end',
    '=ybegin line=128 size=3 name=b.bin',
    'k\x8c\x8d',
    '=yend size=3',
    'begin-base64 644 c',
    'AAAA',
    '====',
  ),
  message(
    'Content-Type: text/calendar; charset=utf-8; method=REQUEST',
    '',
    'BEGIN:VCALENDAR',
    'BEGIN:VEVENT',
    'SUMMARY:Trip',
    'END:VEVENT',
    'END:VCALENDAR',
  ),
  message(
    'Content-Type: text/plain; charset=utf-7; format=flowed; delsp=yes',
    'Content-Type: text/html',
    'Content-Transfer-Encoding: 7bit',
    'Content-Transfer-Encoding: base64',
    '',
    '+AGkAZABpAG8AdA- x ',
    'y',
  ),
  message(
    'Content-Type: multipart/signed; boundary=s; protocol="application/pgp-signature"',
    '',
    '--s',
    'Content-Type: text/plain',
    '',
    'signed',
    '--s',
    'Content-Type: application/pgp-signature',
    '',
    '-----BEGIN PGP SIGNATURE-----',
    '--s--',
    '--s',
    '',
    'later',
    '--s--',
  ),
  message('Content-Type: message/partial; id="1"; number=1; total=2', '', 'Subject: half', '', 'first half'),
  message(
    'Content-Type: message/external-body; access-type=URL; URL="https://a.example/b"',
    '',
    'Content-Type: application/zip; name=a.zip',
    '',
    '',
  ),
  message(
    'Content-Type: application/rtf',
    '',
    "{\\rtf1\\ansi{\\fonttbl x;}Hello \\b there\\b0\\par \\u8364?\\'e9 {\\*\\htmltag <p>}}",
  ),
  message(
    'Content-Type: application/zip; name=a.zip',
    'Content-Transfer-Encoding: base64',
    '',
    base64(deflateRawSync(Buffer.from('x'.repeat(200)))),
  ),
  message('Content-Type: text/plain; charset=iso-2022-jp', '', '\x1b$B$3\x1b(B done'),
]

/** What mail is made of, put in wherever it does not belong. */
export const words: readonly string[] = [
  '\r\n', '\n', '\r', '\0', '\t', ' ', '\r\n\r\n', '\n\n', '--', '--x', '--x--', '--y\r\n', '--z--\r\n', '\r\n--x\r\n', '\r\n--y\r\n\r\n', '=?utf-8?Q?', '?=', '=?', '=?a?b?', '"', '(', ')', '<', '>', ';', ':', ',', '\\', "''", '%', '*0*=', '; boundary=x', '; boundary="y', '; boundary*0=z', '; charset=utf-16be', '; name="a.exe"', 'Content-Type: ', 'Content-Type: multipart/mixed; boundary=x\r\n', 'Content-Type: message/rfc822\r\n\r\n', 'Content-Transfer-Encoding: base64\r\n', 'Content-Transfer-Encoding: quoted-printable\r\n', 'Content-Transfer-Encoding: x-uuencode\r\n', 'Content-Disposition: attachment\r\n', 'Subject: ', 'From: ', 'begin 644 x\n', '\nend\n', '=ybegin name=x\n', '\xff\xfe', '\xef\xbb\xbf', '\x1b$B', '+AGk-', '=', '=3D', '=\r\n', '====', '<a href="data:text/html,', '<!--', '-->', '{\\rtf', '\\bin99999999 ', 'BEGIN:VCALENDAR', '-----BEGIN PGP MESSAGE-----',
] // biome-ignore format: one list
