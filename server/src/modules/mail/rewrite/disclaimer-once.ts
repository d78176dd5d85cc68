import { decodeText } from '../mime/charset.ts'
import { textOfHtml } from '../mime/html-text.ts'
import { decodeTransfer } from '../mime/transfer.ts'
import { type Node, partsOf } from './tree.ts'

/**
 * Whether a message shows one of these texts already, in its own words or quoted below an answer: line breaks, quote marks and
 * letter case do not count. Found by the text, since mail programs drop every mark that could be set in a page.
 */
export function shows(bytes: Buffer, root: Node, texts: readonly string[]): boolean {
  const wanted = texts.map(bare).filter((text) => text !== '')
  for (const node of partsOf(root)) {
    if (!node.type.value.startsWith('text/') || node.disposition.value === 'attachment') continue
    const content = decodeTransfer(bytes.subarray(node.bodyStart, node.end), node.encoding)
    const text = decodeText(content, node.type.parameters.get('charset'))
    const shown = bare(node.type.value === 'text/html' ? textOfHtml(text) : text)
    if (wanted.some((each) => shown.includes(each))) return true
  }
  return false
}

function bare(text: string): string {
  return text.replace(/[\s>|\u00ad\u200b]+/g, '').toLowerCase()
}
