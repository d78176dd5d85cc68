import { isDeepStrictEqual } from 'node:util'
import type { DecisionRequest } from '@beadle/engine'
import type { Policy } from '../open-policy.ts'
import type { Mutant } from './mutant.ts'

/** What a mutant's change speaks of, so that requests which tell it apart are tried first. */
export type Hints = {
  readonly texts: readonly string[]
  readonly times: readonly string[]
  readonly instants: readonly string[]
}

/** The words of the changed setting, times of day around its clock times, and instants as many hours away as it says. */
export function hintsOf(policy: Policy, mutant: Mutant, bases: readonly DecisionRequest[]): Hints {
  const before = policy.version.bindings.find(({ id }) => id === mutant.part)?.settings
  const after = mutant.bindings.find(({ id }) => id === mutant.part)?.settings ?? {}
  const leaves = [...leavesOf(before), ...leavesOf(after)]
  const shared = mutant.kind === 'setting' ? new Set(common(leavesOf(before), leavesOf(after))) : new Set()
  const changed = leaves.filter((leaf) => !shared.has(leaf))
  const texts = changed.flatMap((leaf) => (typeof leaf === 'string' ? wordsIn(leaf) : []))
  const hours = changed.flatMap((leaf) =>
    typeof leaf === 'number' && leaf > 0 && leaf <= 2000 ? [leaf - 0.5, leaf, leaf + 0.5] : [],
  )
  const times = bases.slice(0, 3).map(({ context }) => context.time)
  const isTimed = JSON.stringify(before ?? {}).match(/"\d{2}:\d{2}"|"periods"|"days"/) !== null
  return {
    texts: [...new Set([...texts, ...rolesChanged(policy, mutant)])],
    times: isTimed
      ? times.slice(0, 1).flatMap((time) => aroundTheClock(time, policy.version.school.calendar.timeZone))
      : [],
    instants: times.flatMap((time) => hours.map((hour) => later(time, hour))),
  }
}

/** Roles that count as staff on one side only. */
function rolesChanged({ version }: Policy, { version: changed }: Mutant): readonly string[] {
  if (!changed || !('school' in changed)) return []
  return [...new Set(version.school.staffRoles).symmetricDifference(new Set(changed.school.staffRoles))]
}

function leavesOf(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leavesOf) : [value]
}

function common(a: readonly unknown[], b: readonly unknown[]): unknown[] {
  return a.filter((one) => b.some((other) => isDeepStrictEqual(one, other)))
}

/** A word as it stands, and the role a releaser names. */
function wordsIn(text: string): string[] {
  const role = /^(?:role|nominee-of):(.+)$/.exec(text)?.[1]
  return role ? [role] : [text]
}

/** Every hour of the day, at the half, on a school day and on both days of the weekend near it. */
function aroundTheClock(time: string, timeZone: string): string[] {
  const day = Temporal.Instant.from(time).toZonedDateTimeISO(timeZone).startOfDay()
  const days = [
    day,
    day.add({ days: (6 - day.dayOfWeek + 7) % 7 || 7 }),
    day.add({ days: (7 - day.dayOfWeek) % 7 || 7 }),
  ]
  const clocks = Array.from({ length: 24 }, (_, hour) => ({ hours: hour, minutes: 30 }))
  return days.flatMap((one) => clocks.map((clock) => one.add(clock).toInstant().toString()))
}

function later(time: string, hours: number): string {
  return Temporal.Instant.from(time)
    .add({ minutes: Math.round(hours * 60) })
    .toString()
}
