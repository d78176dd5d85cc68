import {
  type ClauseDecision,
  type ClauseDetail,
  type ClauseSummary,
  type Comparison,
  type Doubt,
  type Example,
  type Life,
  life,
  type PolicyPage,
} from '@beadle/contract'
import { sendHours } from './cast.ts'

const sections = [
  ['1 Introduction', 9],
  ['2 Safe access', 17],
  ['3.1 E-mail etiquette', 22],
  ['3.2 Staff e-mail', 19],
  ['4 Storage', 13],
  ['5 Confidential data', 7],
  ['6.1 Teaching', 8],
  ['6.2 E-mail', 14],
  ['7 Telephones', 12],
  ['8 Social media', 26],
] as const

// What clauses of such a policy come to: mostly kept by people, a good part at the gate.
const lives: readonly Life[] = [
  'gate',
  'attested',
  'answered',
  'shown',
  'gate',
  'driven',
  'attested',
  'declared',
  'scheduled',
  'shown',
  'unmet',
  'gate',
  'variance',
]

export const clauses: readonly ClauseSummary[] = sections.flatMap(([section, count], s) =>
  Array.from({ length: count }, (_, i): ClauseSummary => {
    const lived = lives[(s * 5 + i * 3) % lives.length] ?? 'unmet'
    const acted = lived === 'gate' ? i % 4 !== 1 : lived === 'answered' && i % 3 === 0
    const acts = lived === 'gate' || lived === 'answered'
    return {
      id: `hillcrest.${section.split(' ')[0]}.${i + 1}`,
      ref: section,
      section,
      text: `${section.slice(section.indexOf(' ') + 1)}: what staff and pupils do, and do not do, in case ${i + 1} of this part of the policy.`,
      class: acts ? 'enforce' : 'attest',
      modality: 'should',
      capability: acts ? 'mail.window' : 'edu.taught',
      life: lived,
      lastActedAt: acted ? '2026-06-06T18:42:00Z' : null,
      count: acted ? 12 + i : 0,
      bindings: acts
        ? [
            {
              id: `binding-${s}-${i}`,
              control: 'mail.send-hours',
              summary: { en: 'Holds mail outside the hours of its recipients until they open.' },
              mode: 'enforce',
            },
          ]
        : [],
    }
  }),
)

export const policy: PolicyPage = {
  policy: 'hillcrest',
  title: 'Digital Communications Policy',
  version: '2026-03-19',
  approvedOn: '2026-03-19',
  reviewDueOn: 'spring 2029',
  ownerRole: 'operations-manager',
  counts: Object.fromEntries(
    life.options.map((one) => [one, clauses.filter((clause) => clause.life === one).length]),
  ) as PolicyPage['counts'],
  elsewhere: [
    {
      duty: 'filtering',
      system: 'The web filter',
      what: 'Blocks what is illegal before anybody asks.',
      clauses: ['hillcrest.2.3', 'hillcrest.2.4'],
    },
  ],
  clauses: [...clauses],
}

export function clauseDetail(id: string): ClauseDetail | undefined {
  const clause = clauses.find((one) => one.id === id)
  if (!clause) return undefined
  return {
    ...clause,
    audience: ['staff'],
    version: '2026-03-19',
    breach: 'It is dealt with under the disciplinary procedure.',
    settings: Object.fromEntries(
      clause.bindings.map((one) => [
        one.id,
        { window: { days: ['mon', 'tue'], from: '07:30', to: '17:00' }, recipients: ['teacher', 'office'] },
      ]),
    ),
    ...(clause.life === 'variance'
      ? {
          variance: {
            instead: 'The safe lane is kept open.',
            why: 'Safeguarding mail never waits.',
            approvedBy: 'headteacher',
          },
        }
      : {}),
    duties:
      clause.life === 'driven' || clause.life === 'scheduled'
        ? [
            {
              id: 'leavers',
              by: clause.life === 'driven' ? 'procedure' : 'schedule',
              state: 'declared',
              what: 'Accounts of leavers are closed and their mail is kept.',
              system: 'The directory',
              agreement: { title: { en: 'Staff acceptable use' }, ask: 'yearly', audience: ['staff'] },
              procedure: {
                title: { en: 'Somebody leaves', cy: 'Mae rhywun yn gadael' },
                steps: [
                  {
                    id: 'close',
                    title: { en: 'Close the account' },
                    who: { en: 'the network manager' },
                    when: { en: 'within 24 hours' },
                  },
                ],
              },
              lines: [{ class: 'leaver-mail', kept: { en: '90 days, then deleted' } }],
              checks: [
                { id: 'yearly', what: 'Look at who left.', when: { en: 'every year' }, who: { en: 'the office' } },
              ],
            },
          ]
        : [],
    trend: Array.from({ length: 30 }, (_, i) => ({
      on: new Date(Date.UTC(2026, 4, 8 + i)).toISOString().slice(0, 10),
      count: clause.count ? (i * 7) % 5 : 0,
    })),
    recent: clause.count
      ? [
          {
            id: 'd1',
            at: '2026-06-06T18:42:00Z',
            action: 'mail.submit',
            effect: 'hold',
            watched: false,
          },
          { id: 'd2', at: '2026-06-05T17:02:00Z', action: 'mail.submit', effect: 'hold', watched: true },
        ]
      : [],
  }
}

