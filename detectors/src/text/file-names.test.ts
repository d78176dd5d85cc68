import assert from 'node:assert/strict'
import { test } from 'node:test'
import { examineContent } from '../detect-content.ts'

/** What a message of innocent words says whose file has that name: `fact: the words of the name`. */
function saidBy(filename: string): readonly string[] {
  const { hits } = examineContent({ subjectLine: 'File', text: 'Please see attached.', attachments: [{ filename }] })
  assert.ok(hits.every(({ part }) => part === 'attachment'))
  return hits.map(({ fact, start, end }) => `${fact}: ${filename.slice(start, end)}`)
}

test('words aimed at somebody are read in the names of files, also in disguise', () => {
  assert.deepEqual(saidBy('you_are_an_idiot.docx'), ['content.abuse: you_are_an_idiot'])
  assert.ok(saidBy('fuck-you.jpg').includes('content.abuse: fuck-you'))
  assert.deepEqual(saidBy('f.u.c.k.pdf'), ['content.obscenity: f.u.c.k'])
  assert.deepEqual(saidBy('kill%20yourself.png'), ['content.harassment: kill%20yourself'])
  assert.ok(saidBy('I will stab you.txt').includes('content.threat: I will stab you'))
  assert.deepEqual(saidBy('ur gay lol.png'), ['content.discrimination: ur gay'])
})

test('names that only resemble such words, and those of programs, say nothing', () => {
  for (const filename of [
    'Dick Whittington script.docx',
    'who killed cock robin.pdf',
    'Macbeth - kill the king.pptx',
    'Scunthorpe_trip_letter.pdf',
    'skin-prick-test.pdf',
    'To kill a mockingbird ch 4.pdf',
    'Sex and relationships policy.pdf',
    'cum_sum.py',
    'IMG_2031.JPG',
  ])
    assert.deepEqual(saidBy(filename), [], filename)
})

test('a name says nothing of a message’s length or subjects, and a file alone nothing but what it holds', () => {
  const { facts } = examineContent({ text: 'Here.', attachments: [{ filename: 'on another note TWO THINGS.pdf' }] })
  assert.equal(facts['content.length'], 1)
  assert.equal(facts['content.several-subjects'], false)
  assert.deepEqual(Object.keys(examineContent({ attachments: [{ filename: 'you_idiot.pdf' }] }).facts), [
    'content.personal-data',
  ])
})
