import { type Folded, fold } from '../text/fold.ts'
import { type Glance, glance, marks } from '../text/glance.ts'
import { matchesOf } from '../text/matches.ts'
import { foldedOffset } from '../text/words.ts'
import { findDatesOfBirth } from './date-of-birth.ts'
import { figuresIn, looks } from './figures.ts'
import { findNumbers, type PersonalDataKind, type Sighting, speaksOfDocuments } from './numbers.ts'
import { pupilListsIn } from './pupil-list.ts'

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
  const numbers: Sighting[] = []
  const births: Sighting[] = []
  const withForm: Sighting[] = []
  const withBirthday: Sighting[] = []
  let documents: boolean | undefined
  let to = 0
  for (const line of lines) {
    if (!(line.marks & (marks.digit | marks.foreign))) continue
    const from = folded.inPlace ? line.start : foldedOffset(folded, line.start, to)
    to = folded.inPlace ? line.end : foldedOffset(folded, line.end, from)
    const figures = folded.inPlace ? figuresIn(text, from, to) : figuresIn(folded.text, from, to)
    const longest = figures & looks.longest
    if (longest === 0) continue
    const afterLetters = (figures & looks.afterLetters) !== 0
    if (longest >= 6 || afterLetters) {
      documents ??= speaksOfDocuments(folded.text)
      const words = folded.text.slice(from, to)
      for (const seen of findNumbers({ text: folded.text, start: from, words, longest, afterLetters, documents }))
        numbers.push(folded.inPlace ? seen : { ...seen, ...inSource(folded, seen) })
    }
    if (longest >= 4) births.push(...findDatesOfBirth(text, line.start, line.end))
    if (figures & looks.beforeCapital || !folded.inPlace)
      withForm.push(...pupilsIn(text.slice(line.start, line.end), pupilWithForm, line.start))
    if (longest >= 4 && (figures & looks.inDate || !folded.inPlace))
      withBirthday.push(...pupilsIn(text.slice(line.start, line.end), pupilWithBirthday, line.start))
  }
  const lists = pupilListsIn(text, lines).map(({ start, end }) => ({ kind: 'pupil-list' as const, start, end }))
  const named = withForm.length >= 3 ? withForm : withBirthday.length >= 3 ? withBirthday : []
  return [...inOrder(numbers), ...births, ...lists, ...named]
}

const order: readonly PersonalDataKind[] = ['nhs-number', 'ni-number', 'upn', 'card', 'bank-account', 'other']

function inSource({ at }: Folded, { start, end }: Sighting) {
  return { start: at[start] ?? 0, end: (at[end - 1] ?? 0) + 1 }
}

function inOrder(numbers: Sighting[]): Sighting[] {
  return numbers.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
}

/** Pupils in a line, each named with a form or a birthday. */
function pupilsIn(words: string, pattern: RegExp, at: number): Sighting[] {
  return matchesOf(pattern, words).map((one) => ({
    kind: 'pupil-list' as const,
    start: at + one.index,
    end: at + one.index + one[0].length,
  }))
}
