import type { Case } from '../decide/judge.ts'
import type { Because } from '../decision.ts'
import { type Effect, severityOf } from '../finding.ts'
import type { Obligation } from '../vocabulary/words.generated.ts'
import { type Language, sayInstant, sayList, sayReleaser } from './labels.ts'

/** What there is to explain, silent parts included: they are left out here. */
export type Explained = {
  readonly question: Case
  readonly effects: readonly Effect[]
  readonly because: readonly Because[]
  readonly obligations: readonly Obligation[]
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

/** The same, sentence by sentence. */
export function explainIn(explained: Explained, language: Language): ThreeSentences {
  const effect = worstOf(explained.effects)
  const told: Told = {
    ...explained,
    because: explained.because.filter((b) => !b.silent).sort((a, b) => severityOf(b.effect) - severityOf(a.effect)),
    obligations: explained.obligations.filter((o) => !o.silent),
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
  return told.question.policy.sentences.say({ key, params }, told.language) ?? ''
}

function sayWhat(told: Told): string {
  const first = told.because[0]
  if (!first && told.effect === 'permit') return text(told, 'outcome.permit')
  if (!first) return `${sayOutcome(told)} ${text(told, 'because.nothing-permits')}`
  const why = told.question.policy.sentences.say(first, told.language) ?? text(told, 'because.unstated')
  return `${sayOutcome(told)} ${why}`
}

function sayOutcome(told: Told): string {
  const { effect, effects, question } = told
  if (effect === 'permit') return text(told, 'outcome.permit-with-word')
  const all = effects.length
  const some = effects.filter((e) => e === effect).length
  const isPart = some < all
  const counts = { some, all }
  if (effect === 'deny') {
    if (isPart) return text(told, 'outcome.deny-some', counts)
    const { name } = question.request.action
    if (name === 'mail.submit') return text(told, 'outcome.deny-submit')
    return text(told, name === 'mail.receive' ? 'outcome.deny-receive' : 'outcome.deny')
  }
  const { until, releasers } = waits(told)
  const who = releasers.filter((r) => r !== 'sender')
  if (who.length > 0) {
    const named = sayList(
      who.map((r) => sayReleaser(r, told.language)),
      told.language,
    )
    return text(told, isPart ? 'outcome.hold-some' : 'outcome.hold', { ...counts, who: named })
  }
  if (until) {
    const at = sayAt(told, until)
    return text(told, isPart ? 'outcome.hold-until-some' : 'outcome.hold-until', { ...counts, until: at })
  }
  return text(
    told,
    question.request.action.name === 'mail.submit' ? 'outcome.hold-second-look' : 'outcome.hold-second-look-other',
  )
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

function sayAt({ question, language }: Told, instant: string): string {
  const { timeZone } = question.policy.version.school.calendar
  return sayInstant(Temporal.Instant.from(instant), { timeZone, now: question.time, language })
}

function sayClause(told: Told): string {
  const { sentences } = told.question.policy
  const title = sentences.title
  const ids = [...new Set(told.because.flatMap((b) => b.clauses))]
  const clauses = ids.flatMap((id) => sentences.clause(id) ?? [])
  const [first, ...rest] = clauses
  if (!first) return text(told, told.effect === 'permit' ? 'clause.none' : 'clause.none-permits', { title })
  const policy = `${told.question.policy.version.policy}.`
  const more = rest.map((c) => (c.id.startsWith(policy) ? c.id.slice(policy.length) : c.id))
  const params = { title, ref: first.ref, text: first.quote ?? first.text, more: sayList(more, told.language) }
  return text(told, more.length > 0 ? 'clause.more' : 'clause.one', params)
}

function sayNow(told: Told): string {
  const { effect, because, question } = told
  const own = because.flatMap(
    (b) => question.policy.sentences.say({ ...b, key: `${b.key}.now` }, told.language) ?? [],
  )[0]
  const holds = holdsOf(told)
  if (effect === 'hold' && holds.length > 0) {
    return [...new Set([...(own ? [own] : []), ...holds.map((h) => sayHold(told, h))])].join(' ')
  }
  if (own) return own
  if (told.obligations.some((o) => o.do === 'agreement.present')) return text(told, 'now.agreement')
  if (effect === 'permit') return text(told, because.length > 0 ? 'now.as-it-is' : 'now.nothing')
  const who = sayWho(told, question.policy.version.defaults.releasers)
  return text(told, question.request.action.name === 'mail.submit' ? 'now.deny-mail' : 'now.deny', { who })
}

function sayHold(told: Told, hold: Hold): string {
  if (untilOf(hold)) return text(told, 'now.until')
  const releasers = hold.releasers ?? []
  if (releasers.every((r) => r === 'sender') || !hold.deadline) return text(told, 'now.second-look')
  const deputies = hold.deputies ?? []
  const ends = hold.onDeadline ?? 'refuse'
  return text(told, `now.release-${ends === 'escalate' && deputies.length === 0 ? 'refuse' : ends}`, {
    who: capitalise(sayWho(told, releasers)),
    deadline: sayAt(told, hold.deadline),
    deputies: sayWho(told, deputies),
  })
}

function sayWho({ language }: Told, releasers: readonly string[]): string {
  return sayList(
    releasers.map((r) => sayReleaser(r, language)),
    language,
    'or',
  )
}

function capitalise(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}
