import type { Duty } from '@beadle/packs'

/** By which line of the retention schedule something is kept, as it stood when it was kept. */
export type KeptBy = {
  /** The duty of the pack and the period (ISO 8601), such as `retention P456D`. */
  readonly line: string
  /** The first school day on which it is no longer kept. */
  readonly keepUntil: Temporal.PlainDate
  /** The clauses of the line, in full. */
  readonly cites: readonly string[]
}

/** What a line is looked for by: the pack's duties, the record class, what its period counts from, and where the school is. */
export type LineQuestion = {
  readonly duties: readonly Duty[]
  readonly class: string
  readonly from: Temporal.Instant
  readonly timeZone: string
}

/**
 * The line for a record class; of several the longest, since what one of them keeps is kept. The period counts whole school days
 * after the day of `from`: what counts from 3 March for one day is kept through 4 March. Undefined where no line names the class.
 */
export function keptBy({ duties, class: recordClass, from, timeZone }: LineQuestion): KeptBy | undefined {
  const start = from.toZonedDateTimeISO(timeZone).toPlainDate()
  return duties
    .flatMap(({ id, lines = [] }) => lines.flatMap((line) => (line.class === recordClass ? [{ id, line }] : [])))
    .map(({ id, line }) => {
      const period = Temporal.Duration.from(
        line.days === undefined ? { months: line.months ?? 0 } : { days: line.days },
      )
      return { line: `${id} ${period}`, keepUntil: start.add(period).add({ days: 1 }), cites: line.cites }
    })
    .reduce<KeptBy | undefined>(
      (longest, one) =>
        longest === undefined || Temporal.PlainDate.compare(one.keepUntil, longest.keepUntil) > 0 ? one : longest,
      undefined,
    )
}
