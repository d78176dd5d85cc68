import { type Folded, fold } from '../text/fold.ts'
import { type Glance, glance, marks } from '../text/glance.ts'
import { findDatesOfBirth } from './date-of-birth.ts'
import { findNumbers, longestNumber, type Sighting } from './numbers.ts'
import { isPupilList, tablesIn } from './pupil-list.ts'

/** A name and a date of a childhood, or a form: how rows of pupils look where no column is marked. Three of them are a list. */
const pupilWithBirthday =
  /\p{Lu}\p{Ll}{1,20} (?:ap |ab |ferch )?\p{Lu}[\p{L}'’-]{1,24}[,:]? [-–]? ?\(?(?:[Dd]\.?[Oo]\.?[Bb]\.? ?)?(?:\d{1,2}[/.-]\d{1,2}[/.-](?:20)?|\d{1,2}(?:st|nd|rd|th)? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6} 20)(?:0[5-9]|1\d|2[0-3])\b/gu

/** A pupil named with their form inside running text: three of them are a list. */
const pupilWithForm =
  /\p{Lu}\p{Ll}{1,20} \p{Lu}[\p{Ll}'’-]{1,24},? \(?(?:(?:[Yy]ear|[Ff]orm|[Cc]lass) )?(?:[7-9]|1[0-3])[A-Z]{1,2}\d?\b\)?/gu

/** Numbers, dates of birth and lists of pupils in a text, with their places in it. Also used on the text of attached files. */
export function findPersonalData(
  text: string,
  folded: Folded = fold(text),
  lines: readonly Glance[] = glance(text),
): Sighting[] {
  const figures = lines.some((line) => line.marks & (marks.digit | marks.foreign))
  const digits = figures ? longestNumber(folded.text) : 0
  const numbers = findNumbers(folded.text, digits).map((seen) => ({
    ...seen,
    start: folded.at[seen.start] ?? 0,
    end: (folded.at[seen.end - 1] ?? 0) + 1,
  }))
  const lists = tablesIn(text, lines)
    .filter((table) => isPupilList(table.rows))
    .map(({ start, end }) => ({ kind: 'pupil-list' as const, start, end }))
  if (digits === 0) return lists
  return digits < 4
    ? [...numbers, ...lists, ...pupilsNamed(text)]
    : [...numbers, ...findDatesOfBirth(text), ...lists, ...pupilsNamed(text)]
}

/** Three or more pupils, each named with a form or a birthday. What the patterns need is looked for first: most texts hold none. */
function pupilsNamed(text: string): Sighting[] {
  const forms = /\d[A-Z]/.test(text) ? [...text.matchAll(pupilWithForm)] : []
  const birthdays =
    forms.length < 3 && /\d[/.-]\d{1,2}[/.-]\d|\d(?:st|nd|rd|th)? [JFMASOND]/.test(text)
      ? [...text.matchAll(pupilWithBirthday)]
      : []
  const found = forms.length >= 3 ? forms : birthdays.length >= 3 ? birthdays : []
  return found.map((one) => ({ kind: 'pupil-list', start: one.index, end: one.index + one[0].length }))
}
