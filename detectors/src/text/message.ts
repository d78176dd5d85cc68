import type { DetectorInput, FileInput } from '../detector.ts'
import type { Disguises } from './disguise.ts'
import { type HtmlText, readHtml } from './html.ts'
import { type Part, type PartName, readPart } from './part.ts'
import { sameTexts } from './tokens.ts'

export { type Part, type PartName, sourceOffset } from './part.ts'

/** A message prepared once, for all detectors. */
export type Message = {
  readonly parts: readonly Part[]
  /** What words aimed at somebody may stand in: the parts, and the names of the files beside them. */
  readonly places: readonly Part[]
  readonly links: HtmlText['links']
  readonly hasForm: boolean
  /** Those of the HTML, whether its words are those of the text or not. */
  readonly tables: HtmlText['tables']
  readonly attachments: readonly FileInput[]
  readonly school: { readonly domains: readonly string[]; readonly telephones: readonly string[] }
  /** True when there is anything to judge by words: a subject line, text or HTML was given, even if empty. */
  readonly hasText: boolean
}

/** Reads the parts of a message into words. Linear in its size; never throws, whatever the text. */
export function readMessage(input: DetectorInput, disguises: Disguises): Message {
  const { subjectLine, text, html } = input
  const answers = /^\s{0,3}(?:re|fwd?|aw|wg|ateb|ymlaen)\s?(?:\[\d+\])?:/i.test(subjectLine ?? '')
  const parts: Part[] = []
  const read = (name: PartName, visible: string, hidden = false, at?: Uint32Array) =>
    readPart({ name, visible, hidden, at, answers: answers || hidden }, disguises)
  if (subjectLine !== undefined) parts.push(read('subjectLine', subjectLine))
  const plain = text === undefined ? undefined : read('text', text)
  if (plain) parts.push(plain)
  let links: HtmlText['links'] = []
  let hasForm = false
  let tables: HtmlText['tables'] = []
  if (html) {
    const page = readHtml(html)
    links = page.links
    hasForm = page.hasForm
    tables = page.tables
    const rich = read('html', page.visible.text, false, page.visible.at)
    // Most HTML repeats the plain text; what says the same is read once.
    if (!plain || !sameTexts(plain, rich)) parts.push(rich)
    if (/[\p{L}\p{N}]/u.test(page.hidden.text)) parts.push(read('html', page.hidden.text, true, page.hidden.at))
  }
  const names = input.attachments
    ?.slice(0, mostNames)
    .filter(({ filename }) => !ofPrograms.test(filename))
    .map(({ filename }) => read('attachment', wordsOfName(filename)))
  return {
    parts,
    places: names ? [...parts, ...names] : parts,
    links,
    hasForm,
    tables,
    attachments: input.attachments ?? [],
    school: { domains: input.school?.domains ?? [], telephones: input.school?.telephones ?? [] },
    hasText: subjectLine !== undefined || text !== undefined || html !== undefined,
  }
}

/** Of so many files the names are read. */
const mostNames = 100
/** Names in programs are no words: `cum_sum.py`. */
const ofPrograms = /\.(?:c|cc|cpp|cs|go|h|hpp|ipynb|java|js|kt|lua|m|php|pl|py|r|rb|rs|sql|swift|ts)$/i
/** No longer name is read, in characters. */
const longestName = 300

/** The words of a file's name, each where it stands in the name: what joins them is a space, and its ending says no word. */
function wordsOfName(filename: string): string {
  return filename
    .slice(0, longestName)
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .replace(/[_.+-]|%20/g, (join) => ' '.repeat(join.length))
}
