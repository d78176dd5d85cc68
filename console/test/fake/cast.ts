import type { CitedClause, PersonLabel, Session } from '@beadle/contract'

/** The instant the pretend school lives at: a Saturday evening in June. */
export const NOW = '2026-06-06T19:00:00Z'

export const people = {
  okafor: {
    id: 'okafor',
    name: 'Ms Okafor',
    roles: ['headteacher', 'senior-leader'],
    line: 'Decides held mail, sees what the policy did today',
  },
  ahmed: {
    id: 'ahmed',
    name: 'Mr Ahmed',
    roles: ['teacher', 'form-tutor'],
    line: 'Writes to colleagues and parents, some of it late',
  },
  lindqvist: {
    id: 'lindqvist',
    name: 'Mrs Lindqvist',
    roles: ['deputy-headteacher'],
    line: 'Reviews two hundred held messages',
  },
  mia: { id: 'mia', name: 'Mia', roles: ['pupil'], line: 'Year 9: asks what she may do' },
} as const

export const label = (id: keyof typeof people): PersonLabel => ({ id, name: people[id].name })

const school = { slug: 'hillcrest', name: 'Hillcrest High School', timeZone: 'Europe/London' }

/** The session of one of the cast, or of nobody. */
export function sessionOf(id: keyof typeof people | null): Session {
  if (!id) return { signedIn: false, demo: true, school }
  const isHead = id === 'okafor'
  return {
    signedIn: true,
    demo: true,
    school,
    person: { ...label(id), roles: [...people[id].roles], address: `${id}@school.example` },
    may: {
      reviewHeld: isHead || id === 'lindqvist',
      setMode: isHead,
      seePolicy: id !== 'mia',
      seeLedger: isHead,
      runMail: isHead,
    },
    otherSchools: [],
  }
}

export const sendHours: CitedClause = {
  clause: 'hillcrest.3.2.staff.5',
  ref: '3.2 Staff e-mail',
  text: 'E-mail to colleagues should be sent between 07:30 and 17:00 on weekdays.',
  version: '2026-03-19',
  control: 'mail.send-hours',
}
export const language: CitedClause = {
  clause: 'hillcrest.3.1.9',
  ref: '3.1 E-mail etiquette',
  text: 'Abusive or offensive language must not be used in any message.',
  version: '2026-03-19',
  control: 'mail.professional-language',
}
export const outside: CitedClause = {
  clause: 'hillcrest.6.2.email.6',
  ref: '6.2 E-mail',
  text: 'E-mail to an outside organisation should be authorised before it is sent.',
  quote:
    'Messages to outside organisations should be written carefully and authorised before sending, in the same way as a letter on school headed paper.',
  version: '2026-03-19',
  control: 'mail.external-authorisation',
}
