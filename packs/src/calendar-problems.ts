import type { Bell, SchoolCalendar } from '@beadle/engine'
import type { CheckedFile } from './pack-files.ts'
import type { Problem } from './problem.ts'
import type { Path } from './yaml/yaml-file.ts'

/** Stretches that end before they begin, terms or bells that overlap, a time zone nobody knows, days off outside every term. */
export function calendarProblems(file: CheckedFile, calendar: SchoolCalendar): Problem[] {
  const bad = (path: Path, message: string, severity: 'error' | 'warning' = 'error') =>
    file.yaml.problem({ path, code: 'pack.calendar-order', message, severity })
  const backwards = (at: string, stretches: SchoolCalendar['terms']) =>
    stretches.flatMap(({ name, from, to }, i) =>
      from > to ? [bad([at, i, 'to'], `\`${name}\` ends before it begins`)] : [],
    )
  const terms = calendar.terms
  const overlapping = terms.flatMap((term, i) => {
    const other = terms.find((one, j) => j < i && one.from <= term.to && term.from <= one.to)
    return other ? [bad(['terms', i], `\`${term.name}\` overlaps \`${other.name}\``)] : []
  })
  const stray = calendar.inset.flatMap((day, i) => {
    const inTerm = terms.some(({ from, to }) => from <= day && day <= to)
    return inTerm ? [] : [bad(['inset', i], `\`${day}\` is in no term`, 'warning')]
  })
  const bells = [
    ['bells', 'ordinary'],
    ...Object.keys(calendar.bells.weekdays ?? {}).map((weekday) => ['bells', 'weekdays', weekday]),
  ]
  const ringing = bells.flatMap((path) => {
    const list = path[2] ? calendar.bells.weekdays?.[path[2]] : calendar.bells.ordinary
    return bellProblems(list ?? []).map(({ index, message }) => bad([...path, index], message))
  })
  const zone = isTimeZone(calendar.timeZone)
    ? []
    : [
        file.yaml.problem({
          path: ['timeZone'],
          code: 'pack.bad-value',
          message: `no time zone \`${calendar.timeZone}\``,
        }),
      ]
  return [
    ...zone,
    ...backwards('terms', terms),
    ...backwards('holidays', calendar.holidays),
    ...overlapping,
    ...stray,
    ...ringing,
  ]
}

function bellProblems(bells: readonly Bell[]): { index: number; message: string }[] {
  return bells.flatMap(({ name, from, to }, index) => {
    const before = bells[index - 1]
    if (from >= to) return [{ index, message: `\`${name}\` ends before it begins` }]
    return before && from < before.to
      ? [{ index, message: `\`${name}\` begins before \`${before.name}\` has ended` }]
      : []
  })
}

function isTimeZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name)
    return true
  } catch {
    return false
  }
}
