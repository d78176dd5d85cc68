import type { Policy } from '../open-policy.ts'
import type { Doubt } from './doubt.ts'

/** A review that should have been held by `today` (a day), or a document that names no day for one. */
export function reviewDoubts({ pack }: Policy, today: string | undefined): Doubt[] {
  const { reviewDue: due } = pack
  if (due === undefined)
    return [doubt('note', 'it names no date of review', 'Say in the document when it is reviewed and who does it.')]
  const last = lastDayOf(due)
  if (!today || !last || last >= today) return []
  const cure = 'Review it, or minute that it stands until a new date; then set that date in policy.yaml.'
  return [doubt('warning', `its review was due in ${due}`.replace(/ in (\d{4}-\d{2}-\d{2})$/, ' on $1'), cure)]
}

function doubt(severity: 'warning' | 'note', message: string, cure: string): Doubt {
  return { kind: 'review-overdue', severity, clauses: [], bindings: [], message, cure: { do: cure } }
}

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]
/** The last month in which a term of that name can still be running. */
const terms: Readonly<Record<string, number>> = { spring: 4, summer: 8, autumn: 12 }

/** The last day that a date as documents write it may mean: a day, a month, a year, a term. Undefined where it cannot be told. */
export function lastDayOf(due: string): string | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(due)) return due
  const [, numbered, monthOfYear] = /^(\d{4})(?:-(\d{2}))?$/.exec(due) ?? []
  if (numbered) return endOf(Number(numbered), Number(monthOfYear ?? 12))
  const [, word = '', year] = /^([a-z]+)(?: term)? (\d{4})$/i.exec(due) ?? []
  const month = months.indexOf(word.toLowerCase()) + 1 || terms[word.toLowerCase()]
  return year && month ? endOf(Number(year), month) : undefined
}

function endOf(year: number, month: number): string | undefined {
  if (month < 1 || month > 12) return undefined
  const first = Temporal.PlainDate.from({ year, month, day: 1 })
  return first.with({ day: first.daysInMonth }).toString()
}
