import type { DetectorInput, FileInput } from '../detector.ts'
import { type Folded, fold } from './fold.ts'
import { glance, marks } from './glance.ts'
import { type HtmlText, readHtml } from './html.ts'
import { type Line, splitLines } from './own-words.ts'
import { type Found, findAll } from './search.ts'
import { revealSpaced } from './spaced.ts'
import { cutWords, type Reveal, type Word } from './words.ts'

/** Where words stand. `html` offsets are into the HTML source; `hidden` words are those the HTML styles away. */
export type PartName = 'subjectLine' | 'text' | 'html' | 'attachment'

/** One readable part of a message. `visible` is what a reader sees, `at` where each unit of it stands in the source. */
export type Part = {
  readonly name: PartName
  readonly visible: string
  /** `visible` made plain; its offsets are into `visible`. */
  readonly folded: Folded
  readonly at?: Uint32Array
  readonly lines: readonly Line[]
  /** What any of the lines may hold. */
  readonly seen: number
  /** The writer's own words: not those they quote. In order, over all own lines and the signature. */
  readonly words: readonly Word[]
  /** Where phrases stand among the words. */
  readonly found: Found
  readonly hidden: boolean
}

/** A message prepared once, for all detectors. */
export type Message = {
  readonly parts: readonly Part[]
  readonly links: HtmlText['links']
  readonly hasForm: boolean
  readonly attachments: readonly FileInput[]
  readonly school: { readonly domains: readonly string[]; readonly telephones: readonly string[] }
  /** True when there is anything to judge by words: a subject line, text or HTML was given, even if empty. */
  readonly hasText: boolean
}

/** How disguised words are revealed while words are cut. */
export type Revealer = { readonly reveal: Reveal; readonly spaced: Parameters<typeof revealSpaced>[1] }

/** Reads the parts of a message into words. Linear in its size; never throws, whatever the text. */
export function readMessage(input: DetectorInput, revealer: Revealer): Message {
  const { subjectLine, text, html } = input
  const answers = /^\s{0,3}(?:re|fwd?|aw|wg|ateb|ymlaen)\s?(?:\[\d+\])?:/i.test(subjectLine ?? '')
  const parts: Part[] = []
  const add = (name: PartName, visible: string, hidden: boolean, at?: Uint32Array) => {
    const raw = glance(visible)
    const seen = raw.reduce((all, line) => all | line.marks, 0)
    const lines = splitLines(visible, answers || hidden, raw)
    const folded = fold(visible, !(seen & marks.foreign))
    const words = wordsOf(folded, lines, revealer, at)
    parts.push({ name, visible, folded, lines, seen, words, found: findAll(words), hidden, ...(at ? { at } : {}) })
  }
  if (subjectLine !== undefined) add('subjectLine', subjectLine, false)
  if (text !== undefined) add('text', text, false)
  let links: HtmlText['links'] = []
  let hasForm = false
  if (html) {
    const read = readHtml(html)
    links = read.links
    hasForm = read.hasForm
    const before = parts.find((part) => part.name === 'text')
    add('html', read.visible.text, false, read.visible.at)
    // Most HTML repeats the plain text; what says the same is read once.
    const last = parts[parts.length - 1]
    if (before && last && sameWords(before.words, last.words)) parts.pop()
    if (/[\p{L}\p{N}]/u.test(read.hidden.text)) add('html', read.hidden.text, true, read.hidden.at)
  }
  return {
    parts,
    links,
    hasForm,
    attachments: input.attachments ?? [],
    school: { domains: input.school?.domains ?? [], telephones: input.school?.telephones ?? [] },
    hasText: subjectLine !== undefined || text !== undefined || html !== undefined,
  }
}

function wordsOf(folded: Folded, lines: readonly Line[], revealer: Revealer, at?: Uint32Array): readonly Word[] {
  let k = 0
  const roleAt = (offset: number) => {
    const source = folded.at[offset] ?? 0
    while (k < lines.length - 1 && (lines[k]?.end ?? 0) <= source) k++
    return lines[k]?.role ?? 'own'
  }
  const all = revealSpaced(cutWords(folded, roleAt, revealer.reveal, at), revealer.spaced)
  return all.some((word) => word.role === 'quoted') ? all.filter((word) => word.role !== 'quoted') : all
}

function sameWords(one: readonly Word[], other: readonly Word[]): boolean {
  return one.length === other.length && one.every((word, i) => word.text === other[i]?.text)
}

/** An offset in the visible text of a part, as an offset in its source. */
export function sourceOffset(part: Part, offset: number): number {
  return part.at ? (part.at[offset] ?? (part.at.length ? (part.at[part.at.length - 1] ?? 0) + 1 : 0)) : offset
}
