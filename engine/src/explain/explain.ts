import type { Decision } from '../decision.ts'
import { type Effect, severityOf } from '../finding.ts'
import type { ActionName } from '../vocabulary/words.generated.ts'
import { sayClause } from './say-clause.ts'
import { sayNow } from './say-now.ts'
import { sayWhat } from './say-what.ts'
import { type Explained, isHold, type Told } from './told.ts'

/** The reason of a decision in English and Welsh: what happened, which clause, what now. */
export function explain(explained: Explained): { readonly en: string; readonly cy: string } {
  const toTell = toTellOf(explained)
  return { en: say({ ...toTell, language: 'en' }), cy: say({ ...toTell, language: 'cy' }) }
}

function say(told: Told): string {
  return `${sayWhat(told)} ${sayClause(told)} ${sayNow(told)}`
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

/** What both languages say alike. */
function toTellOf(explained: Explained): Omit<Told, 'language'> {
  const { policy, action, time, whole = false, effects } = explained
  const effect = worstOf(effects)
  const because = explained.because
    .filter((b) => whole || !b.silent)
    .sort((a, b) => severityOf(b.effect) - severityOf(a.effect))
  const obligations = explained.obligations.filter((o) => whole || !o.silent)
  return {
    policy,
    action,
    time,
    whole,
    effects,
    effect,
    because,
    // What only advises or keeps a copy is not why somebody was stopped.
    deciding: effect === 'permit' ? because : because.filter((b) => b.effect !== 'permit'),
    obligations,
    holds: obligations.filter(isHold),
    lifted: explained.lifted.filter((l) => whole || !l.silent),
  }
}

function worstOf(effects: readonly Effect[]): Effect {
  return effects.reduce<Effect>((most, e) => (severityOf(e) > severityOf(most) ? e : most), 'permit')
}