export const examples: readonly Example[] = [
  {
    id: 'late-to-a-colleague',
    kind: 'decide',
    shows: 'acts',
    note: 'Seven in the evening is late.',
    effect: 'hold',
    question: {
      action: 'mail.submit',
      properties: {
        from: 'ahmed@school.example',
        to: [{ address: 'jones@school.example', roles: ['teacher'] }],
        subjectLine: 'Minutes',
        text: 'Good evening.',
      },
      asRoles: ['teacher'],
      at: '2026-06-05T18:00:00Z',
    },
  },
  { id: 'review-each-year', kind: 'due', shows: 'acts' },
  { id: 'in-hours', kind: 'decide', shows: 'spares', effect: 'permit' },
]

export function clauseDecision(id: string, own: boolean): ClauseDecision | undefined {
  const at = id === 'd1' ? '2026-06-06T18:42:00Z' : '2026-06-05T17:02:00Z'
  return {
    id,
    at,
    action: 'mail.submit',
    effect: 'hold',
    who: own ? 'you' : 'staff',
    asked: [
      { member: 'to', values: ['staff'] },
      { member: 'replyAll', values: [true] },
    ],
    reason: { en: 'Held until Monday 8 June, 07:30: … is not at work now.', cy: 'Wedi’i ddal tan ddydd Llun.' },
    clauses: [sendHours],
    obligations: [{ do: 'mail.hold', words: { en: 'Waits until Monday 8 June, 07:30.' } }],
  }
}

export const doubts: readonly Doubt[] = [
  {
    kind: 'outdated-law',
    severity: 'warning',
    clauses: [{ clause: 'hillcrest.1.2', ref: '1.2', text: 'Personal data is kept as the law asks.' }],
    bindings: [],
    message: 'cites the Data Protection Act 1998',
    cure: {
      do: 'Cite the law in force.',
      wording: { en: 'Personal data is kept as the UK GDPR and the Data Protection Act 2018 ask.' },
    },
  },
  { kind: 'anomaly', severity: 'note', clauses: [], bindings: [], message: 'two clauses have one number' },
]

const side = (policy: string, organisation: string) => ({
  policy,
  version: '2026',
  title: 'Digital Communications',
  organisation,
})
export const shelf = [side('hillcrest', 'Hillcrest High School'), side('dale', 'Dale School')]

export const comparison: Comparison = {
  a: side('hillcrest', 'Hillcrest High School'),
  b: side('dale', 'Dale School'),
  effects: (['stricter', 'laxer', 'different'] as const).map((relation) => ({
    action: relation === 'laxer' ? 'device.connect' : 'mail.submit',
    roles: relation === 'laxer' ? ['pupil'] : ['teacher', 'office'],
    relation,
    a: { effect: relation === 'stricter' ? 'permit' : 'hold', clauses: [], reason: { en: 'It may go.' } },
    b: { effect: relation === 'stricter' ? 'deny' : 'permit', clauses: [], reason: { en: 'Not sent.' } },
    matters: ['to'],
    witness: examples[0]?.question ?? { action: 'mail.submit', properties: {} },
  })),
  standing: [{ subject: 'agreement', what: 'staff', a: 'yearly', b: 'once', clauses: { a: [], b: [] } }],
  only: { a: [{ clause: 'hillcrest.1.1', ref: '1.1', text: 'Everybody reads this.' }], b: [] },
  pairs: 31,
}
