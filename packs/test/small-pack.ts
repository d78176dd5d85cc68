/** A pack of a few lines with two controls, written to a directory that goes with the test. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { type Control, defineControl, deny, hold, notApplicable, permit } from '@beadle/engine'
import type { Parts } from '../src/open-policy.ts'

const allStaff = defineControl<'mail.submit', { readonly releasers: readonly ['role:office'] }>({
  id: 'mail.all-staff',
  summary: { en: 'Holds mail to all staff.' },
  actions: ['mail.submit'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      releasers: { type: 'array', items: { type: 'string', pattern: '^role:[a-z-]+$' }, description: 'Who releases.' },
      most: { type: 'integer', minimum: 1, default: 20 },
      loud: { type: 'string', enum: ['loud', 'quiet'] },
    },
    required: ['releasers'],
  },
  evaluate: ({ request, settings }) =>
    request.resource.properties.to.some(({ group }) => group === 'all-staff')
      ? hold({ key: 'all-staff' }, { releasers: settings.releasers })
      : notApplicable,
  whenUnsure: () => deny({ key: 'unsure' }),
})

const rude = defineControl<'mail.submit', object>({
  id: 'mail.rude',
  summary: { en: 'Denies abuse.' },
  actions: ['mail.submit'],
  needs: ['content.abuse'],
  settings: { type: 'object', properties: {} },
  evaluate: ({ facts }) => (facts['content.abuse']?.length ? deny({ key: 'rude' }) : notApplicable),
  whenUnsure: () => hold({ key: 'unread' }, { releasers: ['sender'] }),
})

const notices = defineControl<'mail.submit', object>({
  id: 'mail.notices',
  summary: { en: 'Allows the office to write to everyone.' },
  actions: ['mail.submit'],
  needs: [],
  settings: { type: 'object', properties: {} },
  applies: ({ request }) => request.subject.properties.roles.includes('office'),
  evaluate: () => permit({ key: 'notice' }),
  whenUnsure: () => notApplicable,
})

export const smallControls: ReadonlyMap<string, Control> = new Map(
  [allStaff, rude, notices].map((control) => [control.id, control]),
)

/** Detects one word, so that a test sees where a fact came from. */
export const smallParts: Parts = {
  controls: smallControls,
  detect: ({ text }) =>
    text === undefined
      ? {}
      : { 'content.abuse': text.includes('idiot') ? ['abuse.idiot'] : [], 'content.length': text.split(/\s+/).length },
}

export const smallFiles = {
  policy: `policy: little
version: "1"
title: A Little Policy
organisation: Little School
domains: [little.example]
telephones: ["01234 567890"]
defaults: { releasers: [line-manager-of:sender], deadlineSchoolDays: 2, deputies: [role:senior-leader], onDeadline: refuse }
`,
  clauses: `pack: little
title: A Little Policy
organisation: Little School
document: { law_and_guidance_cited: [Data Protection Act 1998] }
clauses:
  - { id: little.1.1, ref: "1", text: Mail to all staff is agreed first., audience: [staff], modality: must, capability: mail.audience, class: enforce }
  - { id: little.1.2, ref: "1", text: Nobody is abused., audience: [staff], modality: must-not, capability: mail.content, class: enforce }
  - { id: little.1.3, ref: "1", text: The office may write to everyone., audience: [staff], modality: may, capability: mail.audience, class: enforce }
  - { id: little.2.1, ref: "2", text: Staff are kind., audience: [staff], modality: should, capability: con.attest, class: attest }
`,
  bindings: `bindings:
  - id: ask-first
    control: mail.all-staff
    cites: ['1.1']
    settings: { releasers: ["role:office"] }
  - id: no-abuse
    control: mail.rude
    cites: [little.1.2]
  - id: office-notices
    control: mail.notices
    cites: ['1.3']
    lifts: [ask-first]
`,
  duties: `duties:
  - { id: kindness, by: agreement, cites: ['2.1'], what: Signed each year. }
  - id: mail-kept
    by: schedule
    cites: ['1.1', '1.2']
    lines: [{ class: mail, days: 456, from: sent, dispose: delete, cites: ['1.1'] }]
    checks: [{ id: reply, who: [recipient], within: { weekdayHours: 48 }, after: mail, cites: ['1.2'] }]
`,
  calendar: `timeZone: Europe/London
terms: [{ name: Autumn, from: 2026-09-01, to: 2026-12-18 }]
holidays: [{ name: Half-term, from: 2026-10-26, to: 2026-10-30 }]
inset: [2026-09-01]
bankHolidays: []
bells: { ordinary: [{ name: P1, kind: lesson, from: "09:00", to: "10:00" }, { name: Lunch, kind: lunch, from: "12:00", to: "13:00" }] }
`,
  ordinary: 'mail.malware: null\ncontent.length: 99\nmail.known-sender: true\n',
  scenarios: `x-teacher: &teacher { type: person, id: ahmed, properties: { roles: [teacher] } }
x-when: &when { time: 2026-11-25T10:15:00Z }
scenarios:
  - id: 1.1.changes
    kind: decide
    request: { subject: *teacher, action: { name: mail.submit }, resource: { type: message, properties: { from: a@little.example, to: [{ group: all-staff, size: 40 }], subjectLine: Tea, text: Tea at four } }, context: *when }
    want: { effect: hold, cites: ['1.1'], obligations: [{ do: mail.hold, releasers: ["role:office"] }] }
    not: ['1.2']
  - id: 1.2.changes
    kind: decide
    request: { subject: *teacher, action: { name: mail.submit }, resource: { type: message, properties: { from: a@little.example, to: [{ address: b@little.example }], subjectLine: Tea, text: You idiot } }, context: *when }
    want: { effect: deny, cites: [little.1.2] }
`,
} as const
export type SmallFile = keyof typeof smallFiles

/** Writes the small pack, with `changes` applied to each file's text (null leaves the file out), and returns its directory. */
export function writeSmallPack(
  t: TestContext,
  changes: Partial<Record<SmallFile | 'variances' | 'procedures' | 'survivors' | 'cures', string | null>> = {},
): string {
  const dir = mkdtempSync(join(tmpdir(), 'beadle-pack-'))
  t.after(() => rmSync(dir, { recursive: true }))
  for (const [name, text] of Object.entries({ ...smallFiles, ...changes })) {
    if (text !== null) writeFileSync(join(dir, `${name}.yaml`), text)
  }
  return dir
}
