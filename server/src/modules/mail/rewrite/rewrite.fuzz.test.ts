import assert from 'node:assert/strict'
import test from 'node:test'
import { Mutator } from '../../../platform/testing/mutate.ts'
import { filesOf, readTree, rewriteMessage } from './index.ts'

const inputs = process.env.BEADLE_DEPTH === 'full' ? 200_000 : 8_000

const words = {
  textsOf: () => ['Rules of ysgol Tŷ Ŵyl apply.'],
  sayRemoved: (host: string) => `[${host}]`,
  sayLinked: () => '<p>kept</p>',
}

const seeds = [
  'Subject: x\r\nTo: a@b.example,\r\n c@d.example\r\nCc: e@f.example\r\n\r\nSee http://e.example/a.\r\n',
  'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: multipart/alternative; boundary=c\r\n\r\n--c\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\ncaf=E9 www.e.example=\r\n/x\r\n--c\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\nPGEgaHJlZj0iaHR0cDovL2UuZXhhbXBsZSI+eDwvYT4=\r\n--c--\r\n--b\r\nContent-Type: application/pdf; name=a.pdf\r\nContent-Disposition: attachment\r\n\r\n%PDF\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nSubject: y\r\n\r\nhttp://f.example\r\n--b--\r\n',
  'Content-Type: text/html; charset=utf-7\r\n\r\n<html><body><!-- x --><a href="//e.example" onclick=x>e</a></body></html>\r\n',
].map((seed) => Buffer.from(seed, 'latin1'))

test(`${inputs.toLocaleString('en')} spoilt messages: each is rewritten and read again, or left alone; none fails`, (t) => {
  const mutator = new Mutator({
    seed: 20261120,
    most: 8192,
    words: [
      '\r\n',
      '\r\n\r\n',
      '--b',
      '--c--',
      'Content-Type: ',
      'charset=utf-16',
      'base64',
      '<a ',
      '<!--',
      '-->',
      '</body>',
      'http://',
      '&#46;',
      '=3D',
      'multipart/mixed; boundary=b',
    ],
  })
  const changes = [
    { tags: [], disclaimer: 'key' },
    { tags: [], stripLinks: true },
    { tags: [], linkAttachments: true },
    { tags: [], recipients: 'bcc' },
    { tags: [], disclaimer: 'key', stripLinks: true, linkAttachments: true, recipients: 'split' },
  ] as const
  let made = 0
  for (let count = 0; count < inputs; count++) {
    const raw = mutator.next(seeds)
    const change = changes[count % changes.length] ?? assert.fail()
    const rewritten = rewriteMessage(raw, change, words)
    if (rewritten === undefined) continue
    made++
    assert.ok(readTree(rewritten).isCertain || !readTree(raw).isCertain)
    // What is once rewritten has no more links, no more files, and carries its text.
    if (change === changes[1] || change === changes[0])
      assert.ok(rewriteMessage(rewritten, change, words)?.equals(rewritten), rewritten.toString('latin1'))
    if (change === changes[2]) assert.deepEqual(filesOf(rewritten, readTree(rewritten)), [])
  }
  t.diagnostic(
    `${inputs.toLocaleString('en')} spoilt messages rewritten or left alone: ${made.toLocaleString('en')} rewritten, 0 failed`,
  )
  assert.ok(made > inputs / 20)
})
