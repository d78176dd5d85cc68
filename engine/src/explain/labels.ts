// The Welsh here is unreviewed: no speaker has read it yet.
import { wallClock } from '../calendar/wall-clock.ts'
import type { Role } from '../vocabulary/words.generated.ts'

export type Language = 'en' | 'cy'

/** What a role is called in a sentence, with its article where English wants one. */
export const roleLabels: Readonly<Record<Role, { readonly en: string; readonly cy: string }>> = {
  teacher: { en: 'a teacher', cy: 'athro neu athrawes' },
  'supply-teacher': { en: 'a supply teacher', cy: 'athro neu athrawes gyflenwi' },
  'trainee-teacher': { en: 'a trainee teacher', cy: 'athro neu athrawes dan hyfforddiant' },
  'teaching-assistant': { en: 'a teaching assistant', cy: 'cynorthwyydd addysgu' },
  'support-staff': { en: 'a member of the support staff', cy: 'aelod o’r staff cymorth' },
  office: { en: 'the school office', cy: 'swyddfa’r ysgol' },
  'administration-team': { en: 'the administration team', cy: 'y tîm gweinyddol' },
  headteacher: { en: 'the headteacher', cy: 'y pennaeth' },
  'deputy-headteacher': { en: 'the deputy headteacher', cy: 'y dirprwy bennaeth' },
  'senior-leader': { en: 'a senior leader', cy: 'uwch arweinydd' },
  dsl: { en: 'the designated safeguarding lead', cy: 'y person diogelu dynodedig' },
  'deputy-dsl': { en: 'the deputy safeguarding lead', cy: 'y dirprwy berson diogelu dynodedig' },
  'dcf-coordinator': { en: 'the DCF coordinator', cy: 'cydlynydd y FfCD' },
  'network-manager': { en: 'the network manager', cy: 'rheolwr y rhwydwaith' },
  'it-technician': { en: 'an IT technician', cy: 'technegydd TG' },
  'business-manager': { en: 'the business manager', cy: 'y rheolwr busnes' },
  'operations-manager': { en: 'the operations manager', cy: 'y rheolwr gweithrediadau' },
  'data-protection-officer': { en: 'the data protection officer', cy: 'y swyddog diogelu data' },
  'form-tutor': { en: 'the form tutor', cy: 'y tiwtor dosbarth' },
  'class-teacher': { en: 'the class teacher', cy: 'yr athro neu’r athrawes ddosbarth' },
  'curriculum-lead-ict': { en: 'the curriculum leader for ICT', cy: 'arweinydd cwricwlwm TGCh' },
  'assistant-headteacher': { en: 'an assistant headteacher', cy: 'pennaeth cynorthwyol' },
  'chief-executive': { en: 'the chief executive', cy: 'y prif weithredwr' },
  editor: { en: 'the editor', cy: 'y golygydd' },
  governor: { en: 'a governor', cy: 'llywodraethwr' },
  'chair-of-governors': { en: 'the chair of governors', cy: 'cadeirydd y llywodraethwyr' },
  'safeguarding-governor': { en: 'the safeguarding governor', cy: 'y llywodraethwr diogelu' },
  director: { en: 'a director', cy: 'cyfarwyddwr' },
  'trust-officer': { en: 'an officer of the trust', cy: 'swyddog yr ymddiriedolaeth' },
  volunteer: { en: 'a volunteer', cy: 'gwirfoddolwr' },
  pupil: { en: 'a pupil', cy: 'disgybl' },
  parent: { en: 'a parent', cy: 'rhiant' },
  visitor: { en: 'a visitor', cy: 'ymwelydd' },
  guest: { en: 'a guest', cy: 'gwestai' },
  contractor: { en: 'a contractor', cy: 'contractwr' },
  'community-user': { en: 'a community user', cy: 'defnyddiwr cymunedol' },
  'former-pupil': { en: 'a former pupil', cy: 'cyn-ddisgybl' },
  'former-staff': { en: 'a former member of staff', cy: 'cyn-aelod o staff' },
  outsider: { en: 'somebody outside the school', cy: 'rhywun o’r tu allan i’r ysgol' },
  police: { en: 'the police', cy: 'yr heddlu' },
  'local-authority': { en: 'the local authority', cy: 'yr awdurdod lleol' },
  'social-care': { en: 'social care', cy: 'gofal cymdeithasol' },
  lado: { en: 'the local authority designated officer', cy: 'swyddog dynodedig yr awdurdod lleol' },
  union: { en: 'the union', cy: 'yr undeb' },
  'occupational-health': { en: 'occupational health', cy: 'iechyd galwedigaethol' },
  whistleblowing: { en: 'the whistleblowing contact', cy: 'y cyswllt chwythu’r chwiban' },
}

