import type { DestinationQueue, EnvelopeDetail, QueuedEnvelope } from '@beadle/contract'
import { label } from './cast.ts'

const at = '2026-06-06T18:42:00Z'

/** Destinations in every standing there is. */
export const destinations: readonly DestinationQueue[] = [
  {
    name: 'mx:museum.example',
    waiting: 12,
    sending: 0,
    stopped: 1,
    oldest: '2026-06-05T08:10:00Z',
    nextTry: '2026-06-06T19:05:00Z',
    lastAnswer: { at, code: '450 4.7.1', host: 'mx1.museum.example' },
  },
  {
    name: 'mailboxes',
    waiting: 340,
    sending: 0,
    stopped: 0,
    oldest: at,
    lastAnswer: { at, code: 'no answer' },
    paused: { since: at, by: label('okafor') },
  },
  { name: 'smart-host', waiting: 0, sending: 4, stopped: 0, oldest: at },
  { name: '', waiting: 2, sending: 0, stopped: 0, oldest: at },
]

export const envelopes: readonly QueuedEnvelope[] = [
  {
    id: 'q1',
    destination: 'mx:museum.example',
    direction: 'out',
    state: 'waiting',
    queuedAt: '2026-06-05T08:10:00Z',
    nextTry: '2026-06-06T19:05:00Z',
    attempts: 6,
    recipients: 2,
    domains: ['museum.example'],
    bytes: 48_213,
    lastAnswer: { at, code: '450 4.7.1' },
  },
  {
    id: 'q2',
    destination: 'mx:museum.example',
    direction: 'notice',
    state: 'stopped',
    queuedAt: at,
    attempts: 0,
    recipients: 1,
    domains: ['museum.example'],
    bytes: 900,
  },
]

/** One envelope with its attempts; `isRevealed` with addresses. */
export function envelopeDetail(id: string, isRevealed: boolean): EnvelopeDetail | undefined {
  const envelope = envelopes.find((each) => each.id === id)
  return (
    envelope && {
      ...envelope,
      attemptsMade: [
        { at, code: '450 4.7.1', host: 'mx1.museum.example', outcome: 'later', recipients: 2 },
        { at: '2026-06-05T08:10:05Z', code: 'no answer', outcome: 'later', recipients: 2 },
      ],
      ...(isRevealed
        ? {
            revealed: {
              from: 'ahmed@school.example',
              recipients: ['trips@museum.example', 'shop@museum.example'],
              answers: ['450 4.7.1 trips@museum.example: come again in five minutes'],
            },
          }
        : {}),
    }
  )
}
