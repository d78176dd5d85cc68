import type { CompiledPolicy } from '../decide/compile.ts'
import type { Because, Decision, Lifted } from '../decision.ts'
import { type Effect, severityOf } from '../finding.ts'
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

/** The three things a person stopped wants to know. */
export type ThreeSentences = { readonly what: string; readonly clause: string; readonly now: string }

type Told = Explained & { readonly effect: Effect; readonly language: Language }

/** The reason of a decision in English and Welsh: what happened, which clause, what now. */
export function explain(explained: Explained): { readonly en: string; readonly cy: string } {
  const say = (language: Language) => {
    const { what, clause, now } = explainIn(explained, language)
    return `${what} ${clause} ${now}`
  }
  return { en: say('en'), cy: say('cy') }
}

/**
 * The reason of a stored decision for a reviewer, silent findings included: never shown to the subject, whose own reason
 * stands in the decision itself. `time` is the instant of the request.
 */
export function explainToReviewer(
  policy: Explained['policy'],
  asked: { readonly action: ActionName; readonly time: Temporal.Instant },
  { context }: Decision,
): { readonly en: string; readonly cy: string } {
  const { because, obligations, lifted, recipients } = context
  const effects = recipients.length > 0 ? recipients.map((r) => r.effect) : [context.effect]
  return explain({ policy, ...asked, effects, because, obligations, lifted, whole: true })
}

/** The same, sentence by sentence. */
export function explainIn(explained: Explained, language: Language): ThreeSentences {
  const effect = worstOf(explained.effects)
  const told: Told = {
    ...explained,
    because: explained.because
      .filter((b) => explained.whole || !b.silent)
      .sort((a, b) => severityOf(b.effect) - severityOf(a.effect)),
    obligations: explained.obligations.filter((o) => explained.whole || !o.silent),
    lifted: explained.lifted.filter((l) => explained.whole || !l.silent),
    effect,
    language,
  }
  return { what: sayWhat(told), clause: sayClause(told), now: sayNow(told) }
}

function worstOf(effects: readonly Effect[]): Effect {
  return effects.reduce<Effect>((most, e) => (severityOf(e) > severityOf(most) ? e : most), 'permit')
}

type Params = Readonly<Record<string, string | number | readonly string[]>>

function text(told: Told, key: string, params: Params = {}): string {
  return told.policy.sentences.say({ key, params }, told.language) ?? ''
}

/** The reasons that brought the outcome about, the worst first; what only advises or keeps a copy is not why somebody was stopped. */
function deciding({ because, effect }: Told): readonly Because[] {
  return effect === 'permit' ? because : because.filter((b) => b.effect !== 'permit')
}

const mostSentences = 3

function sayWhat(told: Told): string {
  const because = deciding(told)
  const { sentences } = told.policy
  if (because.length === 0) {
    if (told.effect !== 'permit') return `${sayOutcomes(told)} ${text(told, 'because.nothing-permits')}`
    return told.lifted.length > 0 ? `${sayOutcomes(told)} ${sayLifted(told)}` : text(told, 'outcome.permit')
  }
  const why = because.map((b) => sentences.say(b, told.language) ?? text(told, 'because.unstated'))
  return [sayOutcomes(told), ...new Set(why)].slice(0, 1 + mostSentences).join(' ')
}

/** What let it go where something would have stopped it. */
function sayLifted(told: Told): string {
  const { sentences } = told.policy
  const whys = [...new Set(told.lifted.map((l) => l.by))]
  return whys
    .map((by) => sentences.say({ key: `lifted.${by}` }, told.language) ?? text(told, 'lifted.permission'))
    .join(' ')
}

/** Deny and hold each have their sentence where recipients fare differently. */
function sayOutcomes(told: Told): string {
  if (told.effect === 'permit') return text(told, 'outcome.permit-with-word')
  const kinds = (['deny', 'hold'] as const).filter((e) => told.effects.includes(e))
  return kinds.map((effect) => sayOutcome(told, effect)).join(' ')
}

function sayOutcome(told: Told, effect: 'deny' | 'hold'): string {
  const { effects, action: name } = told
  const all = effects.length
  const some = effects.filter((e) => e === effect).length
  const isPart = some < all
  const counts = { some, all }
  if (effect === 'deny') {
    if (isPart) return text(told, 'outcome.deny-some', counts)
    if (name === 'mail.submit') return text(told, 'outcome.deny-submit')
    return text(told, name === 'mail.receive' ? 'outcome.deny-receive' : 'outcome.deny')
  }
  const { until, releasers } = waits(told)
  const who = releasers.filter((r) => r !== 'sender')
  if (who.length > 0) {
    const named = who.map((r) => sayReleaser(r, told.language, audienceOf(told)))
    return text(told, isPart ? 'outcome.hold-some' : 'outcome.hold', { ...counts, who: sayList(named, told.language) })
  }
  if (until) {
    const at = sayAt(told, until)
    return text(told, isPart ? 'outcome.hold-until-some' : 'outcome.hold-until', { ...counts, until: at })
  }
  return text(told, name === 'mail.submit' ? 'outcome.hold-second-look' : 'outcome.hold-second-look-other')
}

