import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import PostalMime from 'postal-mime'
import { textOfHtml } from './html-text.ts'
import { type MailMessage, readMessage, wordsOf } from './message.ts'
import { type archives, type CorpusFile, corpus, missingArchives } from './testing/corpora.ts'
import { compare, type Difference } from './testing/differences.ts'
import { differencesPage } from './testing/differences-page.ts'
import { Gmime, missingGmime } from './testing/gmime.ts'
import { readTnef } from './tnef.ts'

const all = ['mailparser', 'mimekit', 'spamassassin'] as const satisfies readonly (keyof typeof archives)[]
const isFull = process.env.BEADLE_DEPTH === 'full'
/** What no message may cost. It is reported, not judged: the machine is shared. */
const mostMs = 250

test('every file is read as GMime reads it, or for a reason that is written down', async (t) => {
  const missing = [...missingArchives(all), ...[missingGmime()].filter((what) => what !== undefined)]
  if (missing.length > 0) return t.skip(`no ${missing.join(', ')}`)
  using gmime = new Gmime()
  const counts = new Map<string, Map<Difference | 'equal', number>>()
  for (const name of all) {
    const files = await corpus(name)
    const theirs = gmime.read(files)
    assert.equal(theirs.length, files.length)
    const count = new Map<Difference | 'equal', number>()
    for (const [at, file] of files.entries()) {
      const difference = compare(file, theirs[at] ?? { subjectLine: '', leaves: [] }) ?? 'equal'
      assert.notEqual(difference, 'unexplained', `\`${file.name}\` is read otherwise, nobody knows why`)
      count.set(difference, (count.get(difference) ?? 0) + 1)
    }
    counts.set(name, count)
    const strange = count.get('no-header') ?? 0
    t.diagnostic(
      `${count.get('equal')} of ${files.length - strange} messages of ${name} have the parts that GMime sees, octet for octet, and the others are explained; ${strange} files begin with no header, and GMime reads none of those`,
    )
  }
  const page = join(import.meta.dirname, '../../../../../docs/reference/mime-differences.md')
  assert.equal(
    readFileSync(page, 'utf8'),
    differencesPage(counts),
    'stale: run node server/src/modules/mail/mime/testing/differences-page.ts',
  )
})

/** postal-mime gives files that were not encoded with bare line feeds and one more at the end. */
const withoutCr = (bytes: Uint8Array) =>
  hash('sha256', Buffer.from(bytes).toString('latin1').replaceAll('\r\n', '\n').trimEnd())
const squeeze = (text: string) => text.replace(/[\s\u00a0]+/g, '')

/** What postal-mime shows of a message and we do not. */
async function unseen({ octets }: CorpusFile, ours: MailMessage): Promise<readonly string[]> {
  const theirs = await PostalMime.parse(octets)
  const words = squeeze(`${wordsOf(ours)}${textOfHtml(ours.html ?? '')}`)
  const files = new Set(ours.attachments.map(({ content }) => withoutCr(content)))
  const found: string[] = []
  // It writes the header of a message within into the text; we keep it apart.
  const lines = (theirs.text ?? '')
    .split('\n')
    .filter((line) => !/^(?:From|To|Cc|Subject|Date): |^-{10,}$/.test(line))
    .map(squeeze)
  if (lines.some((line) => line !== '' && !line.includes('\ufffd') && !words.includes(line))) found.push('text')
  if (squeeze(ours.subjectLine) !== squeeze(theirs.subject ?? '')) found.push('subject line')
  const isPage =
    ours.html !== undefined || ours.nested.length > 0 || ours.attachments.some((file) => file.mediaType === 'text/html')
  if ((theirs.html ?? '') !== '' && !isPage) found.push('page')
  // Old rich text is text to us and a file there.
  for (const { content, mimeType } of theirs.attachments)
    if (mimeType !== 'text/richtext' && !files.has(withoutCr(new Uint8Array(content as ArrayBuffer))))
      found.push('file')
  return found
}

test('what postal-mime shows, we see', async (t) => {
  const missing = missingArchives(all)
  if (missing.length > 0) return t.skip(`no ${missing.join(', ')}`)
  let compared = 0
  const differing: string[] = []
  for (const name of all) {
    for (const [at, file] of (await corpus(name)).entries()) {
      if (name === 'spamassassin' && !isFull && at % 10 !== 0) continue
      // Not messages, and mailboxes of several.
      if (/\.(?:html|json|tnef|doc|jpg|png|pdf|mp3|gif|list|pem|pub)$|\.mbox\.txt$|tnef\/|dkim\//i.test(file.name))
        continue
      compared++
      const found = await unseen(file, readMessage(file.octets))
      if (found.length > 0) differing.push(`${file.name}: ${found.join(', ')}`)
    }
  }
  assert.ok(compared >= 300)
  assert.ok(differing.length <= compared / 100, `${differing.length} of ${compared}:\n${differing.join('\n')}`)
  t.diagnostic(`${compared} messages read beside postal-mime: ${differing.length} show there what we do not see`)
})

test('every file of the suites is read without failing, none of them for long', async (t) => {
  const missing = missingArchives(all)
  if (missing.length > 0) return t.skip(`no ${missing.join(', ')}`)
  let files = 0
  let slowest = 0
  for (const name of all) {
    for (const file of await corpus(name)) {
      files++
      const message = readMessage(file.octets)
      assert.ok(!message.problems.includes('too-complex'), `\`${file.name}\` is too complex`)
      const { user } = process.cpuUsage()
      for (const { content } of readMessage(file.octets).attachments) assert.ok(content.length >= 0)
      slowest = Math.max(slowest, (process.cpuUsage().user - user) / 1000)
    }
  }
  t.diagnostic(
    `${files} files of three suites read: 0 crashes; the slowest took ${Math.ceil(slowest)} ms of processor time${slowest > mostMs ? ', too long' : ''}`,
  )
})

test('TNEF gives up its files', async (t) => {
  const missing = missingArchives(['mimekit'])
  if (missing.length > 0) return t.skip(`no ${missing.join(', ')}`)
  const files = (await corpus('mimekit')).filter(({ name }) => name.startsWith('mimekit/tnef/'))
  let found = 0
  for (const { name, octets } of files.filter((file) => file.name.endsWith('.tnef'))) {
    const within = `${name.slice(0, -'.tnef'.length)}/`
    const contents = new Set(readTnef(octets).files.map(({ content }) => withoutCr(content)))
    // The suite names the body `message.*` and gives messages within as numbered files, which we read instead.
    const wanted = files.filter(
      (file) => file.name.startsWith(within) && !/\/(?:message|Untitled Attachment)\./.test(file.name),
    )
    for (const file of wanted) assert.ok(contents.has(withoutCr(file.octets)), file.name)
    found += wanted.length
  }
  assert.ok(found >= 20)
  t.diagnostic(`${found} files taken out of TNEF, octet for octet`)
})
