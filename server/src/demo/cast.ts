import type { Role } from '@beadle/engine'
import type { CastMember, PeopleEntries, PersonEntry, RelationKind } from '../modules/people/index.ts'
import type { Colleague } from './cast-of-school.ts'
import { familyNames, givenNames } from './names.ts'
import { trustOfficer, trustSchools } from './trust.ts'

/** The domain of everybody's school address in the demo; reserved, so that nothing can leave by mistake. */
export const demoDomain = 'school.example'

/** Lists of the demo school; the keys are the words packs use. */
export const demoLists = {
  allStaff: `all-staff@${demoDomain}`,
  teachers: `teachers@${demoDomain}`,
  nonTeaching: `non-teaching@${demoDomain}`,
} as const

/** The people stories are told about. The first roles say what they are, the others what they also do. */
const leading: readonly Colleague[] = [
  { login: 'okafor', name: 'Mrs Ngozi Okafor', roles: ['headteacher', 'senior-leader'] },
  {
    login: 'brennan',
    name: 'Mr Paul Brennan',
    roles: ['deputy-headteacher', 'senior-leader', 'teacher'],
    manager: 'okafor',
  },
  {
    login: 'lindqvist',
    name: 'Ms Karin Lindqvist',
    roles: ['assistant-headteacher', 'senior-leader', 'teacher'],
    manager: 'okafor',
  },
  { login: 'dsl', name: 'Mrs Ruth Whitfield', roles: ['dsl', 'senior-leader'], manager: 'okafor' },
  { login: 'deputy-dsl', name: 'Mr Tariq Aziz', roles: ['deputy-dsl', 'teacher'], manager: 'dsl' },
  { login: 'finch', name: 'Mr Owen Finch', roles: ['network-manager', 'support-staff'], manager: 'reeves' },
  { login: 'reeves', name: 'Mrs Joanne Reeves', roles: ['operations-manager', 'support-staff'], manager: 'okafor' },
  {
    login: 'office',
    name: 'Mrs Carol Nuttall',
    roles: ['office', 'administration-team', 'support-staff'],
    manager: 'reeves',
  },
  { login: 'ahmed', name: 'Mr Bilal Ahmed', roles: ['teacher', 'form-tutor'], form: '9A', manager: 'brennan' },
  { login: 'jones', name: 'Ms Eleri Jones', roles: ['teacher', 'form-tutor'], form: '9B', manager: 'brennan' },
  {
    login: 'dpo',
    name: 'Mr Simon Hartley',
    roles: ['data-protection-officer', 'business-manager', 'support-staff'],
    manager: 'okafor',
  },
]

const tutors: readonly Colleague[] = [
  { login: 'pemberton', name: 'Mr Jack Pemberton', roles: ['teacher', 'form-tutor'], form: '7A', manager: 'lindqvist' },
  { login: 'sato', name: 'Ms Emi Sato', roles: ['teacher', 'form-tutor'], form: '7B', manager: 'lindqvist' },
  { login: 'doyle', name: 'Mrs Ciara Doyle', roles: ['teacher', 'form-tutor'], form: '8A', manager: 'lindqvist' },
  { login: 'grant', name: 'Mr Marcus Grant', roles: ['teacher', 'form-tutor'], form: '8B', manager: 'lindqvist' },
  {
    login: 'mcallister',
    name: 'Mr Rory McAllister',
    roles: ['teacher', 'form-tutor'],
    form: '10A',
    manager: 'brennan',
  },
  { login: 'iqbal', name: 'Mrs Samina Iqbal', roles: ['teacher', 'form-tutor'], form: '10B', manager: 'brennan' },
  { login: 'thornton', name: 'Miss Amy Thornton', roles: ['teacher', 'form-tutor'], form: '11A', manager: 'brennan' },
  {
    login: 'vance',
    name: 'Mr Peter Vance',
    roles: ['teacher', 'form-tutor', 'curriculum-lead-ict'],
    form: '11B',
    manager: 'brennan',
  },
]