type Hold = Extract<Obligation, { do: 'mail.hold' | 'hold' }>

function holdsOf(told: Told): Hold[] {
  return told.obligations.filter((o): o is Hold => o.do === 'mail.hold' || o.do === 'hold')
}

function untilOf(hold: Hold): string | undefined {
  return hold.do === 'mail.hold' ? hold.until : undefined
}

/** The latest time and everyone the holds wait for. */
function waits(told: Told): { until: string | undefined; releasers: readonly string[] } {
  const holds = holdsOf(told)
  const untils = holds.flatMap((h) => untilOf(h) ?? []).map((u) => Temporal.Instant.from(u))
  const until = untils.sort(Temporal.Instant.compare).at(-1)?.toString()
  const releasers = holds.filter((h) => untilOf(h) === undefined).flatMap((h) => h.releasers ?? [])
  return { until, releasers: [...new Set(releasers)] }
}

function sayAt({ policy, time, language }: Told, instant: string): string {
  const { timeZone } = policy.version.school.calendar
  return sayInstant(Temporal.Instant.from(instant), { timeZone, now: time, language })
}

const mostClauses = 3

function sayClause(told: Told): string {
  const { sentences } = told.policy
  const { title } = sentences
  const because = deciding(told)
  const isLifted = because.length === 0 && told.effect === 'permit'
  const ids = [...new Set(isLifted ? told.lifted.map((l) => l.clause) : because.flatMap((b) => b.clauses))]
  const [first, ...rest] = ids.flatMap((id) => sentences.clause(id) ?? [])
  if (!first) return text(told, told.effect === 'permit' ? 'clause.none' : 'clause.none-permits', { title })
  if (isLifted) return text(told, 'clause.set-aside', { title, ref: first.ref, text: first.quote ?? first.text })
  const params = { title, ref: first.ref, text: first.quote ?? first.text }
  if (rest.length === 0) return text(told, 'clause.one', params)
  const policy = `${told.policy.version.policy}.`
  const more = rest.map((c) => (c.id.startsWith(policy) ? c.id.slice(policy.length) : c.id))
  const named = more.slice(0, mostClauses)
  const left = more.length - named.length
  const others =
    left > 0 ? [...named, text(told, left === 1 ? 'clause.another' : 'clause.others', { count: left })] : named
  return text(told, 'clause.more', { ...params, more: sayList(others, told.language) })
}

function sayNow(told: Told): string {
  const { effect, policy } = told
  const { sentences } = policy
  // What a control says to do is said to the subject.
  const own = told.whole
    ? []
    : deciding(told).flatMap((b) => sentences.say({ ...b, key: `${b.key}.now` }, told.language) ?? [])
  const holds = holdsOf(told)
  if (holds.length > 0) {
    const said = [...new Set(holds.map((h) => sayHold(told, h)))]
    if (own[0] === undefined) return said.join(' ')
    // A control that says what to do says it better than the general sentence for a second look.
    const general = text(told, 'now.second-look')
    return [own[0], ...said.map((s) => (s === general ? text(told, 'now.or-confirm') : s))].join(' ')
  }
  if (own[0] !== undefined) return own[0]
  if (told.obligations.some((o) => o.do === 'agreement.present')) return text(told, 'now.agreement')
  if (effect === 'permit') return text(told, told.because.length > 0 ? 'now.as-it-is' : 'now.nothing')
  if (told.whole) return text(told, 'now.nothing')
  const who = sayWho(told, policy.version.defaults.releasers)
  return text(told, told.action === 'mail.submit' ? 'now.deny-mail' : 'now.deny', { who })
}

function sayHold(told: Told, hold: Hold): string {
  if (untilOf(hold)) return text(told, told.whole ? 'now.until-review' : 'now.until')
  const releasers = hold.releasers ?? []
  if (releasers.every((r) => r === 'sender') || !hold.deadline) {
    return text(told, told.whole ? 'now.second-look-review' : 'now.second-look')
  }
  const deputies = hold.deputies ?? []
  const ends = hold.onDeadline ?? 'refuse'
  const sentence = text(told, `now.release-${ends === 'escalate' && deputies.length === 0 ? 'refuse' : ends}`, {
    who: sayWho(told, releasers),
    deadline: sayAt(told, hold.deadline),
    deputies: sayWho(told, deputies),
  })
  return capitalise(sentence)
}

function sayWho(told: Told, releasers: readonly string[]): string {
  const { language } = told
  const named = releasers.map((r) => sayReleaser(r, language, audienceOf(told)))
  return sayList(named, language, 'or')
}

function audienceOf({ whole }: Told): Audience {
  return whole ? 'reviewer' : 'subject'
}

function capitalise(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}
