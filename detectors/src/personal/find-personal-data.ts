import { type Folded, fold } from '../text/fold.ts'
import { findDatesOfBirth } from './date-of-birth.ts'
import { findNumbers, type Sighting } from './numbers.ts'
import { isPupilList, tablesIn } from './pupil-list.ts'

/** Numbers, dates of birth and lists of pupils in a text, with their places in it. Also used on the text of attached files. */
export function findPersonalData(text: string, folded: Folded = fold(text)): Sighting[] {
  const numbers = findNumbers(folded.text).map((seen) => ({
    ...seen,
    start: folded.at[seen.start] ?? 0,
    end: (folded.at[seen.end - 1] ?? 0) + 1,
  }))
  const lists = tablesIn(text)
    .filter((table) => isPupilList(table.rows))
    .map(({ start, end }) => ({ kind: 'pupil-list' as const, start, end }))
  return [...numbers, ...findDatesOfBirth(text), ...lists]
}
