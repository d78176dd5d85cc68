import {
  advise,
  deny,
  type Finding,
  type HoldTerms,
  hold,
  type Reason,
  type Releaser,
  type SettingSchema,
  type Subject,
} from '@beadle/engine'
import { releaserItems } from './settings.ts'

/**
 * How a school answers what a control has found, gentlest first: a word to the sender; the sender's second look;
 * a person's release; both, one after the other; no.
 */
export type Outcome = 'advise' | 'second-look' | 'release' | 'second-look-and-release' | 'deny'

/** The settings by which a pack chooses its answer. `releasers` left out are the policy's. */
export type Response = {
  readonly outcome?: Outcome
  readonly releasers?: readonly Releaser[]
  readonly deadlineSchoolDays?: number
  readonly deputies?: readonly Releaser[]
  readonly onDeadline?: 'refuse' | 'escalate' | 'deliver'
}

type More = Omit<Finding, 'effect' | 'because' | 'holds'>

/** The finding for a chosen outcome. */
export function respond(because: Reason, outcome: Outcome, response: Response, more: More = {}): Finding {
  if (outcome === 'deny') return deny(because, more)
  if (outcome === 'advise') return advise(because, more)
  const secondLook: HoldTerms = { releasers: ['sender'] }
  if (outcome === 'second-look') return hold(because, secondLook, more)
  return hold(because, outcome === 'release' ? releaseBy(response) : [secondLook, releaseBy(response)], more)
}

/** Terms that wait for a person: the setting's, else the policy's. */
export function releaseBy({ releasers, deadlineSchoolDays, deputies, onDeadline }: Response): HoldTerms {
  return {
    ...(releasers && { releasers }),
    ...(deadlineSchoolDays !== undefined && { deadlineSchoolDays }),
    ...(deputies && { deputies }),
    ...(onDeadline && { onDeadline }),
  }
}

/** True when the subject is one of those who could release it by role: they need nobody's leave but their own. */
export function isReleaser({ properties: { roles } }: Subject, releasers: readonly Releaser[] = []): boolean {
  return roles.some((role) => releasers.includes(`role:${role}`))
}

/**
 * What waits because the detectors could not read it: an unread message is not an innocent one. A person looks.
 */
export function unread(response: Response, more: More = {}): Finding {
  return hold({ key: 'content.unread' }, releaseBy(response), more)
}

export const outcomeSetting = {
  type: 'string',
  enum: ['advise', 'second-look', 'release', 'second-look-and-release', 'deny'],
  description: 'What happens: a word to the sender, the sender’s second look, a person’s release, both, or no.',
} satisfies SettingSchema

/** Of what is declared and not found by a detector: nobody is asked twice. */
export const oneStepSetting = {
  ...outcomeSetting,
  enum: ['advise', 'second-look', 'release', 'deny'],
  description: 'What happens: a word, a second look, a person’s release, or no.',
} satisfies SettingSchema

export const releasersSetting = {
  type: 'array',
  items: releaserItems,
  description: 'Who may release; the policy’s defaults when left out.',
} satisfies SettingSchema

/** The settings of `Response`, for a control's schema. */
export const responseSettings = {
  outcome: outcomeSetting,
  releasers: releasersSetting,
  deadlineSchoolDays: { type: 'integer', minimum: 0, description: 'School days in which a person must act.' },
  deputies: {
    type: 'array',
    items: releaserItems,
    description: 'Who is asked when the deadline comes near.',
  },
  onDeadline: {
    type: 'string',
    enum: ['refuse', 'escalate', 'deliver'],
    description: 'What happens when nobody has acted.',
  },
} satisfies Readonly<Record<string, SettingSchema>>

const { outcome: _ofMail, ...besides } = responseSettings

/** The settings of `Response` for acts other than mail: nobody confirms those, so a second look is never one of two steps. */
export const actSettings = {
  ...besides,
  outcome: {
    type: 'string',
    enum: ['advise', 'second-look', 'release', 'deny'],
    description: 'What happens: a word of advice, a second look, a person’s release, or no.',
  },
} satisfies Readonly<Record<string, SettingSchema>>
