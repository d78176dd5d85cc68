import { type Check, checkDeadline, type Deadline, type DueState, dueState, NoDeadlineError } from '@beadle/engine'
import type { Pack } from './pack.ts'

/** A check of a pack with its own clock, as it stands at a moment. */
export type Due = {
  readonly duty: string
  readonly check: Check
  /** A day, or where a time of day matters an instant. Absent: the calendar does not go so far. */
  readonly due?: string
  readonly state: DueState
}

/**
 * The checks that come round by themselves (`every`, `each`), the soonest first. `done` says when one was last done; null,
 * never. One of `each` that was never done is due at its next turn. Those that wait for an event are not here.
 */
export function whatIsDue(
  { duties, version }: Pick<Pack, 'duties' | 'version'>,
  at: Temporal.Instant,
  done: (duty: string, check: string) => Temporal.Instant | null = () => null,
): Due[] {
  const { calendar } = version.school
  const before = at.subtract({ hours: 24 })
  const found = duties.flatMap(({ id: duty, checks = [] }) =>
    checks.flatMap((check): Due[] => {
      if (!check.every && !check.each) return []
      const last = done(duty, check.id) ?? (check.each ? before : null)
      const deadline = deadlineOf(() => checkDeadline(calendar, check, last))
      if (!deadline) return [{ duty, check, state: 'waiting' }]
      const { remind = 0 } = check
      const due = (deadline.instant ?? deadline.day).toString()
      return [{ duty, check, due, state: dueState(calendar, deadline, { at, remind }) }]
    }),
  )
  return found.toSorted((a, b) => ((a.due ?? '9') < (b.due ?? '9') ? -1 : 1))
}

function deadlineOf(ask: () => Deadline): Deadline | undefined {
  try {
    return ask()
  } catch (error) {
    if (error instanceof NoDeadlineError) return undefined
    throw error
  }
}
