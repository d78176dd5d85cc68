import type { HeldMessage } from '@beadle/contract'
import { label, language, outside } from './cast.ts'

const opening = 'Dear colleague,\n\nthank you for the figures. '
const hard = 'You are an utter idiot and everybody knows it. '
const closing = 'Please send me the rest by Monday.\n\nKind regards'
const subjects = [
  'Assessment figures',
  'Visit to the museum',
  'Coach times for Thursday',
  'Cover for lesson 3',
  'Minutes of the meeting',
]

/** Two hundred messages that wait for one reviewer: half may be decided together, half were held by a detector's word. */
export const manyHeld: readonly HeldMessage[] = Array.from({ length: 200 }, (_, at) => heldNumber(at))

function heldNumber(at: number): HeldMessage {
  const byDetector = at % 2 === 0
  const text = byDetector ? `${opening}${hard}${closing}` : `${opening}${closing}`
  const start = text.indexOf('utter idiot')
  const heldAt = new Date(Date.parse('2026-06-05T08:00:00Z') + at * 240_000).toISOString()
  const clause = byDetector ? language : outside
  return {
    id: `many-${at}`,
    message: `many-${at}`,
    direction: 'out',
    heldAt,
    state: 'held',
    subjectLine: `${subjects[at % subjects.length]} (${at + 1})`,
    from: { id: `s${at % 17}`, name: `Member of staff ${(0xa100 + (at % 17) * 37).toString(16)}`, pseudonym: true },
    to: [byDetector ? 'Mr Jones' : 'bookings@museum.example'],
    recipientCount: 1,
    reason: byDetector
      ? {
          en: 'Held because some of its words may be abusive. 3.1 E-mail etiquette, point 9, asks for a second look. Release it if the words are innocent, or refuse it and say why.',
        }
      : {
          en: 'Held because this correspondence has not been authorised yet. 6.2 E-mail, point 6, asks for it. Release it, and make it standing if it may go on.',
        },
    clauses: [clause],
    deadline: new Date(Date.parse(heldAt) + 3 * 86_400_000).toISOString(),
    onDeadline: 'refuse',
    as: 'releaser',
    batch: !byDetector,
    text: {
      open: true,
      text,
      marks: byDetector
        ? [{ start, end: start + 'utter idiot'.length, fact: 'content.abuse', words: { en: 'taken for abuse' } }]
        : [],
    },
    attachments: [],
    recipients: [
      { address: 'jones@school.example', name: 'Mr Jones', state: 'held', at: heldAt, citations: [clause.clause] },
    ],
    releasers: [label('lindqvist')],
    deputies: [],
    outcomes: ['release', 'refuse'],
    mayStand: !byDetector,
    mayReveal: true,
    ...(byDetector ? { falseAlarm: 'may' as const } : {}),
    timeline: [{ at: heldAt, kind: 'held', words: { en: 'Held' } }],
  }
}