const others: readonly Colleague[] = [
  { login: 'holt', name: 'Miss Emma Wilson', roles: ['teacher'], manager: 'lindqvist' },
  { login: 'wilson', name: 'Mrs Emma Wilson', roles: ['teaching-assistant', 'support-staff'], manager: 'lindqvist' },
  { login: 'baptiste', name: 'Mr Andre Baptiste', roles: ['teacher'], manager: 'brennan' },
  { login: 'crane', name: 'Dr Helen Crane', roles: ['teacher'], manager: 'brennan' },
  { login: 'dutta', name: 'Mrs Priya Dutta', roles: ['teacher'], manager: 'lindqvist' },
  { login: 'eastwood', name: 'Mr Neil Eastwood', roles: ['teacher'], manager: 'lindqvist' },
  {
    login: 'gallagher',
    name: 'Miss Orla Gallagher',
    roles: ['teaching-assistant', 'support-staff'],
    manager: 'lindqvist',
  },
  { login: 'hobbs', name: 'Mr Frank Hobbs', roles: ['support-staff'], manager: 'reeves' },
  { login: 'kimani', name: 'Ms Wanjiru Kimani', roles: ['it-technician', 'support-staff'], manager: 'finch' },
  { login: 'lowe', name: 'Mrs Tina Lowe', roles: ['administration-team', 'support-staff'], manager: 'office' },
  { login: 'moss', name: 'Mr Adrian Moss', roles: ['supply-teacher', 'teacher'], manager: 'brennan' },
]

/** Known outsiders whose mail never waits. */
const outside: readonly PersonEntry[] = [
  { login: 'lado', name: 'Local authority designated officer', roles: ['lado'], private: ['lado@council.example'] },
  { login: 'union', name: 'Union regional office', roles: ['union'], private: ['help@union.example'] },
  {
    login: 'governor',
    name: 'Mr Edmund Carr',
    roles: ['chair-of-governors', 'governor'],
    official: `e.carr@governors.${demoDomain}`,
  },
  trustOfficer(demoDomain),
]

/** Word in addresses of the school that most stories are told of. */
export const demoSlug = 'demo'

const offered: readonly Omit<CastMember, 'school'>[] = [
  { login: 'ahmed', line: 'Teaches, and writes mail that the policy has something to say about.' },
  { login: 'brennan', line: 'Deputy head and line manager: releases or refuses what waits for him.' },
  { login: 'okafor', line: 'Headteacher: sees the policy run, and lets bindings act or only watch.' },
  { login: 'finch', line: 'Network manager: phishing, unknown files, the running of it all.' },
  { login: 'dsl', line: 'Designated safeguarding lead: what concerns a child never waits.' },
  { login: 'office', line: 'The school office: answers parents.' },
  { login: 'mia', line: 'Year 9 pupil.' },
  { login: 'lloyd', line: 'Mia’s mother.' },
  { login: 'governor', line: 'Chair of governors: reads the policy and the ledger.' },
  { login: 'siddiqui', line: 'Trust officer: goes from school to school and compares what they ask.' },
]

/** Whom the sign-in page offers, and what each comes for: the demo school's people, then those of the trust's other schools. */
export const demoCast: readonly CastMember[] = [
  ...offered.map((member) => ({ school: demoSlug, ...member })),
  ...trustSchools.flatMap(({ slug, colleagues, governors, named }) => [
    ...colleagues.flatMap(({ login, roles }) => {
      const line = lineOf(roles)
      return line === undefined ? [] : [{ school: slug, login, line }]
    }),
    ...named.map(({ login, form, parent }) => {
      return { school: slug, login, line: `Pupil in ${form}; ${parent.name} is the parent.` }
    }),
    ...named.slice(0, 1).map(({ name, parent }) => ({ school: slug, login: parent.login, line: `Parent of ${name}.` })),
    ...governors.map(({ login }) => ({ school: slug, login, line: 'Governor: reads the policy and the ledger.' })),
  ]),
]

/** What people of a small school come for; some are left out, as nobody is told a story about them. */
function lineOf(roles: readonly Role[]): string | undefined {
  if (roles.includes('headteacher')) return 'Headteacher: sees the policy run.'
  if (roles.includes('dsl')) return 'Designated safeguarding lead.'
  if (roles.includes('network-manager')) return 'Runs the network and the mail.'
  if (roles.includes('office')) return 'The school office.'
  if (roles.includes('form-tutor') || roles.includes('class-teacher')) return 'Teaches.'
  return undefined
}

const forms = ['7A', '7B', '8A', '8B', '9A', '9B', '10A', '10B', '11A', '11B'] as const
/** Large forms: the figures of a day, counted per thousand people, mean little in a small school. */
const pupilsInForm = 35

