/** The only way the server learns the time, so that a test or a rehearsal can choose it. */
export type Clock = {
  /** The present instant, in whole milliseconds: what the database, the ledger and JSON all keep without loss. */
  now(): Temporal.Instant
}

/** The machine's clock. */
export const systemClock: Clock = {
  now: () => Temporal.Instant.fromEpochMilliseconds(Temporal.Now.instant().epochMilliseconds),
}

/** A clock that stands still until it is stepped. */
export type SteppableClock = Clock & {
  /** Moves on by a duration, such as `{ minutes: 15 }`. */
  step(by: Temporal.DurationLike): void
  /** Moves to an instant. */
  set(to: Temporal.Instant | string): void
}

/** A clock for tests and rehearsals, standing at `at` (ISO 8601 with an offset). */
export function fixedClock(at: Temporal.Instant | string): SteppableClock {
  let now = Temporal.Instant.from(at)
  return {
    now: () => now,
    step: (by) => {
      now = now.add(by)
    },
    set: (to) => {
      now = Temporal.Instant.from(to)
    },
  }
}
