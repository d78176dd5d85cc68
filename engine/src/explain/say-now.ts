import { asOne } from './as-one.ts'
import { type Hold, sayAt, sayWho, type Told, text, untilOf } from './told.ts'

/** What the one who reads it can do, or what comes next, in one sentence. */
export function sayNow(told: Told): string {
  const { effect, policy } = told
  const { sentences } = policy
  // What a control says to do is said to the subject.
  const own = told.whole
    ? []
    : told.deciding.flatMap((b) => sentences.say({ ...b, key: `${b.key}.now` }, told.language) ?? [])
  const holds = told.holds
  if (holds.length > 0) {
    const said = [...new Set(holds.map((h) => sayHold(told, h)))]
    if (own[0] === undefined) return asOne(said)
    // A control that says what to do says it better than the general sentence for a second look.
    const general = text(told, 'now.second-look')
    return asOne([own[0], ...said.map((s) => (s === general ? text(told, 'now.or-confirm') : s))])
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

function capitalise(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}
