import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deflateSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { detectContent } from '../detect-content.ts'
import { attachmentFacts, limits } from './attachment.ts'
import { docx, ods, program, xlsx, zip } from './test-zip.ts'

const of = (filename: string, content?: Uint8Array | string, mediaType?: string) =>
  attachmentFacts({
    filename,
    ...(content === undefined ? {} : { content: new Uint8Array(Buffer.from(content)) }),
    ...(mediaType ? { mediaType } : {}),
  })

const list = [
  ['Name', 'Form', 'SEN'],
  ['Mia Evans', '9B', 'K'],
  ['Tom Price', '9B', 'N'],
  ['Ada Lewis', '9C', 'E'],
]

test('a program is a program, whatever its name and declared type', () => {
  for (const name of ['setup.exe', 'minutes.pdf', 'photo.jpg', 'noname'])
    assert.deepEqual(of(name, program(), 'application/pdf').contains, ['executable'], name)
  assert.equal(of('minutes.pdf', program()).kind, 'application/vnd.microsoft.portable-executable')
  assert.deepEqual(of('a', '\x7fELF\x02\x01').contains, ['executable'])
})

test('a name that runs counts without any content, tricks included', () => {
  for (const name of [
    'a.exe',
    'a.EXE',
    'a.pdf.exe',
    'a.exe.',
    'a.exe ',
    'a.scr',
    'a.lnk',
    'a.msi',
    'a.jar',
    'invoice\u202efdp.exe',
    'a.hta',
    'a.apk',
  ])
    assert.deepEqual(of(name).contains, ['executable'], name)
  for (const name of ['a.js', 'a.vbs', 'a.ps1', 'a.bat', 'a.docm', 'a.xlsm', 'a.sh', 'a.py'])
    assert.deepEqual(of(name).contains, ['script'], name)
  for (const name of ['a.zip', 'a.rar', 'a.7z', 'a.iso', 'a.tar.gz'])
    assert.deepEqual(of(name).contains, ['archive'], name)
  for (const name of ['a.pdf', 'exe', 'a.exe.pdf', 'com', 'example.com.pdf', 'plan.docx', 'notes.txt', 'js-notes.txt'])
    assert.deepEqual(of(name).contains, [], name)
})

test('programs and scripts inside archives are found, and inside archives in archives', () => {
  assert.deepEqual(
    of(
      'a.zip',
      zip([
        { name: 'readme.txt', content: 'hello' },
        { name: 'setup.exe', content: program() },
      ]),
    ).contains,
    ['executable', 'archive'],
  )
  assert.deepEqual(of('a.zip', zip([{ name: 'photo.jpg', content: program() }])).contains, ['executable', 'archive'])
  assert.deepEqual(
    of('a.zip', zip([{ name: 'inner.zip', content: zip([{ name: 'run.vbs', content: 'x' }]) }])).contains,
    ['script', 'archive'],
  )
  assert.deepEqual(of('a.docx', zip([{ name: 'setup.exe', content: program() }])).contains, ['executable', 'archive'])
  assert.deepEqual(of('a.gz', gzipSync(program())).contains, ['executable', 'archive'])
  assert.deepEqual(of('fake.pdf', zip([{ name: 'a.txt', content: 'x' }])).kind, 'application/zip')
})

test('archives within archives end at a depth, and say so', () => {
  let nested: Uint8Array = zip([{ name: 'run.exe', content: program() }])
  for (let depth = 0; depth < 6; depth++) nested = zip([{ name: `deep${depth}.zip`, content: nested }])
  const facts = of('a.zip', nested)
  assert.ok(facts.problems.includes('archive-too-deep'))
})

test('a small file that would fill the memory is stopped', () => {
  const bomb = zip([{ name: 'a.txt', content: new Uint8Array(limits.bytes + 1) }])
  assert.ok(bomb.length < 200_000)
  assert.ok(of('a.zip', bomb).problems.includes('archive-too-large'))
})

test('what opens only with a password is encrypted', () => {
  assert.equal(of('a.zip', zip([{ name: 'a.txt', content: 'x', encrypted: true }])).encrypted, true)
  const locked =
    '%PDF-1.7\n5 0 obj\n<< /Filter /Standard /V 5 /R 6 /O <00> /U <00> /P -4 >>\nendobj\ntrailer << /Encrypt 5 0 R >>'
  assert.equal(of('a.pdf', locked).encrypted, true)
  // The word alone locks nothing.
  assert.equal(of('a.pdf', '%PDF-1.7\ntrailer << /Encrypt 5 0 R >>').encrypted, undefined)
  const ole = Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(504),
    Buffer.from('EncryptedPackage', 'utf16le'),
  ])
  assert.equal(of('a.docx', ole).encrypted, true)
  assert.equal(of('a.zip', zip([{ name: 'a.txt', content: 'x' }])).encrypted, undefined)
  assert.equal(of('a.pdf', '%PDF-1.7\ntrailer << /Root 5 0 R >>').encrypted, undefined)
})

