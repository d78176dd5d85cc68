import assert from 'node:assert/strict'
import test from 'node:test'
import PostalMime from 'postal-mime'
import { readMessage } from '../mime/message.ts'
import { composeNotice } from './compose.ts'

const at = Temporal.Instant.from('2026-11-21T20:00:05Z')
const base = {
  from: { address: 'beadle@school.example', name: 'Beadle' },
  to: { address: 'ahmed@school.example', name: 'Siân "A" Ahmed' },
  messageId: '<n1@mail.school.example>',
  at,
}

test('a notice is read alike by our reader and by another', async () => {
  const subjectLine = `Held: ${'Caffi’r ysgol '.repeat(12)}`.trim()
  const raw = composeNotice({
    ...base,
    subjectLine,
    paragraphs: ['Held until Monday 07:30.', '“E-mails” & <such> stay text.'],
    links: [{ label: 'See your choices', url: 'https://beadle.school.example/n/abc?x="y"' }],
    inReplyTo: '<m1@school.example>',
  })
  const ours = readMessage(raw)
  const theirs = await PostalMime.parse(raw)
  for (const read of [ours.subjectLine, theirs.subject]) assert.equal(read, subjectLine)
  assert.equal(theirs.to?.[0]?.address, 'ahmed@school.example')
  assert.equal(theirs.to?.[0]?.name, 'Siân "A" Ahmed')
  assert.match(ours.text, /“E-mails” & <such> stay text\./)
  assert.match(ours.html ?? '', /&lt;such&gt;[\s\S]*href="https:\/\/beadle\.school\.example\/n\/abc\?x=&quot;y&quot;"/)
  assert.equal(theirs.headers.find(({ key }) => key === 'auto-submitted')?.value, 'auto-generated')
  assert.equal(theirs.headers.find(({ key }) => key === 'date')?.value, 'Sat, 21 Nov 2026 20:00:05 +0000')
  for (const line of raw.toString('latin1').split('\r\n')) assert.ok(line.length <= 998 && !/[\r\n]/.test(line))
})

test('a header field cannot be added through what a sender wrote', () => {
  const read = readMessage(composeNotice({ ...base, subjectLine: 'x\r\nBcc: victim@example.com', paragraphs: [] }))
  assert.equal(
    read.header.fields.some(({ name }) => name === 'bcc'),
    false,
  )
  assert.equal(read.subjectLine, 'x Bcc: victim@example.com')
})

test('a message that goes back comes along octet for octet', () => {
  const attached = Buffer.from('Subject: x\r\n\r\ncaf\xe9\r\n', 'latin1')
  const read = readMessage(
    composeNotice({ ...base, subjectLine: 'Returned', paragraphs: ['Please change it.'], attached }),
  )
  assert.deepEqual(
    read.attachments.map(({ mediaType }) => mediaType),
    ['message/rfc822'],
  )
  assert.ok(read.attachments[0]?.content.equals(attached))
})
