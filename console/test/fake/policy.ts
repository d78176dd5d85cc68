import { type ClauseDetail, type ClauseSummary, type Life, life, type PolicyPage } from '@beadle/contract'

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
            link: '/mail/messages/m3',
          },
          { id: 'd2', at: '2026-06-05T17:02:00Z', action: 'mail.submit', effect: 'hold', watched: true },
        ]
      : [],
  }
}
