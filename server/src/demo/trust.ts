import type { PersonEntry } from '../modules/people/index.ts'
import type { Colleague, SmallSchool } from './cast-of-school.ts'

/** One of the demo trust's schools: its address in the console, its name, the pack it runs, and its people. */
export type TrustSchool = SmallSchool & {
  readonly slug: string
  readonly name: string
  readonly policy: string
  readonly telephone: string
}

/** The same person at each school; the demo's own. */
const officerIdentity = '0198f2a4-5c00-7000-8000-000000000001'

/** The trust's officer, who has an account at each of its schools and goes from one to the other. */
export function trustOfficer(domain: string): PersonEntry {
  return {
    login: 'siddiqui',
    name: 'Ms Farah Siddiqui',
    roles: ['trust-officer'],
    official: `siddiqui@${domain}`,
    trustIdentity: officerIdentity,
  }
}

/** A head and those who carry a small school; the first runs it. */
function staffed(head: Colleague, others: readonly Colleague[]): readonly Colleague[] {
  return [head, ...others.map((one) => ({ manager: head.login, ...one }))]
}

/** The trust's schools beside the demo school, one on each of the other packs. Domains are reserved. */
export const trustSchools: readonly TrustSchool[] = [
  {
    slug: 'crowlees',
    name: 'Crowlees J&I (demo)',
    policy: 'crowlees',
    domain: 'crowlees.example',
    telephone: '01484 000000',
    colleagues: staffed({ login: 'hartley', name: 'Mrs Diane Hartley', roles: ['headteacher', 'senior-leader'] }, [
      { login: 'rahman', name: 'Mr Yusuf Rahman', roles: ['deputy-headteacher', 'dsl', 'senior-leader'] },
      { login: 'birch', name: 'Miss Katie Birch', roles: ['teacher', 'class-teacher'], form: '1B' },
      { login: 'sykes', name: 'Mr Tom Sykes', roles: ['teacher', 'class-teacher'], form: '6S' },
      { login: 'hussain', name: 'Mrs Nadia Hussain', roles: ['teaching-assistant', 'support-staff'] },
      { login: 'office', name: 'Mrs Pat Armitage', roles: ['office', 'administration-team', 'support-staff'] },
      { login: 'wood', name: 'Mr Ian Wood', roles: ['network-manager', 'it-technician', 'support-staff'] },
    ]),
    governors: [{ login: 'booth', name: 'Mr Alan Booth', roles: ['chair-of-governors', 'governor'] }],
    forms: [
      { name: '1B', yearGroup: 1 },
      { name: '6S', yearGroup: 6 },
    ],
    named: [
      { login: 'poppy', name: 'Poppy Haigh', form: '6S', parent: { login: 'haigh', name: 'Mrs Laura Haigh' } },
      { login: 'isaac', name: 'Isaac Dyson', form: '1B', parent: { login: 'dyson', name: 'Mr Craig Dyson' } },
    ],
    trust: [trustOfficer('crowlees.example')],
  },
  {
    slug: 'redborne',
    name: 'Redborne Upper (demo)',
    policy: 'redborne',
    domain: 'redborne.example',
    telephone: '01525 000000',
    colleagues: staffed({ login: 'mellor', name: 'Mr Stephen Mellor', roles: ['headteacher', 'senior-leader'] }, [
      { login: 'achebe', name: 'Mrs Ifeoma Achebe', roles: ['assistant-headteacher', 'senior-leader', 'teacher'] },
      { login: 'lawson', name: 'Mr Greg Lawson', roles: ['teacher', 'form-tutor'], form: '10L', manager: 'achebe' },
      { login: 'nowak', name: 'Ms Ola Nowak', roles: ['teacher', 'form-tutor'], form: '12N', manager: 'achebe' },
      { login: 'frost', name: 'Mrs Helen Frost', roles: ['dsl', 'support-staff'] },
      { login: 'office', name: 'Mrs Gill Turner', roles: ['office', 'administration-team', 'support-staff'] },
      { login: 'tan', name: 'Mr Wei Tan', roles: ['network-manager', 'it-technician', 'support-staff'] },
    ]),
    governors: [{ login: 'palmer', name: 'Mrs Rosemary Palmer', roles: ['chair-of-governors', 'governor'] }],
    forms: [
      { name: '10L', yearGroup: 10 },
      { name: '12N', yearGroup: 12 },
    ],
    named: [
      { login: 'jay', name: 'Jay Pike', form: '10L', parent: { login: 'pike', name: 'Mr Robert Pike' } },
      { login: 'leila', name: 'Leila Moradi', form: '12N', parent: { login: 'moradi', name: 'Mrs Shirin Moradi' } },
    ],
    trust: [trustOfficer('redborne.example')],
  },
  {
    slug: 'qehs',
    name: 'QEHS (demo)',
    policy: 'qehs',
    domain: 'qehs.example',
    telephone: '01267 000000',
    colleagues: staffed({ login: 'griffiths', name: 'Mr Huw Griffiths', roles: ['headteacher', 'senior-leader'] }, [
      { login: 'bowen', name: 'Mrs Sian Bowen', roles: ['assistant-headteacher', 'senior-leader', 'teacher'] },
      { login: 'pryce', name: 'Mrs Catrin Pryce', roles: ['dsl', 'dcf-coordinator', 'teacher'] },
      { login: 'morgan', name: 'Mr Ifan Morgan', roles: ['teacher', 'form-tutor'], form: '8M', manager: 'bowen' },
      { login: 'lewis', name: 'Miss Megan Lewis', roles: ['teacher', 'form-tutor'], form: '11L', manager: 'bowen' },
      { login: 'office', name: 'Mrs Ann Hopkins', roles: ['office', 'administration-team', 'support-staff'] },
      { login: 'vaughan', name: 'Mr Rhodri Vaughan', roles: ['network-manager', 'support-staff'] },
    ]),
    governors: [
      {
        login: 'thomas',
        name: 'Mrs Eirlys Thomas',
        roles: ['chair-of-governors', 'governor', 'safeguarding-governor'],
      },
    ],
    forms: [
      { name: '8M', yearGroup: 8 },
      { name: '11L', yearGroup: 11 },
    ],
    named: [
      { login: 'nia', name: 'Nia Rees', form: '8M', parent: { login: 'rees', name: 'Mrs Bethan Rees' } },
      { login: 'osian', name: 'Osian Parry', form: '11L', parent: { login: 'parry', name: 'Mr Gareth Parry' } },
    ],
    trust: [trustOfficer('qehs.example')],
  },
  {
    slug: 'st-christophers',
    name: 'St Christopher’s (demo)',
    policy: 'st-christophers',
    domain: 'st-christophers.example',
    telephone: '01392 000000',
    colleagues: staffed({ login: 'ellery', name: 'Mrs Joan Ellery', roles: ['headteacher', 'senior-leader'] }, [
      { login: 'marsh', name: 'Mr Daniel Marsh', roles: ['deputy-headteacher', 'dsl', 'senior-leader', 'teacher'] },
      { login: 'quick', name: 'Miss Zoe Quick', roles: ['teacher', 'class-teacher'], form: '1Q' },
      { login: 'vickery', name: 'Mr Neil Vickery', roles: ['teacher', 'class-teacher'], form: '6V' },
      { login: 'office', name: 'Mrs Sue Penrose', roles: ['office', 'administration-team', 'support-staff'] },
      { login: 'hannaford', name: 'Mrs Ruth Hannaford', roles: ['business-manager', 'support-staff'] },
      { login: 'pascoe', name: 'Mr Jago Pascoe', roles: ['network-manager', 'it-technician', 'support-staff'] },
    ]),
    governors: [{ login: 'luscombe', name: 'Mr Colin Luscombe', roles: ['governor', 'director'] }],
    forms: [
      { name: '1Q', yearGroup: 1 },
      { name: '6V', yearGroup: 6 },
    ],
    named: [
      { login: 'tilly', name: 'Tilly Rowe', form: '6V', parent: { login: 'rowe', name: 'Mrs Hazel Rowe' } },
      { login: 'arlo', name: 'Arlo Gill', form: '1Q', parent: { login: 'gill', name: 'Mr Ben Gill' } },
    ],
    trust: [trustOfficer('st-christophers.example')],
  },
]
