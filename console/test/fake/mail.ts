import type {
  Agreed,
  HeldMessage,
  HeldSummary,
  Home,
  MessageDecision,
  MyMessage,
  ReceivedMessage,
  ReviewBudget,
} from '@beadle/contract'
import { label, language, outside, sendHours } from './cast.ts'

const rude =
  'Dear colleague,\n\nI have had enough of your reports. You are an utter idiot and everybody knows it.\nPlease send me the figures by Monday.\n\nR. Ahmed'

function markOf(text: string, words: string) {
  const start = text.indexOf(words)
  return { start, end: start + words.length, fact: 'content.abuse', words: { en: 'taken for abuse' } }
}

const base = {
  direction: 'out',
  heldAt: '2026-06-06T18:42:00Z',
  state: 'held',
  attachments: [] as HeldMessage['attachments'],
  batch: false,
  mayStand: false,
  mayReveal: false,
  deputies: [] as HeldMessage['deputies'],
} as const satisfies Partial<HeldMessage>

const held: Readonly<Record<string, HeldMessage>> = {
  h1: {
    ...base,
    id: 'h1',
    subjectLine: 'Assessment figures',
    from: { id: 'p-7', name: 'Sender Birch', pseudonym: true },
    to: ['Mr Jones'],
    recipientCount: 1,
    reason: {
      en: 'Held because some of its words may be abusive. 3.1 E-mail etiquette, point 9, asks for a second look. Release it if the words are innocent, or refuse it and say why.',
    },
    clauses: [language],
    deadline: '2026-06-09T18:42:00Z',
    onDeadline: 'refuse',
    as: 'releaser',
    text: { open: true, text: rude, marks: [markOf(rude, 'utter idiot')] },
    recipients: [
      {
        address: 'jones@school.example',
        name: 'Mr Jones',
        state: 'held',
        at: '2026-06-06T18:42:00Z',
        citations: [language.clause],
      },
    ],
    releasers: [label('okafor')],
    deputies: [{ id: 'deputy', name: 'Mrs Lindqvist' }],
    outcomes: ['release', 'refuse'],
    mayReveal: true,
    timeline: [
      { at: '2026-06-06T18:42:00Z', kind: 'mail.held', words: { en: 'Held: professional language' } },
      {
        at: '2026-06-06T18:42:01Z',
        kind: 'notice.sent',
        words: { en: 'The sender was told, with the reason and what can be done' },
      },
    ],
    message: 'm1',
  },
  h2: {
    ...base,
    id: 'h2',
    subjectLine: 'Visit to the science museum on 18 June: numbers, coach and packed lunches',
    from: label('ahmed'),
    to: ['bookings@museum.example'],
    recipientCount: 1,
    reason: {
      en: 'Held because this correspondence with an outside organisation has not been authorised yet. 6.2 E-mail, point 6, asks for it. Release it, and make it standing if it may go on.',
    },
    clauses: [outside],
    deadline: '2026-06-08T10:00:00Z',
    onDeadline: 'escalate',
    as: 'releaser',
    text: {
      open: true,
      text: 'Dear bookings team,\n\nwe would like to bring 54 pupils of Year 9 on 18 June.',
      marks: [],
    },
    attachments: [
      {
        filename: 'Year 9 list.xlsx',
        bytes: 48_200,
        mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        contains: ['personal-data'],
      },
    ],
    recipients: [
      { address: 'bookings@museum.example', state: 'held', at: '2026-06-06T18:42:00Z', citations: [outside.clause] },
    ],
    releasers: [label('okafor')],
    outcomes: ['release', 'refuse'],
    batch: true,
    mayStand: true,
    timeline: [{ at: '2026-06-06T18:42:00Z', kind: 'mail.held', words: { en: 'Held: outside organisation' } }],
    message: 'm2',
  },
  h3: {
    ...base,
    id: 'h3',
    subjectLine: 'Minutes of Thursday',
    from: label('ahmed'),
    to: ['Mr Jones', 'Mrs Lindqvist'],
    recipientCount: 14,
    reason: {
      en: 'Held until Monday 07:30. 3.2 Staff e-mail, point 5, keeps mail among staff to weekdays between 07:30 and 17:00. Leave it and it is sent then, or say why it is urgent.',
    },
    clauses: [sendHours],
    until: '2026-06-08T06:30:00Z',
    as: 'sender',
    text: { open: true, text: 'Dear all,\n\nplease find the minutes of Thursday attached.', marks: [] },
    attachments: [{ filename: 'minutes.pdf', bytes: 48_000, mediaType: 'application/pdf' }],
    recipients: [
      {
        address: 'jones@school.example',
        name: 'Mr Jones',
        state: 'held',
        at: '2026-06-06T18:42:00Z',
        until: '2026-06-08T06:30:00Z',
        citations: [sendHours.clause],
      },
      {
        address: 'dsl@school.example',
        name: 'Mrs Byrne (safeguarding)',
        state: 'delivered',
        at: '2026-06-06T18:42:04Z',
        citations: [],
      },
    ],
    releasers: [],
    outcomes: ['urgent', 'withdraw'],
    timeline: [{ at: '2026-06-06T18:42:00Z', kind: 'mail.held', words: { en: 'Held until Monday 07:30' } }],
    message: 'm3',
  },
  h4: {
    ...base,
    id: 'h4',
    subjectLine: null,
    from: { id: 'p-9', name: 'Sender Rowan', pseudonym: true },
    to: ['Mr Jones'],
    recipientCount: 1,
    reason: {
      en: 'Held because its attachment is a program. 2 Safe access, point 4, asks the network manager to look. You may release or refuse it without reading it.',
    },
    clauses: [
      {
        ...language,
        clause: 'hillcrest.2.safe.4',
        ref: '2 Safe access',
        text: 'Programs must not be sent or installed without the network manager.',
      },
    ],
    deadline: '2026-06-09T18:42:00Z',
    onDeadline: 'refuse',
    as: 'deputy',
    text: {
      open: false,
      why: { en: 'It is marked personal: nobody reads it, and it is decided by its envelope and attachments alone.' },
    },
    attachments: [
      { filename: 'holiday.exe', bytes: 1_240_000, mediaType: 'application/octet-stream', contains: ['executable'] },
    ],
    recipients: [
      { address: 'jones@school.example', name: 'Mr Jones', state: 'held', at: '2026-06-06T18:42:00Z', citations: [] },
    ],
    releasers: [label('okafor')],
    outcomes: ['release', 'refuse'],
    mayReveal: true,
    timeline: [{ at: '2026-06-06T18:42:00Z', kind: 'mail.held', words: { en: 'Held: attachment of a program' } }],
    message: 'm4',
  },
}
export const heldMessages: ReadonlyMap<string, HeldMessage> = new Map(Object.entries(held))

