import type { Disguises } from './disguise.ts'
import { keyOfWritten } from './known-words.ts'
import { flags, sentenceShift, stride, type TokenRoom } from './tokens.ts'

/**
 * Puts words together that were pulled apart over white space: `f u c k  y o u` and `fu ck`. Letters standing alone are
 * only joined where they spell a word of the strong vocabulary, so initials and spelled-out names stay apart. `textOf`
 * gives a word by its number. Works in place, since it only ever makes fewer words.
 */
export function joinSpaced(room: TokenRoom, disguises: Disguises, textOf: (i: number) => string) {
  const { data, count } = room
  let out = 0
  const keep = (i: number) => {
    if (out !== i) data.copyWithin(out * stride, i * stride, (i + 1) * stride)
    out++
  }
  /** One word in the place of those from `from` to `to`. */
  const put = (text: string, from: number, to: number) => {
    data[out * stride + 1] = data[from * stride + 1] as number
    data[out * stride + 2] = data[(to - 1) * stride + 2] as number
    data[out * stride + 3] = (data[from * stride + 3] as number) | flags.disguised
    data[out * stride] = keyOfWritten(text) || room.keyFor(text)
    out++
  }
  const joinRun = (from: number, letters: string) => {
    const found = letters.length >= 4 ? disguises.spelled(letters) : undefined
    if (!found) return false
    const start = from + found.from
    const end = start + found.length
    // Letters beside a spelled-out word belong to words that were spelled out with it: `y o u`.
    if (found.from > 0) put(letters.slice(0, found.from), from, start)
    put(found.word, start, end)
    const rest = letters.slice(found.from + found.length)
    if (rest && !joinRun(end, rest)) put(rest, end, end + rest.length)
    return true
  }
  let i = 0
  while (i < count) {
    const at = i * stride
    const note = (data[at + 3] as number) | (i + 1 < count ? (data[at + 7] as number) : 0)
    if (!(note & (flags.fragment | flags.disguised)) && (data[at + 2] as number) - (data[at + 1] as number) > 1) {
      keep(i++)
      continue
    }
    const run = lettersFrom(room, i, textOf)
    if (run.length >= 4) {
      if (!joinRun(i, run)) for (let k = i; k < i + run.length; k++) keep(k)
      i += run.length
      continue
    }
    const joined = joinedAt(room, i, disguises, textOf)
    if (joined) {
      put(joined, i, i + 2)
      i += 2
      continue
    }
    keep(i)
    i++
  }
  room.count = out
}

/** The letters that stand alone from a word on. Initials end "sentences" (f. u. c. k.), so a run may cross them. */
function lettersFrom({ data, count }: TokenRoom, from: number, textOf: (i: number) => string): string {
  let letters = ''
  for (let i = from; i < count && letters.length < 200; i++) {
    const at = i * stride
    const isLong = (data[at + 2] as number) - (data[at + 1] as number) > 1
    if (isLong && !((data[at + 3] as number) & flags.disguised)) break
    const text = textOf(i)
    if (text.length !== 1) break
    letters += text
  }
  return letters
}

function joinedAt({ data, count }: TokenRoom, i: number, disguises: Disguises, textOf: (i: number) => string) {
  if (i + 1 >= count) return undefined
  const here = data[i * stride + 3] as number
  const next = data[(i + 1) * stride + 3] as number
  if (!((here | next) & flags.fragment) || here >> sentenceShift !== next >> sentenceShift) return undefined
  const at = i * stride
  const length =
    (data[at + 2] as number) - (data[at + 1] as number) + (data[at + 6] as number) - (data[at + 5] as number)
  return length > longestPulledApart ? undefined : disguises.joined(textOf(i), textOf(i + 1))
}

/** What two pieces of a word may take up, in characters, with the signs that stand for its letters. */
const longestPulledApart = 40
