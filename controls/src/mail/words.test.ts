import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  holdsLink,
  holdsPhrase,
  holdsTelephone,
  namesChild,
  namesForm,
  ownWords,
  phrasesNear,
  wordsOf,
} from './words.ts'

for (const text of [
  '01706 000000',
  '(01706) 000 000',
  '+44 1706 000000',
  '07700-900-123',
  '0044 7700 900123',
  '01706.000.000',
  'tel:01706000000',
]) {
  test(`a telephone number: ${text}`, () => assert.equal(holdsTelephone(`Ring ${text} today`), true))
}
for (const text of [
  '12/03/2026 10:15',
  '£12,500.00 and £3,250.00',
  'OL13 9XY',
  '943',
  '2026-03-03T10',
  'room 12, period 3, 28 pupils',
  '',
]) {
  test(`no telephone number: ${text}`, () => assert.equal(holdsTelephone(text), false))
}

for (const text of [
  '9B',
  'in 10XY2',
  'Year 9',
  'yr 11',
  'form 8K',
  'tutor group Kolbe',
  'Tom, 8 Kolbe',
  '8H',
  'Blwyddyn 9',
]) {
  test(`a form: ${text}`, () => assert.equal(namesForm(wordsOf(text)), true))
}
for (const text of [
  '9',
  'at 9am',
  'on the 10th',
  '12 March',
  '14B',
  'A4',
  '8 Please',
  '7pm or 8pm',
  'the form is attached',
  'for 8h',
]) {
  test(`no form: ${text}`, () => assert.equal(namesForm(wordsOf(text)), false))
}

for (const text of [
  'my daughter Mia',
  'my son, Tom Brown',
  'Mia’s mum',
  "Tom's dad here",
  'parent of Aoife',
  'Mia Kovač 9B',
  'Mia in Year 9',
  'regarding Tom',
  'my child is called Mia',
  'Im Ellies mum',
  'Callum’s bag was stolen',
  'Cai Bevan, Blwyddyn 9',
]) {
  test(`a child: ${text}`, () => assert.equal(namesChild(wordsOf(text)), true))
}
for (const text of [
  'my daughter is unwell',
  'Dear Mr Jones',
  'When do 9B go?',
  'thanks for your help with English',
  'about Monday',
  'Re: Homework',
  'the St Mary’s road',
  'Valentine’s day',
]) {
  test(`no child: ${text}`, () => assert.equal(namesChild(wordsOf(text)), false))
}

test('links are found in text and in HTML', () => {
  for (const text of ['see HTTP://x.example', 'see www.x.example', '<a HREF="//x.example">'])
    assert.equal(holdsLink(text), true, text)
  assert.equal(holdsLink('www is the web; http is a protocol'), false)
})

test('a phrase is found with a word or two between, and not further apart', () => {
  const find = (text: string) => holdsPhrase(ownWords(text), ['check', 'account'])
  for (const text of [
    'Check account',
    'check your account',
    'check your bank account',
    'ｃｈｅｃｋ your acc\u200bount',
    'check check account',
  ]) {
    assert.equal(find(text), true, text)
    assert.equal(phrasesNear(text, [['check', 'account']]).length, 1, text)
  }
  assert.deepEqual(
    phrasesNear('Your form – £5 – is “due”', [
      ['check', 'account'],
      ['form', 'due'],
    ]),
    [['form', 'due']],
  )
  for (const text of ['check on the state of an account', 'account check', '> check your account', 'check', ''])
    assert.equal(find(text), false, text)
  assert.equal(holdsPhrase(['a'], []), false)
})

test('a megabyte of the worst words is read to its end', () => {
  const text = 'check '.repeat(180_000)
  assert.equal(holdsPhrase(ownWords(text), ['check', 'account']), false)
  assert.equal(holdsTelephone('1 '.repeat(4) + '(('.repeat(500_000)), false)
})
