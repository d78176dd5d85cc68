import type { ActionName, DecisionRequest, Facts, Properties, SettingSchema } from '@beadle/engine'

/** The acts by which somebody looks at what is another's. */
export type LookingAction =
  | 'mail.open'
  | 'activity.read'
  | 'monitoring.start'
  | 'file.open'
  | 'file.alter'
  | 'file.delete'

export type Looking = DecisionRequest<LookingAction>
export type Purpose = Properties['mail.open']['purpose']
export type MonitoringKind = Properties['monitoring.start']['kind']

export const lookingActions: readonly LookingAction[] = [
  'mail.open',
  'activity.read',
  'monitoring.start',
  'file.open',
  'file.alter',
  'file.delete',
]

type Members = {
  readonly owner?: string
  readonly of?: string
  readonly purpose?: Purpose
  readonly authority?: string
  readonly suspicious?: boolean
  readonly covert?: boolean
  readonly kind?: MonitoringKind
  readonly marked?: Properties['mail.open']['marked']
  readonly grounds?: string
  readonly extent?: string
  readonly ownerConsent?: boolean
  readonly permission?: boolean
}

/** The members that the acts of looking have between them; each act has some. */
export function membersOf({ resource }: Looking): Members {
  return resource.properties as Members
}

/** Whose mail, files or activity it is: a person, `everyone`, or `shared`. */
export function lookedInto(request: Looking): string | undefined {
  const { owner, of } = membersOf(request)
  return owner ?? of
}

/** A person's own mail, files and activity are theirs to see. */
export function isOwn(request: Looking): boolean {
  const whose = lookedInto(request)
  return whose === 'self' || whose === request.subject.id
}

/** Somebody else's, or everybody's; what is shared is nobody else's. */
export function isOthers(request: Looking): boolean {
  return !isOwn(request) && lookedInto(request) !== 'shared'
}

/**
 * What it is for. Opening a file has no member for it: there it is the purpose of the authority that covers it.
 * `unstated` is no purpose.
 */
export function purposeOf(request: Looking, facts: Facts): Purpose | undefined {
  const purpose = membersOf(request).purpose ?? facts['authority.active']?.purpose
  return purpose === 'unstated' ? undefined : purpose
}

/** A recorded authority covers this look: its scope names the person or everyone, it has not ended, and nobody gave it to themselves. */
export function isAuthorised(request: Looking, facts: Facts, time: Temporal.Instant): boolean {
  const authority = facts['authority.active']
  if (!authority) return false
  const { scope, until, by, id } = authority
  const { authority: named } = membersOf(request)
  return (
    (scope === 'everyone' || scope === lookedInto(request)) &&
    Temporal.Instant.compare(time, Temporal.Instant.from(until)) < 0 &&
    by !== request.subject.id &&
    (named === undefined || named === id)
  )
}

/** True for the acts that a setting names; all of them when it is left out. */
export function isNamed(request: Looking, actions: readonly ActionName[] | undefined): boolean {
  return actions?.includes(request.action.name) ?? true
}

export const actionsSetting = {
  type: 'array',
  items: { type: 'string', enum: lookingActions },
  description: 'Which acts of looking; all of them when left out.',
} satisfies SettingSchema

const purposes: readonly Purpose[] = [
  'compliance',
  'crime',
  'unauthorised-use',
  'viruses-and-performance',
  'abnormal-behaviour',
  'user-problem',
  'standards',
  'school-business',
  'absence-cover',
  'safeguarding',
  'subject-request',
  'legal-duty',
  'emergency',
]

export const purposesSetting = {
  type: 'array',
  items: { type: 'string', enum: purposes },
  description: 'For these purposes only. For any that is stated when left out.',
} satisfies SettingSchema

export const kindsSetting = {
  type: 'array',
  items: { type: 'string', enum: ['mail', 'web', 'telephone', 'post', 'files', 'screen'] },
  description: 'Of monitoring, only these kinds.',
} satisfies SettingSchema

export const marksSetting = {
  type: 'array',
  items: { type: 'string', enum: ['personal', 'private-and-confidential', 'protected', 'restricted'] },
  description: 'Only messages that carry one of these marks.',
} satisfies SettingSchema
