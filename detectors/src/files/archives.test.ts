import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { deflateRawSync, gzipSync } from 'node:zlib'
import { attachmentFacts } from './attachment.ts'
import { inflate } from './inflate.ts'
import { program, zip } from './test-zip.ts'

const of = (filename: string, content: Uint8Array) => attachmentFacts({ filename, content: new Uint8Array(content) })
const rows = 'Name,Form,SEN\nMia Evans,9B,K\nTom Price,9B,N\nAda Lewis,9C,E\n'

/** A folder with a program under an innocent name, a list of pupils and a longer text, in which `command` makes `archive`. */
function made(t: TestContext, command: readonly [string, ...string[]], archive: string): Uint8Array | undefined {
  const [tool, ...args] = command
  if (spawnSync(tool, ['--help'], { stdio: 'ignore' }).error) {
    t.skip(`no ${tool}`)
    return undefined
  }
  const home = mkdtempSync(join(tmpdir(), 'beadle-archive-'))
  try {
    writeFileSync(join(home, 'photo.jpg'), program())
    writeFileSync(join(home, 'list.csv'), rows)
    writeFileSync(
      join(home, 'long.txt'),
      Array.from({ length: 3000 }, (_, at) => `line ${at} ${(at * 7919) % 104_729}\n`).join(''),
    )
    execFileSync(tool, args, { cwd: home, stdio: 'ignore' })
    return readFileSync(join(home, archive))
  } finally {
    rmSync(home, { recursive: true })
  }
}

const files = ['photo.jpg', 'list.csv', 'long.txt']
const whole = ['executable', 'archive', 'personal-data', 'special-category']

for (const method of ['LZMA2', 'LZMA', 'Deflate', 'Copy'])
  test(`7z: opened where it is packed by ${method}`, (t) => {
    const archive = made(t, ['7z', 'a', `-m0=${method}`, 'a.7z', ...files], 'a.7z')
    if (!archive) return
    const facts = of('a.7z', archive)
    assert.deepEqual([facts.contains, facts.problems, facts.encrypted], [whole, [], undefined])
  })

test('7z: what is packed otherwise is named and said not to be opened', (t) => {
  const archive = made(t, ['7z', 'a', '-m0=PPMd', 'a.7z', 'list.csv'], 'a.7z')
  if (archive) assert.deepEqual(of('a.7z', archive).problems, ['archive-not-opened'])
})

for (const names of ['on', 'off'])
  test(`7z: a password is seen with names ${names === 'on' ? 'hidden' : 'open'}`, (t) => {
    const archive = made(t, ['7z', 'a', `-mhe=${names}`, '-psecret', 'a.7z', 'list.csv'], 'a.7z')
    if (archive) assert.equal(of('a.7z', archive).encrypted, true)
  })

for (const method of ['LZMA', 'Deflate', 'Copy'])
  test(`zip: opened where it is packed by ${method}`, (t) => {
    const archive = made(t, ['7z', 'a', `-mm=${method}`, 'a.zip', ...files], 'a.zip')
    if (archive) assert.deepEqual([of('a.zip', archive).contains, of('a.zip', archive).problems], [whole, []])
  })

for (const method of ['AES256', 'ZipCrypto'])
  test(`zip: a password is seen (${method})`, (t) => {
    const archive = made(t, ['7z', 'a', `-mem=${method}`, '-psecret', 'a.zip', 'list.csv'], 'a.zip')
    if (archive) assert.equal(of('a.zip', archive).encrypted, true)
  })

test('disc images are opened, with short names and long ones', (t) => {
  const archive = made(t, ['genisoimage', '-J', '-o', 'a.iso', ...files], 'a.iso')
  if (archive) assert.deepEqual(of('a.iso', archive).contains, whole)
})

test('xz is opened', (t) => {
  const archive = made(t, ['xz', 'list.csv'], 'list.csv.xz')
  if (archive) assert.deepEqual(of('list.csv.xz', archive).personalData, ['pupil-list'])
})

