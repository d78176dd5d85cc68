import type { OwnMail, OwnMessage } from '@beadle/contract'

const clause = (ref: string, text: string) => ({ clause: `all-saints.${ref}`, ref, text, version: '2024-03-19' })

const worksheet: OwnMail = {
  id: 'own-1',
  at: '2026-11-18T12:50:00Z',
  as: 'sent',
  forgotten: false,
  subjectLine: 'Homework for Thursday',
  from: { id: 'ahmed', name: 'Mr Bilal Ahmed', address: 'ahmed@school.example' },
  to: ['Mia Hughes', 'Tom Reed', 'Ella Novak', 'Sam Okoro', 'Lily Brand'],
  files: ['worksheet-7b.pdf'],
  snippet: {
    text: 'Dear all, the worksheet for Thursday is attached. Please bring it back signed; whoever lost the first worksheet may ask me.',
    marks: [
      { start: 14, end: 23 },
      { start: 102, end: 111 },
    ],
  },
}

/** What somebody's own mail looks like: sent, received with its text gone, and forgotten. */
export const ownMail: readonly OwnMail[] = [
  worksheet,
  {
    id: 'own-2',
    at: '2026-10-02T09:05:00Z',
    as: 'received',
    forgotten: false,
    subjectLine: 'Worksheets: which copier?',
    from: { id: 'jones', name: 'Ms Carol Jones', address: 'jones@school.example' },
    to: ['Mr Bilal Ahmed'],
    files: [],
    snippet: null,
  },
  {
    id: 'own-3',
    at: '2025-06-12T14:20:00Z',
    as: 'received',
    forgotten: true,
    subjectLine: '',
    from: null,
    to: [],
    files: [],
    snippet: null,
  },
]

export const ownMessage: OwnMessage = {
  ...worksheet,
  text: 'Dear all,\n\nthe worksheet for Thursday is attached. Please bring it back signed; whoever lost the first worksheet may ask me.\n\n<b>No page is drawn here</b>: https://worksheets.example/a-very-long-address-that-does-not-end-soon/and-goes-on/and-on?with=questions\n\nMr Ahmed',
  attachments: [{ filename: 'worksheet-7b.pdf', bytes: 48_211, mediaType: 'application/pdf' }],
  kept: [
    {
      what: 'copy',
      words: { en: 'A copy of the whole message is kept.' },
      until: '2028-02-18',
      clauses: [
        clause('8.5.7', 'Communication with children should be open and transparent.'),
        clause(
          '4.2.email.1',
          'E-mails are deleted automatically from staff and pupil mailboxes after 15 months, given as 456 days.',
        ),
      ],
    },
    {
      what: 'envelope',
      words: { en: 'Who wrote to whom, when, and its subject line are kept.' },
      until: '2028-02-18',
      clauses: [],
    },
  ],
}
