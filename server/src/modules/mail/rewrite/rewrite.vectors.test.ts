import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import fc from 'fast-check'
import PostalMime from 'postal-mime'
import type { Changes } from '../changes.ts'
import { textOfHtml } from '../mime/html-text.ts'
import { readMessage } from '../mime/message.ts'
import { bodiesOf } from './bodies.ts'
import { filesOf } from './files.ts'
import { rewriteMessage } from './rewrite.ts'
import { type Node, partsOf, readTree } from './tree.ts'

const vectors = process.env.BEADLE_VECTORS ?? join(import.meta.dirname, '../../../../../../shared/vectors')
const archives = ['mime/mailparser.tar.xz', 'mime/mimekit.tar.xz', 'mail/spamassassin-easy-ham-1.tar.xz']
const isFull = process.env.BEADLE_DEPTH === 'full'

const disclaimer = 'Rules of ysgol Tŷ Ŵyl apply — “always”.'
const words = {
  textsOf: () => [disclaimer],
  sayRemoved: (host: string) => `[link to ${host} removed]`,
  sayLinked: () => '<p>kept elsewhere</p>',
}

/** Mail of the suites with the line ends it would have when it reaches us, in an order that is always the same. */
async function corpus(t: { after(fn: () => Promise<void>): void }): Promise<readonly Buffer[]> {
  const directory = await mkdtemp(join(tmpdir(), 'beadle-rewrite-'))
  t.after(() => rm(directory, { recursive: true }))
  for (const name of archives) execFileSync('tar', ['-xJf', join(vectors, name), '-C', directory])
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  const mails: Buffer[] = []
  for (const { name, parentPath } of entries
    .filter((each) => each.isFile())
    .sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const text = (await readFile(join(parentPath, name))).toString('latin1').replace(/^From .*\r?\n/, '')
    mails.push(Buffer.from(text.replace(/\r?\n/g, '\r\n'), 'latin1'))
  }
  return mails
}

/** Everything of a message outside the bodies of these parts and the fields that describe them. */
function frame(bytes: Buffer, touched: readonly Node[]): string {
  let text = ''
  let from = 0
  for (const node of [...touched].sort((a, b) => a.start - b.start)) {
    text += bytes.toString('latin1', from, node.start)
    const rest = node.header.fields.filter(({ name }) => !name.startsWith('content-') && name !== 'mime-version')
    text += rest.map(({ start, end }) => bytes.toString('latin1', start, end)).join('')
    from = node.end
  }
  return text + bytes.toString('latin1', from)
}

const shape = (root: Node) => [...partsOf(root)].map(({ type }) => type.value)