/** Everybody at the demo school: some 30 staff, 350 pupils and their families. The same every time. */
export function demoPeople(acceptedAt: Temporal.Instant): PeopleEntries {
  const colleagues = [...leading, ...tutors, ...others]
  const staff = colleagues.map(
    ({ login, name, roles, form }): PersonEntry => ({
      login,
      name,
      roles,
      ...(form === undefined ? {} : { form }),
      official: `${login}@${demoDomain}`,
      acceptedAt,
    }),
  )
  const pupils = forms.flatMap((form, f) =>
    Array.from({ length: pupilsInForm }, (_, n) => pupil(form, f * pupilsInForm + n, acceptedAt)),
  )
  const families = pupils.flatMap((child, n) => family(child, n))
  const logins = (role: Role) => colleagues.filter(({ roles }) => roles.includes(role)).map(({ login }) => login)
  return {
    people: [
      ...staff,
      ...outside.map((person) => ({ ...person, acceptedAt })),
      ...pupils,
      ...families.map(({ parent }) => ({ ...parent, acceptedAt })),
    ],
    relations: [
      ...colleagues.flatMap(({ login, manager }) =>
        manager === undefined ? [] : [{ from: manager, kind: 'line-manager-of' as RelationKind, to: login }],
      ),
      { from: 'brennan', kind: 'deputy-of', to: 'okafor' },
      { from: 'brennan', kind: 'nominee-of', to: 'okafor' },
      ...families.map(({ parent, child }) => ({ from: parent.login, kind: 'guardian-of' as RelationKind, to: child })),
    ],
    groups: [
      {
        key: 'all-staff',
        name: 'All staff',
        address: demoLists.allStaff,
        members: colleagues.map(({ login }) => login),
      },
      { key: 'teachers', name: 'Teachers', address: demoLists.teachers, members: logins('teacher') },
      {
        key: 'non-teaching',
        name: 'Non-teaching staff',
        address: demoLists.nonTeaching,
        members: colleagues.filter(({ roles }) => !roles.includes('teacher')).map(({ login }) => login),
      },
      ...forms.map((form) => ({
        key: `form-${form.toLowerCase()}`,
        name: `Form ${form}`,
        address: `form-${form.toLowerCase()}@${demoDomain}`,
        members: pupils.filter((each) => each.form === form).map(({ login }) => login),
      })),
    ],
  }
}

/** Those who teach lessons, in the order in which the timetable hands them out. */
export const demoTeachers: readonly string[] = [...leading, ...tutors, ...others]
  .filter(({ roles }) => roles.includes('teacher'))
  .map(({ login }) => login)
export const demoForms: readonly string[] = forms

function pupil(form: string, n: number, acceptedAt: Temporal.Instant): PersonEntry {
  const yearGroup = Number.parseInt(form, 10)
  // One pupil has a name of her own: stories are told about her.
  if (form === '9A' && n % pupilsInForm === 0)
    return {
      login: 'mia',
      name: 'Mia Lloyd',
      roles: ['pupil'],
      yearGroup,
      form,
      official: `mia@${demoDomain}`,
      private: ['mia.private@post.example'],
      acceptedAt,
    }
  const given = givenNames[(n * 7) % givenNames.length] ?? 'Sam'
  const last = familyNames[(n * 11) % familyNames.length] ?? 'Smith'
  const login = `${given}.${last}.${form}`.toLowerCase()
  return {
    login,
    name: `${given} ${last}`,
    roles: ['pupil'],
    yearGroup,
    form,
    official: `${login}@${demoDomain}`,
    acceptedAt,
  }
}

type Kin = { readonly parent: PersonEntry; readonly child: string }

/** Three grown-ups to be reached for each child, as a school's records have them. Mia has her mother. */
function family(child: PersonEntry, n: number): readonly Kin[] {
  if (child.login === 'mia')
    return [
      {
        parent: { login: 'lloyd', name: 'Mrs Anwen Lloyd', roles: ['parent'], private: ['anwen.lloyd@home.example'] },
        child: child.login,
      },
    ]
  const last = child.name.split(' ').at(-1) ?? child.name
  return ['', '2.', '3.'].map((mark, k) => {
    const given = givenNames[(n * 5 + 3 + k * 17) % givenNames.length] ?? 'Sam'
    return {
      parent: {
        login: `parent.${mark}${child.login}`,
        name: `${given} ${last}`,
        roles: ['parent'],
        private: [`${given}.${last}.${mark}${n}@home.example`.toLowerCase()],
      },
      child: child.login,
    }
  })
}
