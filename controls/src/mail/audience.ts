import {
  type DecisionRequest,
  type Person,
  type Role,
  recipientKey,
  type School,
  type SettingSchema,
} from '@beadle/engine'

/**
 * Whom a clause speaks of. `outside`: an address that is not the school's, whoever it belongs to, or a parent;
 * `organisation`: an outside address of nobody the school knows as staff, governor, volunteer, pupil, parent or safe contact;
 * `at-school`: an address of the school's of which nothing else is known, neither by roles nor by a list's name.
 */
export type Audience =
  | 'staff'
  | 'pupil'
  | 'parent'
  | 'governor'
  | 'volunteer'
  | 'outside'
  | 'organisation'
  | 'at-school'
  | 'all'

/** Somebody a message goes to, told apart once for all controls. */
export type Recipient = {
  /** Lower-case address, or the group's name where there is no address: as findings name recipients. */
  readonly key: string
  readonly person: Person
  readonly address?: string
  /** The address is one of the school's. */
  readonly official: boolean
  /** The address is not one of the school's; without an address, all that is known of them is outside the school. */
  readonly external: boolean
  /** How many people stand behind it: the size of a list, else one. */
  readonly people: number
  readonly audiences: ReadonlySet<Audience>
}

/** Any request that carries a message. */
export type Mail =
  | DecisionRequest<'mail.submit'>
  | DecisionRequest<'mail.receive'>
  | DecisionRequest<'mail.submit' | 'mail.receive'>

const governance: ReadonlySet<Role> = new Set([
  'governor',
  'chair-of-governors',
  'safeguarding-governor',
  'director',
  'trust-officer',
])

/** Outsiders with whom anybody must be able to speak in confidence; they are never "an organisation" whose mail is authorised first. */
const confidants: ReadonlySet<Role> = new Set([
  'police',
  'social-care',
  'lado',
  'local-authority',
  'union',
  'occupational-health',
  'whistleblowing',
])

// A list that comes without roles is told by the words of its name. A list whose name says nothing belongs to no audience.
const parentWords = new Set('parent parents carer carers guardians families rhieni gofalwyr teuluoedd'.split(' '))
const staffWords = new Set(
  'staff teacher teachers teaching nonteaching tutors department dept faculty office admin slt smt leaders leadership heads hods hoys tas assistants technicians colleagues pastoral senco safeguarding finance premises caretakers cleaners catering reception athrawon tiwtoriaid swyddfa adran'.split(
    ' ',
  ),
)
// A team is of colleagues unless it plays; so is the list of a subject that names no year.
const staffTeamWords = new Set(
  'team teams tim science maths mathematics english welsh history geography languages mfl humanities computing technology'.split(
    ' ',
  ),
)
const pupilWords = new Set(
  'pupil pupils student students class form year set tutees choir orchestra band club squad council football netball rugby hockey cricket athletics disgyblion blwyddyn dosbarth'.split(
    ' ',
  ),
)

/** The domain of an address, lower-case; empty when there is none. */
export function domainOf(address: string): string {
  const at = address.lastIndexOf('@')
  return at < 0
    ? ''
    : address
        .slice(at + 1)
        .trim()
        .toLowerCase()
}

/** True when the address is in one of the school's domains; sub-domains are not implied. */
export function isOfficial(address: string, school: School): boolean {
  return school.domains.includes(domainOf(address))
}

/** The name of a group or mailbox without case and punctuation, so that `All Staff`, `all-staff` and `allstaff` are one. */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '')
}

const plainNames = new WeakMap<readonly string[], ReadonlySet<string>>()

/** True when the recipient is one of the named lists, by its group or by the mailbox part of its address. */
export function isList({ person: { group }, official, address }: Recipient, names: readonly string[]): boolean {
  if (group === undefined && !official) return false
  let wanted = plainNames.get(names)
  if (!wanted) {
    wanted = new Set(names.map(plainName))
    plainNames.set(names, wanted)
  }
  if (group !== undefined && wanted.has(plainName(group))) return true
  return official && address !== undefined && wanted.has(plainName(address.slice(0, address.lastIndexOf('@'))))
}

const known = new WeakMap<object, { readonly school: School; readonly list: readonly Recipient[] }>()

/** Everybody the message goes to: to, cc and bcc, each once; who is named twice has the roles of both. Worked out once per request. */
export function recipientsOf(request: Mail, school: School): readonly Recipient[] {
  const before = known.get(request)
  if (before?.school === school) return before.list
  const { to, cc = [], bcc = [] } = request.resource.properties
  const byKey = new Map<string, Person>()
  for (const person of [...to, ...cc, ...bcc]) {
    const key = recipientKey(person)
    const before = byKey.get(key)
    byKey.set(
      key,
      before ? { ...person, ...before, roles: [...(before.roles ?? []), ...(person.roles ?? [])] } : person,
    )
  }
  const list = [...byKey.values()].map((person) => recipientOf(person, school))
  known.set(request, { school, list })
  return list
}

