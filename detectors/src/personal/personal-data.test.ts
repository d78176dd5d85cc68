import assert from 'node:assert/strict'
import { test } from 'node:test'
import { detectContent, examineContent } from '../detect-content.ts'
import { values } from '../test-cases.ts'
import { isUpn } from './check-digits.ts'

const upn =
  ['ABCDEFGHJKLMNPQRTUVWXYZ']
    .flatMap((letters) => [...letters])
    .map((letter) => `${letter}801200001001`)
    .find(isUpn) ?? ''
const nothing: readonly string[] = []

values('personal data', 'content.personal-data', [
  ['Her NHS number is 943 476 5919.', ['nhs-number']],
  ['NHS no: 9434765919', ['nhs-number']],
  ['NHS number ９４３ ４７６ ５９１９', ['nhs-number']],
  ['NHS number 943-476-5919', ['nhs-number']],
  ['NHS number 943.476.5919', ['nhs-number']],
  ['450 557 7104', ['nhs-number']],
  ['NI number AB 12 34 56 C', ['ni-number']],
  ['ab123456c', ['ni-number']],
  [`The pupil is ${upn}.`, ['upn']],
  ['My card is 4111 1111 1111 1111', ['card']],
  ['4111-1111-1111-1111', ['card']],
  ['5555555555554444', ['card']],
  ['Amex 3782 822463 10005', ['card']],
  ['Sort code 20-00-00, account number 55779911', ['bank-account']],
  ['sort code: 200000 account: 55779911', ['bank-account']],
  ['IBAN GB29 NWBK 6016 1331 9268 19', ['bank-account']],
  ['Mia Evans, date of birth 12/03/2011', ['date-of-birth-with-name']],
  ['Mia Evans DOB 12 March 2011', ['date-of-birth-with-name']],
  ['Mia Evans was born on 12th March 2011', ['date-of-birth-with-name']],
  ['Name: Mia\nD.O.B.: 2011-03-12', ['date-of-birth-with-name']],
  ['Mia Evans, 9B, 12/03/2011\nTom Price, 9B, 04/11/2010\nAda Lewis, 9C, 30/01/2011', ['pupil-list']],
  ['Name\tForm\tSEN\nMia Evans\t9B\tK\nTom Price\t9B\tN\nAda Lewis\t9C\tE', ['pupil-list']],
  ['| Pupil | Form |\n| Mia Evans | 9B |\n| Tom Price | 9B |\n| Ada Lewis | 9C |', ['pupil-list']],
  ['Mia Evans  9B\nTom Price  9B\nAda Lewis  9C', ['pupil-list']],
  ['Mia Evans (9B), Tom Price (9C) and Ada Lewis (10A) were late.', ['pupil-list']],
  ['She has been diagnosed with epilepsy.', ['medical']],
  ['He is allergic to nuts and carries an EpiPen.', ['medical']],
  ['My son takes Ritalin.', ['medical']],
  ['Pupil: Tom Smith. Diagnosis: epilepsy, takes sodium valproate.', ['medical']],
  ['Her pregnancy is not known to staff.', ['medical']],
  ['passport number 123456789', ['other']],
  ['Mia has ADHD and takes methylphenidate.', ['medical']],
  ['Mia is on the child protection register.', ['other']],
  ['Please pay into 20-00-00 55779911', ['bank-account']],
  // innocents
  ['The child protection policy is attached.', nothing],
  ['The school has asthma inhalers.', nothing],
  ['Call 212 555 1234 or +1 650 253 0000.', nothing],
  ['Telephone 01632 960 100', nothing],
  ['The order number is 1234567890.', nothing],
  ['9434765918', nothing],
  ['GB123456A and AB123456E are product codes.', nothing],
  ['4111 1111 1111 1112', nothing],
  ['ISBN 978-0-306-40615-7', nothing],
  ['Message 20260303101500123456', nothing],
  ['https://shop.example/item/4111111111111111/view', nothing],
  ['The meeting is on 12/03/2026.', nothing],
  ['The trip is from 12-03-26, total 20000000 steps', nothing],
  ['Shakespeare was born in April 1564.', nothing],
  ['Asthma awareness training is on Tuesday.', nothing],
  ['The lesson on diabetes and cancer is in Unit 4.', nothing],
  ['Maths, 9B, Room 3\nEnglish, 9C, Room 4\nArt, 9D, Room 5', nothing],
  ['Monday  P1\nTuesday  P2\nWednesday  P3', nothing],
  ['Dear Ms Jones,\nThank you, Tom.\nBest, Ada', nothing],
  ['Pens, 12\nRulers, 30\nGlue, 4', nothing],
  ['A total of 943 476 people and 5919 others', nothing],
  [{ subjectLine: 'Re: Mia', text: 'Please see below.\n\n> Her NHS number is 943 476 5919' }, ['nhs-number']],
  [{ subjectLine: 'x', html: '<p>NHS number 943 <b>476</b> 5919</p>' }, ['nhs-number']],
])

test('lists of pupils are seen in the tables of a page, however it is set', () => {
  const page = (rows: readonly (readonly string[])[], cell = (words: string) => `<td>${words}</td>`) =>
    `<p>Hello</p><table>${rows.map((row) => `<tr>${row.map(cell).join('\n')}</tr>`).join('\n')}</table>`
  const kinds = (html: string) => detectContent({ html })['content.personal-data']
  const pupils = [
    ['Name', 'Form'],
    ['Ella Jones', '9B'],
    ['Tom Price', '9B'],
    ['Nia Hughes', '9C'],
  ]
  assert.deepEqual(kinds(page(pupils)), ['pupil-list'])
  assert.deepEqual(
    kinds(page(pupils, (words) => `<td><p style="margin:0"><span>${words}&nbsp;</span></p>`)),
    ['pupil-list'],
    'in paragraphs, and cells that are not closed',
  )
  assert.deepEqual(kinds(page([['Please see:', page(pupils)]])), ['pupil-list'], 'in a page that is set in a table')
  assert.deepEqual(kinds(`<blockquote>${page(pupils)}</blockquote>`), ['pupil-list'], 'quoted')
  const timetable = [
    ['Day', 'Lesson', 'Room'],
    ['Monday', 'Maths', '9B'],
    ['Tuesday', 'English', '4'],
    ['Friday', 'Art', '7C'],
  ]
  assert.deepEqual(kinds(page(timetable)), [])
  const layout = [
    ['Dear all,', 'The trip leaves at nine.'],
    ['Please bring', 'a coat, a lunch'],
    ['Thanks', 'Tom Price'],
  ]
  assert.deepEqual(kinds(page(layout)), [])
  const { hits } = examineContent({ html: page(pupils) })
  assert.deepEqual(
    hits.map(({ part, start, end }) => page(pupils).slice(start, end).slice(0, 6) + part),
    ['<tablehtml'],
  )
})
