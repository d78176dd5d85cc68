import type { MessageText, Words } from '@beadle/contract'

/** A marked passage with a few words on either side. */
export type Phrase = { readonly before: string; readonly marked: string; readonly after: string; readonly words: Words }

const around = 60
const most = 3

/** The first passages that set a detector off, each in its context: what a reviewer reads first. */
export function phrasesOf(text: MessageText): readonly Phrase[] {
  if (!text.open) return []
  return text.marks.slice(0, most).map(({ start, end, words }) => ({
    before: atWord(text.text.slice(Math.max(0, start - around), start), 'start', start > around),
    marked: text.text.slice(start, end),
    after: atWord(text.text.slice(end, end + around), 'end', end + around < text.text.length),
    words,
  }))
}

/** Cut at a space rather than in a word, and said to be cut. */
function atWord(text: string, side: 'start' | 'end', isCut: boolean): string {
  const plain = text.replace(/\s+/g, ' ')
  if (!isCut) return plain
  const at = side === 'start' ? plain.indexOf(' ') : plain.lastIndexOf(' ')
  if (at < 0) return plain
  return side === 'start' ? `…${plain.slice(at)}` : `${plain.slice(0, at)} …`
}
