import { decodeText } from '../mime/charset.ts'
import { textOfHtml } from '../mime/html-text.ts'
import { decodeTransfer } from '../mime/transfer.ts'
import { type Node, partsOf } from './tree.ts'

/**
 * Whether a message shows one of these texts already, in its own words or quoted below an answer: line breaks, quote marks and
 * letter case do not count. Found by the text, since mail programs drop every mark that could be set in a page.
 */
export function shows(bytes: Buffer, root: Node, texts: readonly string[]): boolean {
  for (const node of partsOf(root)) {
    const isText = node.type.value.startsWith('text/') && node.disposition.value !== 'attachment'
    if (isText && showsIn(bytes, node, texts)) return true
  }
  return false
}

/** Whether one part shows one of these texts to its reader. */
export function showsIn(bytes: Buffer, node: Node, texts: readonly string[]): boolean {
  const content = decodeTransfer(bytes.subarray(node.bodyStart, node.end), node.encoding)
  const text = decodeText(content, node.type.parameters.get('charset'))
  const shown = bare(node.type.value === 'text/html' ? textOfHtml(text) : text)
  return texts.map(bare).some((each) => each !== '' && shown.includes(each))
}

function bare(text: string): string {
  return text.replace(/[\s>|\u00ad\u200b]+/g, '').toLowerCase()
}
