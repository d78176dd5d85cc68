import type { Obligation } from '../vocabulary/words.generated.ts'
import type { StepTerms } from './matter.ts'

/**
 * The terms of a matter for one hold of a decision. A hold until a time delivers when the time comes; a second look
 * has no clock; any other fails closed unless the hold says otherwise.
 */
export function termsOfHold(hold: Extract<Obligation, { do: 'mail.hold' | 'hold' }>): StepTerms {
  const who = hold.releasers ?? ['sender']
  if (hold.do === 'mail.hold' && hold.until !== undefined) {
    return { who, deadlineAt: hold.until, deputies: [], onDeadline: 'deliver' }
  }
  return {
    who,
    deadlineAt: hold.deadline ?? null,
    deputies: hold.deputies ?? [],
    onDeadline: hold.onDeadline ?? 'refuse',
  }
}
