import {
  type Check,
  checkDeadline,
  type Deadline,
  dueState,
  lineDeadline,
  NoDeadlineError,
  type RetentionLine,
  type SchoolCalendar,
} from '@beadle/engine'
import type { Pack } from '../pack.ts'
import type { DueScenario } from './scenario.ts'

/** What a due scenario came to: the sentences of what was wanted and came otherwise, and what came. */
export type Outcome = { readonly faults: readonly string[]; readonly said: string }

/** Runs a due scenario against the duties and the calendar of a pack. Pure: the scenario says what time it is. */
export function runDue(scenario: DueScenario, pack: Pick<Pack, 'duties' | 'version'>): Outcome {
  const duty = pack.duties.find(({ id }) => id === scenario.duty)
  const found =
    duty?.lines?.find((one) => one.class === scenario.line) ?? duty?.checks?.find(({ id }) => id === scenario.check)
  if (!found) {
    const said = `duty \`${scenario.duty}\` has no \`${scenario.line ?? scenario.check}\``
    return { faults: [said], said }
  }
  try {
    return compare(scenario, found, dueOf(scenario, found, pack.version.school.calendar))
  } catch (error) {
    if (!(error instanceof NoDeadlineError)) throw error
    return { faults: [error.message], said: error.message }
  }
}

type Came = { readonly due: string; readonly state: string }

function dueOf({ from, at, done }: DueScenario, found: RetentionLine | Check, calendar: SchoolCalendar): Came {
  const instant = (text: string) =>
    text.length > 10
      ? Temporal.Instant.from(text)
      : Temporal.PlainDate.from(text).toZonedDateTime(calendar.timeZone).toInstant()
  const began = from === undefined ? null : instant(from)
  const deadline = 'class' in found ? lineOf(found, began, calendar) : checkDeadline(calendar, found, began)
  const remind = 'remind' in found ? found.remind : undefined
  const state = dueState(calendar, deadline, {
    at: instant(at),
    ...(done && { done: instant(done) }),
    ...(remind && { remind }),
  })
  return { due: (deadline.instant ?? deadline.day).toString(), state }
}

function lineOf(line: RetentionLine, from: Temporal.Instant | null, calendar: SchoolCalendar): Deadline {
  if (!from) throw new NoDeadlineError(`line \`${line.class}\` has nothing to count from`)
  return lineDeadline(calendar, line, from)
}

function compare({ want, not }: DueScenario, found: RetentionLine | Check, { due, state }: Came): Outcome {
  const said = `due ${due}, ${state}`
  const { cites } = found
  const who = 'who' in found ? (found.who ?? []) : []
  const dispose = 'class' in found ? (found.dispose ?? 'delete') : undefined
  const faults = [
    want.state !== state && `state is ${state}, not ${want.state}`,
    want.due !== undefined && !isSame(want.due, due) && `due is ${due}, not ${want.due}`,
    want.dispose !== undefined && want.dispose !== dispose && `disposal is ${dispose}, not ${want.dispose}`,
    want.who &&
      want.who.toSorted().join() !== who.toSorted().join() &&
      `who is ${who.join(', ')}, not ${want.who.join(', ')}`,
    ...(want.cites ?? []).map((id) => !cites.includes(id) && `\`${id}\` is not cited; cited are ${cites.join(', ')}`),
    ...not.map((id) => cites.includes(id) && `\`${id}\` is cited`),
  ]
  return { faults: faults.filter((fault) => typeof fault === 'string'), said }
}

/** Days are days and instants are instants: a day that was wanted is not met by an instant on it. */
function isSame(wanted: string, came: string): boolean {
  if (wanted.length > 10 !== came.length > 10) return false
  return wanted.length > 10 ? Temporal.Instant.compare(wanted, came) === 0 : wanted === came
}