export function summariesFor(as: readonly HeldSummary['as'][]): readonly HeldMessage[] {
  return [...heldMessages.values()].filter((one) => as.includes(one.as))
}

export const budget: ReviewBudget = {
  spent: 7,
  of: 5,
  spentBy: [{ clause: language, count: 4 }],
  others: 3,
}

export const home: Home = {
  items: [
    {
      id: 'i1',
      kind: 'review',
      title: 'Visit to the science museum on 18 June: numbers, coach and packed lunches',
      why: { en: 'Mr Ahmed asks to write to an outside organisation.' },
      clause: outside,
      since: '2026-06-06T18:42:00Z',
      due: '2026-06-08T10:00:00Z',
      link: '/mail/held/h2',
    },
    {
      id: 'i2',
      kind: 'review',
      title: 'Assessment figures',
      why: { en: 'Some of its words may be abusive.' },
      clause: language,
      since: '2026-06-06T18:42:00Z',
      due: '2026-06-09T18:42:00Z',
      link: '/mail/held/h1',
    },
    {
      id: 'i3',
      kind: 'waiting',
      title: 'Minutes of Thursday',
      why: { en: 'Held until Monday 07:30. There is nothing you need to do.' },
      clause: sendHours,
      since: '2026-06-06T18:42:00Z',
      due: '2026-06-08T06:30:00Z',
      link: '/mail/held/h3',
    },
  ],
  today: { decided: 1284, held: 6, denied: 3, advised: 21 },
  budget,
}

export const myMessages: readonly MyMessage[] = [
  {
    id: 'm3',
    subjectLine: 'Minutes of Thursday',
    sentAt: '2026-06-06T18:42:00Z',
    effect: 'hold',
    state: 'held',
    recipients: held.h3?.recipients ?? [],
    held: 'h3',
  },
  {
    id: 'm5',
    subjectLine: 'Parents’ evening',
    takeBackUntil: '2026-06-06T19:01:30Z',
    sentAt: '2026-06-05T13:10:00Z',
    effect: 'permit',
    state: 'delivered',
    recipients: [
      {
        address: 'parents-9a@school.example',
        name: 'Parents of 9A',
        state: 'delivered',
        at: '2026-06-05T13:10:02Z',
        citations: [],
      },
    ],
  },
  {
    id: 'm6',
    subjectLine: 'Re: trip',
    sentAt: '2026-06-05T09:00:00Z',
    effect: 'permit',
    state: 'bounced',
    recipients: [
      {
        address: 'nobody@museum.example',
        state: 'bounced',
        at: '2026-06-05T09:00:09Z',
        citations: [],
        remark: '550 5.1.1 no such mailbox',
      },
    ],
  },
]

