import assert from 'node:assert/strict'
import { test } from 'node:test'
import { messageHints } from './message-hints.ts'

/** Wednesday 18 November 2026, 10:00 in London. */
const winter = { time: '2026-11-18T10:00:00Z', timeZone: 'Europe/London' }
/** Wednesday 17 June 2026, 10:00 in London. */
const summer = { time: '2026-06-17T09:00:00Z', timeZone: 'Europe/London' }

test('purpose as stated', () => {
  const cases: readonly (readonly [subjectLine: string, text: string, want: string | undefined])[] = [
    ['For information: new bins', 'They are green.', 'information'],
    ['FYI', 'See below.', 'information'],
    ['[FYI] minutes', 'Attached.', 'information'],
    ['Minutes', 'For information only.', 'information'],
    ['Minutes', 'No action needed.', 'information'],
    ['Action needed: form', 'Please sign.', 'action'],
    ['ACTION: form', 'Please sign.', 'action'],
    ['Form', 'For action please.', 'action'],
    ['Form', 'Please complete the form.', 'action'],
    ['Form', 'Could you let me know?', 'action'],
    ['Reports', 'Please write your Year 9 reports.', 'substantive-action'],
    ['Action required', 'Please complete the risk assessment.', 'substantive-action'],
    ['Substantive action: scheme of work', 'Thanks', 'substantive-action'],
    ['Hello', 'The hall is lovely.', undefined],
    ['Minutes', 'Dear Ms Jones, the minutes are attached.', undefined],
    ['Re: Form', 'Thanks.\n\n> Please complete the form.', undefined],
  ]
  for (const [subjectLine, text, want] of cases)
    assert.equal(messageHints({ subjectLine, text }).statedPurpose, want, `${subjectLine} / ${text}`)
})

test('a deadline is an instant in school time', () => {
  const cases: readonly (readonly [text: string, now: typeof winter, want: string | undefined])[] = [
    ['Action needed by Friday 4pm', winter, '2026-11-20T16:00:00Z'],
    ['Action needed by Friday at 4 pm', winter, '2026-11-20T16:00:00Z'],
    ['Please return it by 4pm on Friday.', winter, '2026-11-20T16:00:00Z'],
    ['Please return it by 4pm on Friday.', summer, '2026-06-19T15:00:00Z'],
    ['by Friday', winter, '2026-11-20T17:00:00Z'],
    ['by tomorrow', winter, '2026-11-19T17:00:00Z'],
    ['by 9am tomorrow', winter, '2026-11-19T09:00:00Z'],
    ['by tomorrow morning at 8:30', winter, '2026-11-19T17:00:00Z'],
    ['by noon', winter, '2026-11-18T12:00:00Z'],
    ['by 3pm today', winter, '2026-11-18T15:00:00Z'],
    ['by 15:30', winter, '2026-11-18T15:30:00Z'],
    ['by the end of the day', winter, '2026-11-18T17:00:00Z'],
    ['by close of play on Thursday', winter, '2026-11-19T17:00:00Z'],
    ['no later than 12 December', winter, '2026-12-12T17:00:00Z'],
    ['no later than 12th March', winter, '2027-03-12T17:00:00Z'],
    ['deadline: 2026-11-27', winter, '2026-11-27T17:00:00Z'],
    ['Deadline is Monday 23 November at 9am', winter, '2026-11-23T09:00:00Z'],
    ['due on 24/11/2026', winter, '2026-11-24T17:00:00Z'],
    ['by Wednesday', winter, '2026-11-18T17:00:00Z'],
    ['by Wednesday 9am', winter, '2026-11-25T09:00:00Z'],
    ['by next Monday', winter, '2026-11-23T17:00:00Z'],
    ['by the end of the week', winter, '2026-11-20T17:00:00Z'],
    ['Please reply within 24 hours.', winter, '2026-11-19T10:00:00Z'],
    ['Please respond within two days.', winter, '2026-11-20T10:00:00Z'],
    ['Please submit before Monday 9.30', winter, '2026-11-23T09:30:00Z'],
    ['The bus stops by the park.', winter, undefined],
    ['Written by Tom', winter, undefined],
    ['The play is on Friday.', winter, undefined],
    ['by 31 November', winter, undefined],
    ['By 10 people', winter, undefined],
    ['Homework for Monday is on page 4.', winter, undefined],
    ['By Monday it had been released to everybody.', winter, undefined],
    ['I will be away until next Monday, with no access to mail.', winter, undefined],
    ['Almost all of them left within two weeks of arrival.', winter, undefined],
    ['By 11am most of the working population are awake.', winter, undefined],
    ['You have until Friday noon.', winter, '2026-11-20T12:00:00Z'],
    ['Marks are needed for Monday 9am.', winter, '2026-11-23T09:00:00Z'],
    ['Could you get the forms\nback to me by 4 pm tomorrow?', winter, '2026-11-19T16:00:00Z'],
    ['Reports close on Friday. All Year 9 reports should be in by then.', winter, undefined],
  ]
  for (const [text, now, want] of cases)
    assert.equal(messageHints({ subjectLine: 'x', text, ...now }).deadline, want, text)
})

test('a deadline makes a purpose, and an unreadable clock makes neither an error nor a deadline', () => {
  assert.deepEqual(messageHints({ subjectLine: 'Form', text: 'Back to me by Friday 4pm.', ...winter }), {
    statedPurpose: 'action',
    deadline: '2026-11-20T16:00:00Z',
  })
  assert.equal(
    messageHints({ subjectLine: 'Form', text: 'by Friday 4pm', time: 'yesterday', timeZone: 'Mars/Base' }).deadline,
    undefined,
  )
})

test('a question asks for an answer', () => {
  assert.equal(messageHints({ subjectLine: 'x', text: 'Can you come?' }).asksForReply, true)
  assert.equal(messageHints({ subjectLine: 'x', text: 'Minutes attached.' }).asksForReply, undefined)
})