test('whatever is rewritten, all else stays as it was and is read as the same parts', async (t) => {
  const missing = archives.filter((name) => !existsSync(join(vectors, name)))
  if (missing.length > 0) return t.skip(`no ${missing.join(', ')}`)
  const mails = await corpus(t)
  const tally = { changed: 0, left: 0, refused: 0 }
  const forOthers: (readonly [Buffer, Buffer])[] = []
  const look = (raw: Buffer, changes: Partial<Changes>) => {
    const made = rewriteMessage(raw, { tags: [], ...changes }, words)
    if (!made) return void tally.refused++
    if (made === raw || made.equals(raw)) return void tally.left++
    tally.changed++
    if (changes.disclaimer && tally.changed % (isFull ? 1 : 5) === 0) forOthers.push([raw, made])
    const before = readTree(raw).root
    const after = readTree(made).root
    if (changes.disclaimer) {
      if (bodiesOf(before).length > 0) assert.equal(frame(made, bodiesOf(after)), frame(raw, bodiesOf(before)))
      if (bodiesOf(before).length > 0) assert.deepEqual(shape(after), shape(before))
      const read = readMessage(made)
      assert.deepEqual(filesIn(read), filesIn(readMessage(raw)))
      assert.ok(`${read.text} ${textOfHtml(read.html ?? '')}`.replace(/\s+/g, ' ').includes(disclaimer))
    }
    if (changes.stripLinks) {
      assert.deepEqual(shape(after), shape(before))
      const texts = (root: Node) =>
        [...partsOf(root)].filter(({ type, children }) => /^text\/|xhtml/.test(type.value) && children.length === 0)
      assert.equal(frame(made, texts(after)), frame(raw, texts(before)))
      assert.doesNotMatch(readMessage(made).text, /https?:\/\/[^\s<>"]/i)
    }
    if (changes.linkAttachments) {
      assert.equal(partsCount(after), partsCount(before) - insideFiles(raw))
      assert.deepEqual(filesOf(made, readTree(made)), [])
    }
    if (changes.recipients) {
      assert.ok(made.subarray(after.bodyStart).equals(raw.subarray(before.bodyStart)))
      assert.deepEqual(readMessage(made).to, [])
      assert.deepEqual(readMessage(made).cc, [])
    }
    assert.ok(readTree(made).isCertain || !readTree(raw).isCertain)
  }
  const filesIn = ({ attachments }: ReturnType<typeof readMessage>) =>
    attachments.map(({ filename, content }) => [filename, content.toString('latin1')])
  const partsCount = (root: Node) => shape(root).length
  // A message within that is linked as a file takes its own parts with it.
  const insideFiles = (raw: Buffer) => {
    const { root } = readTree(raw)
    const linked = rewriteMessage(raw, { tags: [], linkAttachments: true }, words)
    return linked ? shape(root).length - shape(readTree(linked).root).length : 0
  }
  const change = fc.record(
    {
      recipients: fc.constantFrom('bcc' as const, 'split' as const),
      disclaimer: fc.constant('key'),
      linkAttachments: fc.constant(true as const),
      stripLinks: fc.constant(true as const),
    },
    { requiredKeys: [] },
  )
  const singles: readonly Partial<Changes>[] = [
    { disclaimer: 'key' },
    { stripLinks: true },
    { linkAttachments: true },
    { recipients: 'bcc' },
  ]
  for (const [index, raw] of mails.entries())
    if (isFull || index % 4 === 0 || raw.includes('multipart/')) for (const each of singles) look(raw, each)
  // Several at once: whatever each allows alone, they allow together, and every message is still read for certain.
  fc.assert(
    fc.property(fc.nat(mails.length - 1), change, (which, changes) => {
      const raw = mails[which] ?? assert.fail()
      const made = rewriteMessage(raw, { tags: [], ...changes }, words)
      const made2 = rewriteMessage(raw, { tags: [], ...changes }, words)
      assert.deepEqual(made, made2)
      if (made && !made.equals(raw) && changes.recipients === undefined)
        assert.ok(readTree(made).isCertain || !readTree(raw).isCertain)
    }),
    { numRuns: isFull ? 5000 : 200, seed: 20261120 },
  )
  // A reader that is not ours finds the text, and the files it found before.
  const theirs = async (message: Buffer) => {
    const { text = '', html = '', attachments } = await PostalMime.parse(message)
    const files = attachments.map(({ filename, content }) => [
      filename,
      Buffer.from(content as ArrayBuffer).toString('latin1'),
    ])
    return { shown: `${text} ${textOfHtml(html)}`.replace(/\s+/g, ' '), files }
  }
  for (const [raw, made] of forOthers) {
    const [before, after] = [await theirs(raw), await theirs(made)]
    assert.deepEqual(after.files, before.files)
    assert.ok(after.shown.includes(disclaimer), made.toString('latin1').slice(0, 2000))
  }
  t.diagnostic(
    `messages rewritten in four ways: ${tally.changed} changed with all else as it was, ${tally.left} with nothing to change, ${tally.refused} left alone; 0 otherwise, ${forOthers.length} read by postal-mime too`,
  )
  assert.ok(tally.changed > 500)
})
