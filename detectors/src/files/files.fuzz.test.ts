import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { deflateSync, gzipSync } from 'node:zlib'
import { Mutator } from '../../../server/src/platform/testing/mutate.ts'
import { attachmentFacts } from './attachment.ts'
import { doc, xls } from './test-ole.ts'
import { docx, program, xlsx, zip } from './test-zip.ts'

const inputs = process.env.BEADLE_DEPTH === 'full' ? 200_000 : 15_000
const seed = Number(process.env.BEADLE_SEED ?? 20_261_120)
const words = [
  '\0\0\0\0',
  '\xff\xff\xff\xff',
  '\xfe\xff\xff\xff',
  '\x01\0\0\0',
  'PK\x01\x02',
  'PK\x03\x04',
  'PK\x05\x06',
  'MZ',
  'Rar!',
  '{\\rtf1',
  'endstream',
  '<row>',
  '\x17\x06',
  '\x80',
]

/** Small files of every kind that is opened. */
function seeds(): Buffer[] {
  const rows = [
    ['Name', 'Form'],
    ['Mia Evans', '9B'],
  ]
  const stream = deflateSync('BT (Hello) Tj ET')
  const pdf = Buffer.concat([
    Buffer.from(`%PDF-1.7\n<< /Length ${stream.length} /Filter /FlateDecode >>\nstream\n`),
    stream,
    Buffer.from('\nendstream\n'),
  ])
  const found = [
    zip([
      { name: 'a.txt', content: 'hello'.repeat(20) },
      { name: 'b.zip', content: zip([{ name: 'c.exe', content: program() }]) },
    ]),
    xlsx(rows),
    docx('Hello'),
    doc('Hello', 'there'),
    xls(rows, [], 15),
    gzipSync('hello'.repeat(20)),
    pdf,
    Buffer.from('{\\rtf1\\ansi Hello {\\b there}\\par \\u8364?}'),
    Buffer.from('Rar!\x1a\x07\x01\0\0\0\0\0\x03\x01\0\0\0\0\0\0\x0b\x02\x02\x01\0\x01\0\0\0\x01ax', 'latin1'),
    Buffer.from('Rar!\x1a\x07\0\0\0\x73\0\0\x0d\0\0\0\0\0\0\0\0\0\x74\0\x80\x21\0', 'latin1'),
  ].map((bytes) => Buffer.from(bytes))
  return [...found, ...packed()]
}

/** An archive of 7z, where that is here. */
function packed(): Buffer[] {
  if (spawnSync('7z', ['--help'], { stdio: 'ignore' }).error) return []
  const home = mkdtempSync(join(tmpdir(), 'beadle-files-'))
  try {
    writeFileSync(join(home, 'a.txt'), 'hello there '.repeat(30))
    for (const name of ['a.7z', 'a.xz']) execFileSync('7z', ['a', name, 'a.txt'], { cwd: home, stdio: 'ignore' })
    return ['a.7z', 'a.xz'].map((name) => readFileSync(join(home, name)))
  } finally {
    rmSync(home, { recursive: true })
  }
}

test('mutated files are looked into without failing, and tell the same each time', (t) => {
  const mutator = new Mutator({ seed, words, most: 32_768 })
  const all = seeds()
  const names = ['a.zip', 'a', 'a.doc', 'a.xlsx', 'a.csv', 'a.pdf']
  for (let count = 0; count < inputs; count++) {
    const content = new Uint8Array(mutator.next(all))
    const filename = names[count % names.length] ?? ''
    try {
      const facts = attachmentFacts({ filename, content })
      assert.ok(facts.kind.includes('/'))
      if (count % 500 === 0) assert.deepEqual(attachmentFacts({ filename, content }), facts)
    } catch (error) {
      assert.fail(
        `input ${count} of seed ${seed}: ${error instanceof Error ? error.stack : error}\n${Buffer.from(content).toString('base64').slice(0, 4000)}`,
      )
    }
  }
  t.diagnostic(`${inputs} mutated files of ${all.length} kinds looked into: 0 crashes`)
})
