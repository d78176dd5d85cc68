import {
  type DecisionRequest,
  type Facts,
  type Person,
  type PolicyVersion,
  type Role,
  type SchoolCalendar,
  vocabulary,
} from '@beadle/engine'

/** Whom cases speak of by one word. */
const cast: Readonly<Record<string, Person>> = {
  ahmed: { person: 'ahmed', name: 'A Ahmed', address: 'ahmed@school.example', roles: ['teacher'] },
  jones: { person: 'jones', name: 'B Jones', address: 'jones@school.example', roles: ['teacher'] },
  okafor: { person: 'okafor', name: 'C Okafor', address: 'okafor@school.example', roles: ['headteacher'] },
  lee: { person: 'lee', name: 'D Lee', address: 'lee@school.example', roles: ['dsl', 'teacher'] },
  nora: { person: 'nora', name: 'N Ora', address: 'nora@school.example', roles: ['network-manager'] },
  office: { person: 'office', address: 'office@school.example', roles: ['office'] },
  mia: { person: 'mia', name: 'Mia K', address: 'mia@school.example', roles: ['pupil'], yearGroup: 9 },
  tom: { person: 'tom', name: 'Tom B', address: 'tom@school.example', roles: ['pupil'], yearGroup: 9 },
  mrs_k: { person: 'mrs-k', name: 'E K', address: 'k@family.example', roles: ['parent'] },
  museum: { address: 'bookings@museum.example', roles: ['outsider'] },
  police: { address: 'desk@police.example', roles: ['police'] },
  gov: { person: 'gov', address: 'gov@elsewhere.example', roles: ['governor'] },
  all_staff: { group: 'all-staff', size: 84 },
}

/** The subject a case's role stands for. */
const subjects: Partial<Record<Role, string>> = {
  teacher: 'ahmed',
  pupil: 'mia',
  parent: 'mrs_k',
  outsider: 'museum',
  headteacher: 'okafor',
  'network-manager': 'nora',
  dsl: 'lee',
}

/** What the detectors say of words in which there is nothing. */
export const nothingFound: Facts = {
  'content.abuse': [],
  'content.obscenity': [],
  'content.threat': [],
  'content.harassment': [],
  'content.discrimination': [],
  'content.phishing': [],
  'content.grooming': [],
  'content.asking-personal': [],
  'content.personal-contact': [],
  'content.personal-data': [],
  'content.chain': false,
  'content.joke': false,
  'content.shouting': false,
  'content.emotion': false,
  'content.humour': false,
  'content.arranging-to-meet': false,
  'content.several-subjects': false,
  'content.report-of-harm': false,
}

const calendar: SchoolCalendar = {
  timeZone: 'Europe/London',
  terms: [{ name: 'Long', from: '2026-01-05', to: '2026-12-18' }],
  holidays: [{ name: 'Summer', from: '2026-07-21', to: '2026-08-31' }],
  inset: ['2026-09-01'],
  bankHolidays: [{ on: '2026-05-04', name: 'Early May' }],
  bells: {
    ordinary: [
      { name: 'Before school', kind: 'before-school', from: '08:15', to: '08:45' },
      { name: 'Lessons', kind: 'lesson', from: '08:45', to: '12:30' },
      { name: 'Lunch', kind: 'lunch', from: '12:30', to: '13:15' },
      { name: 'Lessons', kind: 'lesson', from: '13:15', to: '15:15' },
      { name: 'After school', kind: 'after-school', from: '15:15', to: '16:30' },
    ],
  },
}

/** A school with nothing but what the cases need; `test.clause` is the one clause of its policy. */
export function versionWith(binding: PolicyVersion['bindings'][number]): PolicyVersion {
  const clause = {
    id: 'test.clause',
    ref: 'the clause',
    text: 'As the case says.',
    audience: ['staff'],
    modality: 'must',
    capability: 'mail.content',
    class: 'enforce',
  } as const
  return {
    policy: 'test',
    version: '1',
    title: 'Test policy',
    school: {
      domains: ['school.example'],
      telephones: [],
      calendar,
      staffRoles: ['teacher', 'headteacher', 'dsl', 'network-manager', 'office', 'senior-leader', 'form-tutor'],
    },
    clauses: new Map([[clause.id, clause]]),
    bindings: [binding],
    defaults: {
      releasers: ['line-manager-of:sender'],
      deadlineSchoolDays: 2,
      deputies: ['role:senior-leader'],
      onDeadline: 'refuse',
    },
    texts: {},
  }
}

/** A case's request in shorthand: what is absent is filled from the cast. */
export type Shorthand = {
  readonly subject?: readonly Role[]
  readonly id?: string
  readonly yearGroup?: number
  readonly action: DecisionRequest['action']['name']
  readonly time?: string
  readonly message?: Readonly<Record<string, unknown>>
  readonly resource?: Readonly<Record<string, unknown>>
}

/** The full request in JSON form, to be read by the engine's own reader. */
export function fullRequest({
  subject = ['teacher'],
  id,
  yearGroup,
  action,
  time = '2026-03-03T10:15:00Z',
  message,
  resource,
}: Shorthand): unknown {
  const known = cast[subjects[subject[0] ?? 'teacher'] ?? '']
  const self = id ?? known?.person ?? 'somebody'
  const properties =
    action.startsWith('mail.') && action !== 'mail.open' && action !== 'mail.delete'
      ? fullMessage(message ?? {}, known)
      : { ...resource }
  return {
    subject: {
      type: 'person',
      id: self,
      properties: { roles: subject, ...(yearGroup !== undefined && { yearGroup }) },
    },
    action: { name: action },
    resource: { type: vocabulary.actions[action].resource, properties },
    context: { time },
  }
}

function fullMessage(message: Readonly<Record<string, unknown>>, sender: Person | undefined): Record<string, unknown> {
  const full: Record<string, unknown> = {
    from: sender?.address ?? 'somebody@elsewhere.example',
    to: ['jones'],
    subjectLine: 'Minutes of Tuesday',
    text: 'Here are the minutes.',
    ...message,
  }
  for (const member of ['to', 'cc', 'bcc']) {
    const people = full[member]
    if (Array.isArray(people))
      full[member] = people.map((person) =>
        typeof person === 'string' ? (cast[person] ?? { address: person }) : person,
      )
  }
  return full
}
