import type { DecisionRequest, Facts, School, SettingSchema } from '@beadle/engine'
import { type Audience, audienceSetting, sentBy } from '../mail/audience.ts'
import { categoryItems } from '../settings.ts'

export type WebProperties = DecisionRequest<'web.request'>['resource']['properties']
export type Category = WebProperties['categories'][number]
export type Direction = NonNullable<WebProperties['direction']>
export type Place = NonNullable<WebProperties['place']>
export type KeyStage = 'foundation' | 'ks1' | 'ks2' | 'ks3' | 'ks4' | 'ks5'

/** Whom a web rule binds; with `keyStages`, only pupils of whom the directory knows that they are in one of them. */
export type Asker = { readonly from?: readonly Audience[]; readonly keyStages?: readonly KeyStage[] }

type Asked = { readonly request: DecisionRequest; readonly school: School; readonly settings: Asker }

/** True when the rule is about the person who asks, on a system of the school's. */
export function isAsker({ request, school, settings: { from, keyStages } }: Asked): boolean {
  if (!sentBy({ request, school }, from) || isElsewhere(request)) return false
  if (!keyStages) return true
  const { roles, yearGroup } = request.subject.properties
  return roles.includes('pupil') && yearGroup !== undefined && keyStages.includes(keyStageOf(yearGroup))
}

/**
 * On one's own equipment, away from the school and from its network, nothing of the school's is used, and what one does there
 * is one's own; what is unfit or against the law, from whatever source, is left to the clauses that speak of it.
 */
function isElsewhere({ resource }: DecisionRequest): boolean {
  const { device, place, categories = [] } = resource.properties as Partial<WebProperties>
  const isAway = place === 'home' || place === 'off-site' || place === 'abroad'
  return isAway && device?.owner === 'personal' && !categories.some((category) => unfit.includes(category))
}

const unfit: readonly Category[] = [
  'adult',
  'violence',
  'weapons',
  'hate',
  'extremism',
  'self-harm',
  'drugs',
  'hacking',
  'malware',
  'phishing',
  'piracy',
  'illegal-images',
  'terrorism',
]

/** Key stage of a year group of England and Wales; 0 is Reception. */
export function keyStageOf(yearGroup: number): KeyStage {
  if (yearGroup < 1) return 'foundation'
  if (yearGroup < 3) return 'ks1'
  if (yearGroup < 7) return 'ks2'
  if (yearGroup < 10) return 'ks3'
  return yearGroup < 12 ? 'ks4' : 'ks5'
}

/** True when the site is in one of the categories. */
export function isIn({ categories }: WebProperties, wanted: readonly Category[]): boolean {
  return categories.some((category) => wanted.includes(category))
}

/** Something is fetched or put there: said to be so, or a file is spoken of. */
export function isTransfer({ direction, fileType }: WebProperties): boolean {
  return direction === undefined ? fileType !== undefined : direction !== 'visit'
}

/** An exemption that somebody granted covers this request now: it wins over what is said of categories and hours. */
export function isExempt(facts: Facts): boolean {
  return (facts['exemption.active']?.length ?? 0) > 0
}

// Sites that nobody needs for teaching or running a school, unless they say so.
const leisure: readonly Category[] = [
  'shopping',
  'holidays',
  'personal-interest',
  'personal-finance',
  'social-networks',
  'dating',
  'games',
  'gambling',
]

/** Private use: said to be so, or of a kind that is private where nobody says that it is for work. */
export function isPrivate(site: WebProperties, kinds: readonly Category[] = leisure): boolean {
  return site.personal ?? isIn(site, kinds)
}

const keyStages: readonly KeyStage[] = ['foundation', 'ks1', 'ks2', 'ks3', 'ks4', 'ks5']

export const askerSettings = {
  from: { ...audienceSetting, description: 'Whom it binds.' },
  keyStages: {
    type: 'array',
    items: { type: 'string', enum: keyStages },
    description: 'Only pupils in these key stages.',
  },
} satisfies Readonly<Record<string, SettingSchema>>

/** Categories of sites, as a setting. */
export function categoriesSetting(description: string): SettingSchema {
  return { type: 'array', items: categoryItems, description }
}

export const directionsSetting = {
  type: 'array',
  items: { type: 'string', enum: ['visit', 'download', 'upload', 'post'] },
  description: 'Only these; looking at a site is a visit. All of them when left out.',
} satisfies SettingSchema

export const placesSetting = {
  type: 'array',
  items: {
    type: 'string',
    enum: ['school', 'home', 'off-site', 'abroad', 'school-network', 'guest-network', 'remote'],
  },
  description: 'Only where the request is known to come from here.',
} satisfies SettingSchema
