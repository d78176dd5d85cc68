import type { Disguises } from './disguise.ts'
import { keyOf } from './lexicon.ts'
import type { Word } from './words.ts'

/**
 * Puts words together that were pulled apart over white space: `f u c k  y o u` and `fu ck`. Letters standing alone are
 * only joined where they spell a word of the strong vocabulary, so initials and spelled-out names stay apart.
 */
export function revealSpaced(
  words: readonly Word[],
  disguises: Pick<Disguises, 'spelled' | 'joined'>,
): readonly Word[] {
  // Made when the first such word is found: most messages have none.
  let out: Word[] | undefined
  let i = 0
  while (i < words.length) {
    const word = words[i]
    if (!word) break
    const run = word.text.length === 1 ? runOfLetters(words, i) : 0
    if (run >= 4) {
      out ??= words.slice(0, i)
      joinRun(words.slice(i, i + run), disguises, out)
      i += run
      continue
    }
    const next = words[i + 1]
    const joined = next && word.sentence === next.sentence ? disguises.joined(word.text, next.text) : undefined
    if (next && joined) {
      out ??= words.slice(0, i)
      out.push(spelling(word, joined, next.end))
      i += 2
      continue
    }
    out?.push(word)
    i++
  }
  return out ?? words
}

function runOfLetters(words: readonly Word[], from: number): number {
  let n = 0
  // Initials end "sentences" (f. u. c. k.), so a run may cross them.
  while (n < 200 && words[from + n]?.text.length === 1) n++
  return n
}

function joinRun(run: readonly Word[], disguises: Pick<Disguises, 'spelled'>, out: Word[]) {
  const letters = run.map((word) => word.text).join('')
  const found = disguises.spelled(letters)
  const first = run[found?.from ?? 0]
  const last = run[(found?.from ?? 0) + (found?.length ?? 1) - 1]
  if (!found || !first || !last) {
    out.push(...run)
    return
  }
  rest(run.slice(0, found.from), out)
  out.push(spelling(first, found.word, last.end))
  const after = run.slice(found.from + found.length)
  if (after.length >= 4 && disguises.spelled(after.map((word) => word.text).join(''))) joinRun(after, disguises, out)
  else rest(after, out)
}

/** Letters beside a spelled-out word belong to words that were spelled out with it: `y o u`. */
function rest(run: readonly Word[], out: Word[]) {
  const first = run[0]
  const last = run[run.length - 1]
  if (first && last) out.push(spelling(first, run.map((word) => word.text).join(''), last.end))
}

/** The word that several pieces stand for, in the place of them all. */
function spelling(first: Word, text: string, end: number): Word {
  return { ...first, text, key: keyOf(text), end, disguised: true }
}
