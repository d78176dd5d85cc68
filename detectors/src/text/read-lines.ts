import { glance } from './glance.ts'
import { type Line, splitLines } from './own-words.ts'

/** Longer texts are not remembered. */
const most = 200_000

let last: { readonly visible: string; readonly answers: boolean; readonly lines: readonly Line[] } | undefined

/** The lines of a text with whose words they hold, from the glance that was cast at it. `answers`: marked lines are quotations. */
export function readLines(visible: string, answers: boolean, raw: readonly Line[]): readonly Line[] {
  const lines = splitLines(visible, answers, raw)
  last = visible.length <= most ? { visible, answers, lines } : undefined
  return lines
}

/** The same for a text that the detectors have most often just read: then it is not read again. */
export function linesOf(visible: string, answers: boolean): readonly Line[] {
  if (last?.visible === visible && last.answers === answers) return last.lines
  return splitLines(visible, answers, glance(visible))
}