for (const format of ['v7', 'gnu', 'ustar', 'posix'])
  test(`tar of the ${format} kind is opened`, (t) => {
    const archive = made(t, ['tar', `--format=${format}`, '-cf', 'a.tar', ...files], 'a.tar')
    if (archive) assert.deepEqual(of('noname', archive).contains, whole)
  })

test('a program that stands behind the first member of a gzip file is found', () => {
  const members = Buffer.concat([gzipSync('MZ'), gzipSync(program().subarray(2))])
  assert.deepEqual(of('a.gz', members).contains, ['executable', 'archive'])
})

/** RAR of the fourth and fifth kind, with one stored file, as the format's notes describe them. */
function rar4(name: string, content: Uint8Array, flags = 0): Uint8Array {
  const block = (kind: number, more: number, rest: Buffer) => {
    const head = Buffer.alloc(7)
    head[2] = kind
    head.writeUInt16LE(more, 3)
    head.writeUInt16LE(7 + rest.length, 5)
    return Buffer.concat([head, rest])
  }
  const file = Buffer.alloc(25)
  file.writeUInt32LE(content.length, 0)
  file.writeUInt32LE(content.length, 4)
  file[18] = 0x30
  file.writeUInt16LE(name.length, 19)
  return Buffer.concat([
    Buffer.from('Rar!\x1a\x07\0', 'latin1'),
    block(0x73, 0, Buffer.alloc(6)),
    block(0x74, 0x8000 | flags, Buffer.concat([file, Buffer.from(name)])),
    content,
  ])
}

function rar5(name: string, content: Uint8Array, extra: readonly number[] = []): Uint8Array {
  const block = (body: readonly number[]) => Buffer.from([0, 0, 0, 0, body.length, ...body])
  const head = [
    2,
    extra.length > 0 ? 3 : 2,
    ...(extra.length > 0 ? [extra.length] : []),
    content.length,
    0,
    content.length,
    0,
    0,
    0,
    name.length,
    ...Buffer.from(name),
    ...extra,
  ]
  return Buffer.concat([Buffer.from('Rar!\x1a\x07\x01\0', 'latin1'), block([1, 0, 0]), block(head), content])
}

test('RAR tells its names, what is stored, and what needs a password', () => {
  for (const write of [rar4, rar5]) {
    assert.deepEqual(of('a.rar', write('run.vbs', Buffer.from('x'))).contains, ['script', 'archive'])
    assert.deepEqual(of('a.rar', write('list.csv', Buffer.from(rows))).personalData, ['pupil-list'])
    assert.equal(of('a.rar', write('a.txt', Buffer.from('x'))).encrypted, undefined)
  }
  assert.equal(of('a.rar', rar4('a.txt', Buffer.from('x'), 4)).encrypted, true)
  assert.equal(of('a.rar', rar5('a.txt', Buffer.from('x'), [2, 1, 0])).encrypted, true)
  assert.equal(
    of('a.rar', Buffer.concat([Buffer.from('Rar!\x1a\x07\x01\0', 'latin1'), Buffer.from([0, 0, 0, 0, 3, 4, 0, 0])]))
      .encrypted,
    true,
  )
})

test('zip: an entry that the directory does not list is found, and so is a second name', () => {
  const hidden = Buffer.from(zip([{ name: 'run.exe', content: 'x' }]))
  const shown = Buffer.from(zip([{ name: 'a.txt', content: 'x' }]))
  const local = hidden.subarray(0, hidden.indexOf(Buffer.from('PK\x01\x02', 'latin1')))
  assert.deepEqual(of('a.zip', Buffer.concat([local, shown])).contains, ['executable', 'archive'])
  const renamed = Buffer.from(zip([{ name: 'a.txt', content: 'x' }]))
  renamed.write('a.bat', 30, 'latin1')
  assert.deepEqual(of('a.zip', renamed).contains, ['script', 'archive'])
})

