import assert from 'node:assert/strict'
import test from 'node:test'
import { withoutForgedAndHidden, withoutForgedFields } from './forged-fields.ts'

function of(...lines: readonly string[]): Buffer {
  return Buffer.from(lines.join('\r\n'), 'latin1')
}

test('fields that only we write are taken out, whatever their letters and however folded; all else stays', () => {
  const given = of(
    'X-Beadle-Tag: checked',
    'From: a@b.example',
    'x-BEADLE-tag : folded',
    '\tover lines',
    ' and more',
    'X-Beadle-Loop: a b c',
    'Subject: X-Beadle-Tag: not a field \xe9',
    'X-Beadle-Other:',
    '',
    'X-Beadle-Tag: in the text',
    '',
  )
  const kept = of(
    'From: a@b.example',
    'X-Beadle-Loop: a b c',
    'Subject: X-Beadle-Tag: not a field \xe9',
    '',
    'X-Beadle-Tag: in the text',
    '',
  )
  assert.deepEqual(withoutForgedFields(given), kept)
})

test('a message without such fields is the same octets in the same place', () => {
  for (const raw of [of('From: a@b.example', '', 'x'), of('X-Beadle-Loop: a b c', '', 'x'), of('no header'), of('')])
    assert.equal(withoutForgedFields(raw), raw)
})

test('what our people send loses Bcc and Resent-Bcc; what others send keeps them', () => {
  const given = of(
    'BCC : hidden@school.example,',
    ' other@school.example',
    'From: a@school.example',
    'Resent-Bcc: hidden@school.example',
    'X-Bcc: kept',
    'Subject: Bcc: not a field',
    '',
    'Bcc: in the text',
    '',
  )
  const kept = of('From: a@school.example', 'X-Bcc: kept', 'Subject: Bcc: not a field', '', 'Bcc: in the text', '')
  assert.deepEqual(withoutForgedAndHidden(given), kept)
  assert.equal(withoutForgedFields(given), given)
})
