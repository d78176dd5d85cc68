import type { DetectorInput, FileInput } from '../detector.ts'
import type { Disguises } from './disguise.ts'
import { type HtmlText, readHtml } from './html.ts'
import { type Part, type PartName, readPart } from './part.ts'
import { sameTexts } from './tokens.ts'

export { type Part, type PartName, sourceOffset } from './part.ts'

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
  if (html) {
    const page = readHtml(html)
    links = page.links
    hasForm = page.hasForm
    const rich = read('html', page.visible.text, false, page.visible.at)
    // Most HTML repeats the plain text; what says the same is read once.
    if (!plain || !sameTexts(plain, rich)) parts.push(rich)
    if (/[\p{L}\p{N}]/u.test(page.hidden.text)) parts.push(read('html', page.hidden.text, true, page.hidden.at))
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
