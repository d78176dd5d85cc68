import { asOne } from './as-one.ts'
import { sayList, sayReleaser } from './labels.ts'
import { audienceOf, sayAt, type Told, text, untilOf } from './told.ts'

const mostReasons = 3

/** What happened, and why, in one sentence. */
export function sayWhat(told: Told): string {
  const because = told.deciding
  const { sentences } = told.policy
  if (because.length === 0) {
    if (told.effect !== 'permit') return asOne([sayOutcomes(told), text(told, 'because.nothing-permits')], ':')
    return told.lifted.length > 0 ? asOne([sayOutcomes(told), sayLifted(told)], ':') : text(told, 'outcome.permit')
  }
  const why = because.map((b) => sentences.say(b, told.language) ?? text(told, 'because.unstated'))
  return asOne([sayOutcomes(told), asOne([...new Set(why)].slice(0, mostReasons))], ':')
}

/** What let it go where something would have stopped it. */
function sayLifted(told: Told): string {
  const { sentences } = told.policy
  const whys = [...new Set(told.lifted.map((l) => l.by))]
  return asOne(
    whys.map((by) => sentences.say({ key: `lifted.${by}` }, told.language) ?? text(told, 'lifted.permission')),
  )
}

/** Deny and hold each have their sentence where recipients fare differently. */
function sayOutcomes(told: Told): string {
  if (told.effect === 'permit') return text(told, 'outcome.permit-with-word')
  const kinds = (['deny', 'hold'] as const).filter((e) => told.effects.includes(e))
  return asOne(kinds.map((effect) => sayOutcome(told, effect)))
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

/** The latest time and everyone the holds wait for. */
function waits(told: Told): { until: string | undefined; releasers: readonly string[] } {
  const holds = told.holds
  const untils = holds.flatMap((h) => untilOf(h) ?? []).map((u) => Temporal.Instant.from(u))
  const until = untils.sort(Temporal.Instant.compare).at(-1)?.toString()
  const releasers = holds.filter((h) => untilOf(h) === undefined).flatMap((h) => h.releasers ?? [])
  return { until, releasers: [...new Set(releasers)] }
}
