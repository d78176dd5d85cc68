import assert from 'node:assert/strict'
import { test } from 'node:test'
import { attachmentFacts } from './attachment.ts'
import { biff, doc, ole, u16, u32, xls } from './test-ole.ts'

const of = (filename: string, content: Uint8Array) => attachmentFacts({ filename, content: new Uint8Array(content) })
const list = [
  ['Name', 'Form', 'SEN'],
  ['Mia Evans', '9B', 'K'],
  ['Tom Price', '9B', 'N'],
  ['Ada Lewis', '9C', 'E'],
]

test('an old Word document is read in its pieces', () => {
  const facts = of('a.doc', doc('Her NHS number is ', '943 476 5919\r'))
  assert.equal(facts.kind, 'application/msword')
  assert.deepEqual([facts.personalData, facts.encrypted, facts.problems], [['nhs-number'], undefined, []])
  assert.deepEqual(of('a.doc', doc('Minutes', ' of the meeting')).contains, [])
  assert.equal(of('a.doc', doc('', '', { encrypted: true })).encrypted, true)
})

test('an old workbook is read cell by cell, also where a string goes on in the next record', () => {
  assert.deepEqual(of('a.xls', xls(list)).personalData, ['pupil-list'])
  // After the counts of the list and in the middle of a word.
  assert.deepEqual(of('a.xls', xls(list, [], 8 + 3 + 4)).personalData, ['pupil-list'])
  assert.equal(of('a.xls', xls([['Item', 'Price']])).kind, 'application/vnd.ms-excel')
  assert.equal(of('a.xls', xls(list, [biff(0x2f, [1, 0])])).encrypted, true)
})

test('macros of Excel 4 and of Visual Basic are scripts', () => {
  const sheet = biff(0x85, [0, 0, 0, 0, 0, 1, 1, 0, 0x41])
  assert.deepEqual(of('a.xls', xls([['x']], [sheet])).contains, ['script'])
  assert.deepEqual(
    of(
      'a.doc',
      ole([
        { path: 'WordDocument', content: Buffer.alloc(64) },
        { path: 'Macros/VBA/dir', content: Buffer.alloc(8) },
      ]),
    ).contains,
    ['script'],
  )
  assert.deepEqual(of('a.xls', xls([['x']], [biff(0x85, [0, 0, 0, 0, 0, 0, 1, 0, 0x41])])).contains, [])
})

test('an old presentation is read slide by slide', () => {
  const atom = (kind: number, content: Buffer) => Buffer.concat([u16(0), u16(kind), u32(content.length), content])
  const slides = [atom(0x0fa0, Buffer.from('Her NHS number is', 'utf16le')), atom(0x0fa8, Buffer.from('943 476 5919'))]
  const container = Buffer.concat([
    u16(15),
    u16(1006),
    u32(slides.reduce((sum, one) => sum + one.length, 0)),
    ...slides,
  ])
  const user = (token: number) => Buffer.concat([u32(0), u32(20), u32(20), u32(token)])
  const deck = (token: number) =>
    ole([
      { path: 'PowerPoint Document', content: container },
      { path: 'Current User', content: user(token) },
    ])
  assert.deepEqual(of('a.ppt', deck(0xe391c05f)).personalData, ['nhs-number'])
  assert.equal(of('a.ppt', deck(0xf3d1c4df)).encrypted, true)
})

test('a document under a password is known as such, whatever its name', () => {
  const locked = ole([
    { path: 'EncryptionInfo', content: Buffer.from('x') },
    { path: 'EncryptedPackage', content: Buffer.from('y') },
  ])
  for (const name of ['a.docx', 'a.xlsx', 'minutes.pdf']) assert.equal(of(name, locked).encrypted, true, name)
})

test('a program put into a document as an object is found', () => {
  const program = Buffer.concat([Buffer.from('MZ\x90\0', 'latin1'), Buffer.alloc(200, 0xff)])
  const native = Buffer.concat([
    u32(0),
    u16(2),
    Buffer.from('invoice.pdf\0C:\\temp\\invoice.pdf\0'),
    u16(0),
    u16(3),
    u32(4),
    Buffer.from('x.a\0'),
    u32(program.length),
    program,
  ])
  const facts = of(
    'a.doc',
    ole([
      { path: 'WordDocument', content: Buffer.alloc(64) },
      { path: 'ObjectPool/_1/\x01Ole10Native', content: native },
    ]),
  )
  assert.deepEqual(facts.contains, ['executable'])
})

test('a message that Outlook saved gives up its words and files', () => {
  const wide = (text: string) => Buffer.from(text, 'utf16le')
  const message = ole([
    { path: '__properties_version1.0', content: Buffer.alloc(32) },
    { path: '__substg1.0_1000001F', content: wide('Her NHS number is 943 476 5919') },
    { path: '__attach_version1.0_#00000000/__substg1.0_3707001F', content: wide('setup.exe') },
    { path: '__attach_version1.0_#00000000/__substg1.0_37010102', content: Buffer.from('MZ') },
  ])
  const facts = of('a.msg', message)
  assert.equal(facts.kind, 'application/vnd.ms-outlook')
  assert.deepEqual([facts.personalData, facts.contains.includes('executable')], [['nhs-number'], true])
})

test('chains of sectors that turn back or point nowhere end', () => {
  const sound = xls(list)
  for (let at = 512; at < 1024; at += 4) {
    const broken = Buffer.from(sound)
    broken.writeUInt32LE(at % 8 === 0 ? 1 : 0x00ffffff, at)
    assert.ok(of('a.xls', broken).kind.includes('/'))
  }
})