/** The recipients that belong to one of the audiences; all of them when none is named. */
export function addressed(
  { request, school }: { readonly request: Mail; readonly school: School },
  to: readonly Audience[] = ['all'],
): readonly Recipient[] {
  const list = recipientsOf(request, school)
  return to.includes('all')
    ? list
    : list.filter((recipient) => to.some((audience) => recipient.audiences.has(audience)))
}

/** As findings name recipients. */
export function keysOf(recipients: readonly Recipient[]): readonly string[] {
  return recipients.map((recipient) => recipient.key)
}

/** True when the subject belongs to one of the audiences; a member of staff who submits mail is not there as a parent. */
export function sentBy(
  { request, school }: { readonly request: DecisionRequest; readonly school: School },
  from: readonly Audience[] = ['all'],
): boolean {
  if (from.includes('all')) return true
  const { roles } = request.subject.properties
  const isStaff = roles.some((role) => school.staffRoles.includes(role))
  return from.some((audience) => {
    if (audience === 'staff') return isStaff
    if (audience === 'parent') return roles.includes('parent') && !(isStaff && request.action.name === 'mail.submit')
    if (audience === 'pupil' || audience === 'volunteer') return roles.includes(audience)
    if (audience === 'governor') return roles.some((role) => governance.has(role))
    return (
      !isStaff &&
      !roles.includes('pupil') &&
      !roles.includes('volunteer') &&
      !roles.some((role) => governance.has(role))
    )
  })
}

/** A setting that names audiences. */
export const audienceSetting = {
  type: 'array',
  items: {
    type: 'string',
    enum: ['staff', 'pupil', 'parent', 'governor', 'volunteer', 'outside', 'organisation', 'at-school', 'all'],
  },
} satisfies SettingSchema

/** One person or list, told apart. */
export function recipientOf(person: Person, school: School): Recipient {
  const address = person.address?.toLowerCase()
  const official = address !== undefined && isOfficial(address, school)
  const external = address === undefined ? livesOutside(person) : !official && address.includes('@')
  const people = person.group === undefined ? 1 : Math.max(person.size ?? 1, 1)
  return {
    key: recipientKey(person),
    person,
    ...(address !== undefined && { address }),
    official,
    external,
    people,
    audiences: audiencesOf(person, school, { official, external }),
  }
}

const outsiders: ReadonlySet<Role> = new Set<Role>([
  'parent',
  'visitor',
  'guest',
  'contractor',
  'community-user',
  'former-pupil',
  'former-staff',
  'outsider',
  ...confidants,
])

/** Somebody, or a list, without an address: by their roles, or by the list's name where it has none. */
function livesOutside({ roles = [], group }: Person): boolean {
  if (roles.length > 0) return roles.every((role) => outsiders.has(role))
  if (group === undefined) return false
  const audiences = new Set<Audience>(['all'])
  addByName(audiences, group)
  return audiences.has('parent') && !audiences.has('staff')
}

function audiencesOf(
  { roles = [], group }: Person,
  school: School,
  { official, external }: { readonly official: boolean; readonly external: boolean },
): ReadonlySet<Audience> {
  const audiences = new Set<Audience>(['all'])
  if (roles.length === 0 && group !== undefined) addByName(audiences, group)
  if (roles.some((role) => school.staffRoles.includes(role))) audiences.add('staff')
  if (roles.includes('pupil')) audiences.add('pupil')
  if (roles.includes('volunteer')) audiences.add('volunteer')
  if (roles.some((role) => governance.has(role))) audiences.add('governor')
  // A colleague written to at school is a colleague, though also somebody's parent.
  if (roles.includes('parent') && !(official && audiences.has('staff'))) audiences.add('parent')
  const isSchoolPerson = ['staff', 'pupil', 'governor', 'volunteer', 'parent'].some((audience) =>
    audiences.has(audience as Audience),
  )
  if (external || audiences.has('parent')) audiences.add('outside')
  if (external && !isSchoolPerson && !roles.some((role) => confidants.has(role))) audiences.add('organisation')
  if (official && roles.length === 0 && !isSchoolPerson) audiences.add('at-school')
  return audiences
}

function addByName(audiences: Set<Audience>, group: string): void {
  const words = group.toLowerCase().split(/[^a-z0-9]+/)
  const joined = plainName(group)
  if (words.some((word) => parentWords.has(word))) audiences.add('parent')
  if (words.some((word) => staffWords.has(word)) || joined === 'allstaff') audiences.add('staff')
  if (
    audiences.size === 1 &&
    words.some((word) => pupilWords.has(word) || /^(year|form|y)?\d{1,2}[a-z]{0,2}$/.test(word))
  )
    audiences.add('pupil')
  if (audiences.size === 1 && words.some((word) => staffTeamWords.has(word))) audiences.add('staff')
}
