import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isCardNumber, isIban, isNhsNumber, isNiNumber, isUpn, passesLuhn } from './check-digits.ts'

const upnLetters = 'ABCDEFGHJKLMNPQRTUVWXYZ'
const digits = (n: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: n, maxLength: n }).map((list) => list.join(''))

/** The number with its last digit made right by Luhn's check. */
function withLuhn(body: string): string {
  return [...'0123456789'].map((last) => body + last).find(passesLuhn) ?? ''
}

test('published examples pass', () => {
  assert.ok(isNhsNumber('9434765919'))
  assert.ok(isNhsNumber('4505577104'))
  assert.ok(isNiNumber('AB123456C'))
  assert.ok(isCardNumber('4111111111111111'))
  assert.ok(isCardNumber('5555555555554444'))
  assert.ok(isCardNumber('378282246310005'))
  assert.ok(isCardNumber('2223003122003222'))
  assert.ok(isIban('GB29 NWBK 6016 1331 9268 19'))
  assert.ok(isIban('DE89370400440532013000'))
})

test('what is never issued does not pass', () => {
  for (const number of [
    'BG123456A',
    'GB123456A',
    'NK123456A',
    'TN123456A',
    'ZZ123456A',
    'DA123456A',
    'QQ123456C',
    'AO123456A',
    'AB123456E',
  ])
    assert.equal(isNiNumber(number), false, number)
  for (const number of ['0000000000', '9999999999', '9434765918', '943476591'])
    assert.equal(isNhsNumber(number), false, number)
  for (const number of ['4111111111111112', '0000000000000000', '1234567812345670', '411111111111111'])
    assert.equal(isCardNumber(number), false, number)
  assert.equal(isIban('GB29 NWBK 6016 1331 9268 18'), false)
})

test('any one digit changed breaks a card, an NHS number and a pupil number', () => {
  fc.assert(
    fc.property(digits(14), fc.nat({ max: 15 }), fc.integer({ min: 1, max: 9 }), (body, at, by) => {
      const card = withLuhn(`4${body}`)
      const changed = card.slice(0, at) + ((Number(card[at]) + by) % 10) + card.slice(at + 1)
      assert.ok(isCardNumber(card) || /^(\d)\1+$/.test(card))
      assert.ok(!passesLuhn(changed))
    }),
  )
  fc.assert(
    fc.property(digits(9), fc.nat({ max: 8 }), fc.integer({ min: 1, max: 9 }), (body, at, by) => {
      const number = [...'0123456789'].map((check) => body + check).find(isNhsNumber)
      if (!number) return
      const changed = number.slice(0, at) + ((Number(number[at]) + by) % 10) + number.slice(at + 1)
      assert.equal(isNhsNumber(changed), false)
    }),
  )
  fc.assert(
    fc.property(digits(12), (body) => {
      const passing = [...upnLetters].filter((letter) => isUpn(letter + body))
      assert.equal(passing.length, 1)
    }),
  )
})

test('temporary pupil numbers end in a letter', () => {
  const passing = [...upnLetters].map((letter) => `${letter}80120000100A`).filter(isUpn)
  assert.equal(passing.length, 1)
})
