import assert from 'node:assert/strict'
import test from 'node:test'
import { noPast, type Past, readMessage } from '../../../modules/mail/index.ts'
import { toRequest } from './words.ts'

const writer = { id: 'ahmed', address: 'ahmed@school.example', name: 'Mr Ahmed' }

function asked(fields: readonly string[], more: { recipients?: readonly string[]; past?: Past; text?: string } = {}) {
  const message = readMessage(Buffer.from([...fields, '', more.text ?? 'Hello'].join('\r\n')))
  const request = toRequest({
    action: 'mail.submit',
    message,
    recipients: more.recipients ?? ['jones@school.example'],
    writer,
    past: more.past ?? noPast,
    files: [],
    at: Temporal.Instant.from('2026-03-03T10:15:00Z'),
    timeZone: 'Europe/London',
  })
  return request.resource.properties
}

test('envelope recipients stand where the header has them, the others are bcc, and only they count', () => {
  const properties = asked(['To: Eleri <Jones@School.example>, elsewhere@x.example', 'Cc: brennan@school.example'], {
    recipients: ['jones@school.example', 'brennan@school.example', 'office@school.example'],
  })
  assert.deepEqual(properties.to, [{ address: 'jones@school.example', name: 'Eleri' }])
  assert.deepEqual(properties.cc, [{ address: 'brennan@school.example' }])
  assert.deepEqual(properties.bcc, [{ address: 'office@school.example' }])
})

test('marks: in the subject line, behind Re:, or by the Sensitivity field; words that only look like marks are none', () => {
  const mark = (subject: string, field = '') => asked([`Subject: ${subject}`, ...(field ? [field] : [])]).marked
  assert.equal(mark('[personal] lunch'), 'personal')
  assert.equal(mark('Re: Personal: lunch'), 'personal')
  assert.equal(mark('Private and Confidential - appraisal'), 'private-and-confidential')
  assert.equal(mark('[PROTECTED] list'), 'protected')
  assert.equal(mark('RESTRICTED: plan'), 'restricted')
  assert.equal(mark('x', 'Sensitivity: Private'), 'personal')
  assert.equal(mark('x', 'Sensitivity: Company-Confidential'), 'private-and-confidential')
  for (const innocent of [
    'Personal statements due',
    'A private school',
    'Protected characteristics lesson',
    'Restricted view',
  ])
    assert.equal(mark(innocent), undefined, innocent)
})

test('neither confirmed nor urgent comes from a message', () => {
  const properties = asked(['X-Confirmed: true', 'Importance: high', 'X-Priority: 1', 'Priority: urgent'])
  assert.equal('confirmed' in properties, false)
  assert.equal('urgent' in properties, false)
})

const past: Past = {
  ...noPast,
  ancestor: {
    messageId: '<m0@school.example>',
    reported: false,
    isFrom: (address) => address === 'brennan@school.example',
    wentTo: (address) => ['ahmed@school.example', 'jones@school.example', 'office@school.example'].includes(address),
    parties: 3,
  },
}
const answering = ['Subject: Re: Plan', 'In-Reply-To: <m0@school.example>']

test('reply to all: back to the sender and to everybody else it had gone to', () => {
  const everybody = ['brennan@school.example', 'jones@school.example', 'office@school.example']
  assert.equal(asked(answering, { past, recipients: everybody }).replyAll, true)
  assert.equal(asked(answering, { past, recipients: everybody.slice(0, 2) }).replyAll, undefined)
  assert.equal(asked(answering, { past, recipients: ['brennan@school.example'] }).replyAll, undefined)
  assert.equal(asked(answering, { recipients: everybody }).replyAll, undefined)
  assert.equal(asked(answering, { past, recipients: everybody }).inReplyTo, '<m0@school.example>')
})

test('forwarding is told from answering, whole or in the text; what was reported stays reported', () => {
  const reported: Past = { ...noPast, ...(past.ancestor ? { ancestor: { ...past.ancestor, reported: true } } : {}) }
  const inText = asked(['Subject: FW: Plan', 'References: <m0@school.example>'], { past: reported })
  assert.deepEqual([inText.forwardOf, inText.inReplyTo, inText.reported], ['<m0@school.example>', undefined, true])
  const whole = asked(['Subject: See this', 'Content-Type: multipart/mixed; boundary=b'], {
    text: '--b\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: <inner@x.example>\r\n\r\nx\r\n--b--',
  })
  assert.equal(whole.forwardOf, '<inner@x.example>')
  assert.equal(asked(answering, { past: reported }).reported, true)
})