export const decision: MessageDecision = {
  id: 'm3',
  direction: 'out',
  subjectLine: 'Minutes of Thursday',
  from: label('ahmed'),
  at: '2026-06-06T18:42:00Z',
  effect: 'hold',
  reason: held.h3?.reason ?? { en: '' },
  clauses: [sendHours],
  obligations: [
    {
      do: 'mail.hold',
      words: { en: 'Kept until Monday 07:30, then sent to 13 people' },
      until: '2026-06-08T06:30:00Z',
      cites: [sendHours.clause],
    },
    { do: 'advise', words: { en: 'A word of advice: say in the subject line what you ask of your readers' } },
  ],
  lifted: [{ clause: sendHours.clause, control: 'mail.send-hours', effect: 'hold', by: 'safe-lane' }],
  watched: [{ clause: 'hillcrest.3.1.4', control: 'mail.one-subject', effect: 'hold' }],
  recipients: held.h3?.recipients ?? [],
  timeline: held.h3?.timeline ?? [],
  held: 'h3',
  mayReport: true,
  ledgerEntry: 'e12',
}

/** A parent's message to Mr Ahmed, which nobody arranged: its sender may be asked to write through the office. */
export const fromParent: MessageDecision = {
  id: 'm7',
  direction: 'in',
  subjectLine: 'Mia’s glasses',
  from: { id: 'parent', name: 'Anwen Lloyd', address: 'anwen.lloyd@home.example' },
  at: '2026-06-05T07:58:00Z',
  effect: 'permit',
  reason: {
    en: 'This may go: a parent has written directly, and no contact was arranged beforehand. 3.2 Parents, point 2, asks parents to write to the office first. There is nothing you need to do.',
  },
  clauses: [
    {
      clause: 'hillcrest.3.2.parents.2',
      ref: '3.2 Parents to staff',
      text: 'Parents should not write to teachers directly unless it was arranged.',
      version: '2026-03-19',
      control: 'mail.parent-direct',
    },
  ],
  obligations: [{ do: 'mail.rewrite', words: { en: 'Marked: Parent, direct' } }],
  lifted: [],
  watched: [],
  recipients: [
    {
      address: 'ahmed@school.example',
      name: 'Mr Ahmed',
      state: 'delivered',
      at: '2026-06-05T07:58:02Z',
      citations: ['hillcrest.3.2.parents.2'],
    },
  ],
  timeline: [{ at: '2026-06-05T07:58:00Z', kind: 'accepted', words: { en: 'Taken by the gateway and decided' } }],
  mayReport: true,
  returning: {
    to: 'anwen.lloyd@home.example',
    from: 'Hillcrest High School <beadle@school.example>',
    replyTo: 'ahmed@school.example',
    subjectLine: 'Re: Mia’s glasses',
    asks: [
      {
        ask: 'mail.parent-direct.through-office',
        text: {
          en: 'Thank you for your message, which I have received. For a first enquiry please telephone the school office or use the Contact us page, so that it reaches the right person quickly.',
        },
      },
      {
        ask: 'mail.parent-should-give.telephone',
        text: {
          en: 'Thank you for your message. Please tell us the telephone number on which you would like to be reached.',
        },
      },
    ],
    letter: [
      'This is about your message of Friday 5 June 08:58, “Mia’s glasses”.',
      'An answer to this reaches ahmed@school.example.',
      'Hillcrest High School',
    ],
  },
  contact: { parent: { id: 'parent', name: 'Mrs Anwen Lloyd' }, agreed: false },
}

/** The same once its sender has been asked. */
export function askedBy(message: MessageDecision, by: string, ask: unknown): MessageDecision {
  const { returning } = message
  if (!returning) return message
  const text = returning.asks.find((each) => each.ask === ask)?.text ?? { en: '' }
  return {
    ...message,
    returning: {
      ...returning,
      asks: [],
      asked: { at: '2026-06-06T19:00:00Z', by: { id: by, name: 'Mr Ahmed' }, text },
      whyNot: { en: 'Its sender has been asked already.' },
    },
  }
}

export const received: readonly ReceivedMessage[] = [
  {
    id: 'm7',
    subjectLine: 'Mia’s glasses',
    from: { id: 'parent', name: 'Anwen Lloyd', address: 'anwen.lloyd@home.example' },
    at: '2026-06-05T07:58:00Z',
    state: 'delivered',
    marks: ['Parent, direct'],
    mayAsk: true,
    reported: false,
  },
  {
    id: 'm8',
    subjectLine: 'Your mailbox will be closed within 24 hours unless you verify your password at once',
    from: { id: 'outside', name: 'accounts@parcel-notice.example' },
    at: '2026-06-05T06:12:00Z',
    state: 'held',
    marks: [],
    mayAsk: false,
    reported: true,
  },
  {
    id: 'm9',
    subjectLine: 'For information: coach times',
    from: { id: 'jones', name: 'Mr Jones' },
    at: '2026-06-04T14:30:00Z',
    state: 'delivered',
    marks: [],
    mayAsk: false,
    reported: false,
  },
]

export const agreed: Agreed = {
  contacts: [
    { parent: { id: 'parent-2', name: 'Mr Rhys Price' }, children: ['Carys Price, 9A'], since: '2026-03-12T09:00:00Z' },
  ],
  authorisations: [
    {
      id: 'ahmed.00',
      person: label('ahmed'),
      correspondent: 'bookings@museum.example',
      by: label('okafor'),
      since: '2026-05-02T11:20:00Z',
    },
  ],
}