const weekdays = {
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  cy: ['dydd Llun', 'dydd Mawrth', 'dydd Mercher', 'dydd Iau', 'dydd Gwener', 'dydd Sadwrn', 'dydd Sul'],
}

const months = {
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  cy: [
    'Ionawr',
    'Chwefror',
    'Mawrth',
    'Ebrill',
    'Mai',
    'Mehefin',
    'Gorffennaf',
    'Awst',
    'Medi',
    'Hydref',
    'Tachwedd',
    'Rhagfyr',
  ],
}

/** "Monday 23 November 07:30" by the wall clock of `timeZone`; with the year where it is not that of `now`. */
export function sayInstant(
  instant: Temporal.Instant,
  how: { readonly timeZone: string; readonly now: Temporal.Instant; readonly language: Language },
): string {
  const local = wallClock(instant, how.timeZone)
  const year = local.year === wallClock(how.now, how.timeZone).year ? '' : ` ${local.year}`
  const day = weekdays[how.language][local.weekday - 1] ?? ''
  const month = months[how.language][local.month - 1] ?? ''
  const minutes = Math.floor(local.seconds / 60)
  const clock = `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`
  return `${day} ${local.day} ${month}${year} ${clock}`
}

/** "18 November 2026", from the day as `2026-11-18`. */
export function sayDay(day: string, language: Language): string {
  const date = Temporal.PlainDate.from(day)
  return `${date.day} ${months[language][date.month - 1] ?? ''} ${date.year}`
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0')
}

/** "a, b and c". */
export function sayList(items: readonly string[], language: Language, join: 'and' | 'or' = 'and'): string {
  const last = items.at(-1) ?? ''
  if (items.length < 2) return last
  const and = /^[aeiouyâêîôûŷ]/i.test(last) ? ' ac ' : ' a '
  const word = { en: { and: ' and ', or: ' or ' }, cy: { and, or: ' neu ' } }[language][join]
  return `${items.slice(0, -1).join(', ')}${word}${last}`
}

/** Who reads a sentence: the person it is about, or somebody who decides on it. */
export type Audience = 'subject' | 'reviewer'

type Labels = Readonly<Record<string, { readonly en: string; readonly cy: string }>>

const relations: Readonly<Record<Audience, Labels>> = {
  subject: {
    sender: { en: 'you', cy: 'chi' },
    recipient: { en: 'the recipient', cy: 'y derbynnydd' },
    'line-manager-of:sender': { en: 'your line manager', cy: 'eich rheolwr llinell' },
  },
  reviewer: {
    sender: { en: 'the sender', cy: 'yr anfonwr' },
    recipient: { en: 'the recipient', cy: 'y derbynnydd' },
    'line-manager-of:sender': { en: 'the sender’s line manager', cy: 'rheolwr llinell yr anfonwr' },
  },
}

/** A releaser in a sentence. A named person, a colleague or the one in a picture, is "a named person": ids are not shown. */
export function sayReleaser(releaser: string, language: Language, audience: Audience = 'subject'): string {
  const relation = relations[audience][releaser]
  if (relation) return relation[language]
  const [kind = '', name = ''] = releaser.split(':')
  const role = isRole(name) ? roleLabels[name][language] : name
  if (kind === 'role') return role
  if (kind === 'nominee-of') return language === 'en' ? `whoever ${role} has named` : `pwy bynnag a enwyd gan ${role}`
  return language === 'en' ? 'a named person' : 'person a enwyd'
}

function isRole(name: string): name is Role {
  return Object.hasOwn(roleLabels, name)
}
