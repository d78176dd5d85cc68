import assert from 'node:assert/strict'
import test from 'node:test'
import { readMessage } from './mime/message.ts'
import { recastRecipients } from './outgoing.ts'

const raw = Buffer.from(
  'Received: x\r\nTo: a@x.example,\r\n b@x.example\r\nSubject: Trip\r\nCc: c@x.example\r\n\r\nTo: not a field\r\n',
)

test('recipients who must not see one another find none of the others', () => {
  const hidden = recastRecipients(raw)
  assert.equal(
    hidden.toString(),
    'To: undisclosed-recipients:;\r\nReceived: x\r\nSubject: Trip\r\n\r\nTo: not a field\r\n',
  )
  const own = readMessage(recastRecipients(raw, 'a@x.example'))
  assert.deepEqual(own.to, [{ address: 'a@x.example' }])
  assert.deepEqual(own.cc, [])
})