test('zip: data that many entries share are opened once', () => {
  const one = Buffer.from(zip([{ name: 'a.txt', content: new Uint8Array(4_000_000) }]))
  const from = one.indexOf(Buffer.from('PK\x01\x02', 'latin1'))
  const end = one.indexOf(Buffer.from('PK\x05\x06', 'latin1'))
  const entries = Buffer.concat(Array.from({ length: 2000 }, () => one.subarray(from, end)))
  const tail = Buffer.from(one.subarray(end))
  tail.writeUInt32LE(entries.length, 12)
  assert.deepEqual(of('a.zip', Buffer.concat([one.subarray(0, from), entries, tail])).problems, ['archive-overlapping'])
})

test('a page of OneNote gives up what opens at a double click', () => {
  const mark = Buffer.from('e716e3bd65261145a4c48d4d0b7a9eac', 'hex')
  const size = Buffer.alloc(20)
  size.writeUInt32LE(program().length, 0)
  const page = Buffer.concat([
    Buffer.from('e4525c7b8cd8a74daeb15378d02996d3', 'hex'),
    Buffer.alloc(100),
    mark,
    size,
    program(),
  ])
  assert.deepEqual(of('a.one', page).contains, ['executable'])
})

test('DEFLATE gives back what was packed, whatever the level', () => {
  for (const level of [0, 1, 6, 9])
    for (const text of [
      '',
      'x',
      'abc'.repeat(5000),
      Array.from({ length: 20_000 }, (_, at) => (at * 2_654_435_761) % 251).join(' '),
    ]) {
      const packed = deflateRawSync(text, { level })
      const opened = inflate(Buffer.concat([packed, Buffer.from('after')]), 1_000_000)
      assert.ok('bytes' in opened)
      assert.equal(Buffer.from(opened.bytes).toString(), text)
      assert.equal(opened.used, packed.length)
    }
})

test('a name that promises something else than the content is noted', () => {
  const differs = (name: string, content: string | Uint8Array) =>
    of(name, Buffer.from(content)).problems.includes('name-differs-from-content')
  assert.equal(differs('a.pdf', zip([{ name: 'a', content: 'x' }])), true)
  assert.equal(differs('a.jpg', program()), true)
  assert.equal(differs('a.txt', '%PDF-1.4'), true)
  assert.equal(differs('a.pdf', '%PDF-1.4'), false)
  assert.equal(differs('a.csv', 'a,b'), false)
  assert.equal(differs('a.strange', '%PDF-1.4'), false)
})

test('a picture tells its size and whether it says where it was taken', () => {
  const exif = Buffer.from('457869660000' + '49492a0008000000' + '0100' + '258804000100000000000000', 'hex')
  const segment = (marker: number, body: Buffer) =>
    Buffer.concat([Buffer.from([0xff, marker, 0, body.length + 2]), body])
  const frame = segment(0xc0, Buffer.from([8, 1, 0, 2, 0, 1, 0, 0, 0, 0, 0]))
  const picture = (...segments: readonly Buffer[]) =>
    of('a.jpg', Buffer.concat([Buffer.from([0xff, 0xd8]), ...segments])).picture
  assert.deepEqual(picture(frame), { width: 512, height: 256, hasLocation: false })
  assert.deepEqual(picture(segment(0xe1, exif), frame), { width: 512, height: 256, hasLocation: true })
})

test('a message in an archive is opened by whoever can read mail; too deep, it is said to be so', () => {
  const letter = { name: 'letter.eml', content: new TextEncoder().encode('Subject: x') }
  const open = () => ({ files: [{ filename: 'plan.pdf', content: program() }], isWhole: true })
  const one = { filename: 'a.zip', content: zip([letter]) }
  assert.deepEqual(attachmentFacts(one).contains, ['archive'])
  assert.deepEqual(attachmentFacts(one, open).contains, ['executable', 'archive'])
  assert.deepEqual(attachmentFacts(one, () => ({ files: [], isWhole: false })).problems, ['archive-not-opened'])
  const two = attachmentFacts({ filename: 'b.zip', content: zip([{ name: 'a.zip', content: one.content }]) }, open)
  assert.deepEqual(two.problems, ['archive-too-deep'])
})
