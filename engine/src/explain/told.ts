import type { CompiledPolicy } from '../decide/compiled-policy.ts'
import type { Because, Lifted } from '../decision.ts'
import type { Effect } from '../finding.ts'
import type { ActionName, Obligation } from '../vocabulary/words.generated.ts'
import { type Audience, type Language, sayInstant, sayList, sayReleaser } from './labels.ts'

/** What there is to explain. Silent parts are left out, unless `whole` says that a reviewer reads it. */
export type Explained = {
  readonly policy: Pick<CompiledPolicy, 'version' | 'sentences'>
  readonly action: ActionName
  /** The instant of the request. */
  readonly time: Temporal.Instant
  readonly whole?: boolean
  readonly effects: readonly Effect[]
  readonly because: readonly Because[]
  readonly obligations: readonly Obligation[]
  readonly lifted: readonly Lifted[]
}

/** What is told to one audience in one language: what is silent is already left out. */
export type Told = Explained & {
  readonly effect: Effect
  readonly language: Language
  /** The reasons that brought the outcome about, the worst first. */
  readonly deciding: readonly Because[]
  /** The holds among what must be done. */
  readonly holds: readonly Hold[]
}

type Params = Readonly<Record<string, string | number | readonly string[]>>

/** A sentence by key; empty where there is none. */
export function text(told: Told, key: string, params: Params = {}): string {
  return told.policy.sentences.say({ key, params }, told.language) ?? ''
}

/** An obligation to wait. */
export type Hold = Extract<Obligation, { do: 'mail.hold' | 'hold' }>

/** True for an obligation to wait. */
export function isHold(obligation: Obligation): obligation is Hold {
  return obligation.do === 'mail.hold' || obligation.do === 'hold'
}

/** The time a hold waits for, where it waits for one. */
export function untilOf(hold: Hold): string | undefined {
  return hold.do === 'mail.hold' ? hold.until : undefined
}

/** An instant by the school's clock. */
export function sayAt({ policy, time, language }: Told, instant: string): string {
  const { timeZone } = policy.version.school.calendar
  return sayInstant(Temporal.Instant.from(instant), { timeZone, now: time, language })
}

/** Releasers, any of whom may act. */
export function sayWho(told: Told, releasers: readonly string[]): string {
  const { language } = told
  const named = releasers.map((r) => sayReleaser(r, language, audienceOf(told)))
  return sayList(named, language, 'or')
}

/** Who reads it. */
export function audienceOf({ whole }: Told): Audience {
  return whole ? 'reviewer' : 'subject'
}