test('documents with macros are scripts, plain ones are not archives', () => {
  assert.deepEqual(of('a.docx', docx('Hello', [{ name: 'word/vbaProject.bin', content: 'x' }])).contains, ['script'])
  const plain = of('a.docx', docx('Hello'))
  assert.deepEqual(plain.contains, [])
  assert.equal(plain.kind, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document')
})

test('lists of pupils are read in sheets, documents, text and archives', () => {
  const csv = list.map((row) => row.join(',')).join('\r\n')
  for (const [name, content] of [
    ['a.xlsx', xlsx(list)],
    ['a.ods', ods(list)],
    ['a.csv', csv],
    ['a.csv', Buffer.from(`\ufeff${csv}`, 'utf16le')],
    ['a.txt', list.map((row) => row.join('\t')).join('\n')],
    ['a.zip', zip([{ name: 'b.xlsx', content: xlsx(list) }])],
    ['report.pdf', xlsx(list)],
  ] as const) {
    const facts = of(name, content)
    assert.ok(facts.contains.includes('personal-data'), name)
    assert.ok(facts.contains.includes('special-category'), name)
    assert.deepEqual(facts.personalData, ['pupil-list'], name)
  }
  const table = `<w:tbl>${list.map((row) => `<w:tr>${row.map((cell) => `<w:tc><w:tcPr/><w:p><w:r><w:t>${cell}</w:t></w:r></w:p></w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`
  assert.deepEqual(of('a.docx', docx(table)).personalData, ['pupil-list'])
  assert.deepEqual(of('a.docx', docx('Her NHS number is 943 476 5919')).personalData, ['nhs-number'])
})

/** A PDF with one packed page of text, as common writers make it. */
function pdf(lines: readonly string[], more = ''): Uint8Array {
  const page = deflateSync(
    Buffer.from(
      `BT /F1 12 Tf 72 720 Td ${lines.map((line) => `(${line.replace(/[()\\]/g, '\\$&')}) Tj T*`).join(' ')} ET`,
    ),
  )
  return Buffer.concat([
    Buffer.from(`%PDF-1.7\n4 0 obj\n<< /Length ${page.length} /Filter /FlateDecode >>\nstream\n`),
    page,
    Buffer.from(`\nendstream\nendobj\n${more}\n%%EOF`),
  ])
}

test('a PDF is read as far as its fonts allow, and one that runs or carries a program is a script', () => {
  assert.deepEqual(of('a.pdf', pdf(['Her NHS number is', '943 476 5919'])).personalData, ['nhs-number'])
  assert.deepEqual(of('a.pdf', pdf(list.map((row) => row.join('  ')))).personalData, ['pupil-list'])
  assert.deepEqual(of('a.pdf', pdf(['Minutes of (the) meeting'])).contains, [])
  assert.deepEqual(of('a.pdf', pdf(['x'], '<< /S /Launch /F (cmd.exe) >>')).contains, ['script'])
  assert.deepEqual(of('a.pdf', pdf(['x'], '<< /Type /EmbeddedFile >> << /F (setup.exe) >>')).contains, ['script'])
  assert.deepEqual(of('a.pdf', pdf(['x'], '<< /Type /EmbeddedFile >> << /F (data.xlsx) >>')).contains, [])
  assert.deepEqual(of('a.pdf', pdf(['x'], '<< /S /JavaScript >>')).problems, ['pdf-javascript'])
})

test('a page that builds a program in the browser is a script', () => {
  assert.deepEqual(of('a.html', '<html><script>var b = atob("TVqQ"); save(new Blob([b]))</script></html>').contains, [
    'script',
  ])
  assert.deepEqual(of('a.html', '<html><script>count()</script><p>Bulletin</p></html>').contains, [])
})

test('wide numbers do not hide an entry', () => {
  const narrow = Buffer.from(zip([{ name: 'photo.jpg', content: program(), stored: true }]))
  const directory = narrow.indexOf(Buffer.from('504b0102', 'hex'))
  const end = narrow.indexOf(Buffer.from('504b0506', 'hex'))
  const entry = Buffer.from(narrow.subarray(directory, end))
  entry.writeUInt32LE(0xffffffff, 42)
  entry.writeUInt16LE(12, 30)
  const extra = Buffer.alloc(12)
  extra.writeUInt16LE(1, 0)
  extra.writeUInt16LE(8, 2)
  const tail = Buffer.from(narrow.subarray(end))
  tail.writeUInt32LE(entry.length + extra.length, 12)
  assert.deepEqual(of('a.zip', Buffer.concat([narrow.subarray(0, directory), entry, extra, tail])).contains, [
    'executable',
    'archive',
  ])
})

test('innocent sheets hold no personal data', () => {
  for (const rows of [
    [
      ['Item', 'Price'],
      ['Pens', '12'],
      ['Glue', '3'],
      ['Paper', '5'],
    ],
    [
      ['Day', 'Room'],
      ['Monday', '12'],
      ['Tuesday', '13'],
      ['Friday', '14'],
    ],
    [
      ['Subject', 'Class'],
      ['Maths', '9B'],
      ['Art', '9C'],
      ['Music', '9D'],
    ],
  ]) {
    assert.deepEqual(of('a.xlsx', xlsx(rows)).contains, [])
    assert.deepEqual(of('a.csv', rows.map((row) => row.join(',')).join('\n')).contains, [])
  }
})

test('personal data in an attached file is a fact of the message', () => {
  const facts = detectContent({
    subjectLine: 'List',
    text: 'Attached.',
    attachments: [{ filename: 'a.xlsx', content: xlsx(list) }],
  })
  assert.deepEqual(facts['content.personal-data'], ['pupil-list'])
})

test('kinds are told by content', () => {
  const kinds: readonly (readonly [content: string | Uint8Array, kind: string])[] = [
    ['%PDF-1.4', 'application/pdf'],
    [Buffer.from('89504e470d0a1a0a', 'hex'), 'image/png'],
    ['GIF89a', 'image/gif'],
    ['#!/bin/sh\necho', 'text/x-shellscript'],
    ['<!DOCTYPE html><p>x', 'text/html'],
    ['BEGIN:VCALENDAR', 'text/calendar'],
    ['Rar!\x1a\x07\x00', 'application/vnd.rar'],
    ['hello there', 'text/plain'],
    [Buffer.from([0, 1, 2, 3, 200, 201]), 'application/octet-stream'],
  ]
  for (const [content, kind] of kinds) assert.equal(of('x', content).kind, kind)
})

test('bytes at random, with the beginnings of real files, never throw', () => {
  const heads = [
    '',
    'PK\x03\x04',
    'PK\x05\x06',
    '\x1f\x8b\x08',
    'MZ',
    '%PDF-',
    '<html',
    '\xff\xfe',
    'Rar!\x1a\x07\x01\x00',
    '7z\xbc\xaf\x27\x1c',
    '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
    '<?xml',
  ]
  fc.assert(
    fc.property(
      fc.constantFrom(...heads),
      fc.uint8Array({ maxLength: 400 }),
      fc.constantFrom('a.zip', 'a.xlsx', 'a.csv', 'a', 'a.html'),
      (head, bytes, name) => {
        const facts = attachmentFacts({
          filename: name,
          content: new Uint8Array(Buffer.concat([Buffer.from(head, 'latin1'), bytes])),
        })
        assert.ok(facts.kind.includes('/'))
      },
    ),
    { numRuns: 500 },
  )
})

test('long runs of what a reader looks for cost no more than their length', () => {
  for (const unit of [
    '>> stream\n',
    'stream ',
    'obj ',
    '/F (a',
    '(',
    '<c r="A1">',
    '<row>',
    '<script',
    '1234 ',
    'a,',
    '"',
  ]) {
    const long = unit.repeat(Math.ceil(300_000 / unit.length))
    for (const [name, content] of [
      ['a.pdf', `%PDF-1 /EmbeddedFile Tj ${long}`],
      ['a.html', `<html>${long}`],
      ['a.csv', long],
      ['a.docx', docx(long)],
      ['a.xlsx', xlsx([[long]])],
    ] as const) {
      assert.ok(of(name, content).kind.includes('/'), `${name} ${unit}`)
    }
  }
})

test('an archive with any byte changed or its end cut off never throws', () => {
  const whole = zip([
    { name: 'b.xlsx', content: xlsx(list) },
    { name: 'c.txt', content: 'hello'.repeat(50) },
  ])
  fc.assert(
    fc.property(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 }), fc.boolean(), (at, byte, cut) => {
      const changed = Uint8Array.from(cut ? whole.subarray(0, at) : whole)
      if (!cut) changed[at] = byte
      assert.ok(attachmentFacts({ filename: 'a.zip', content: changed }).contains.includes('archive'))
    }),
    { numRuns: 300 },
  )
})
