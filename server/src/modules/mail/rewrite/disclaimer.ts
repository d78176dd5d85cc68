import { decodeTransfer } from '../mime/transfer.ts'
import { bodiesOf } from './bodies.ts'
import { decodeExactly, encodeExactly, isAscii, writingOf } from './charsets.ts'
import { shows, showsIn } from './disclaimer-once.ts'
import { applyEdits, type Edit } from './edits.ts'
import { tokensOf } from './html-tokens.ts'
import { haveSameShape, type Node, readTree, type Tree } from './tree.ts'
import { type NewContent, writePart } from './write-part.ts'
import { encodeBase64 } from './write-transfer.ts'

const width = 72
// What is longer is no letter; looking for its end would keep everybody else's mail waiting.
const mostText = 4 * 1024 * 1024

/**
 * The message with a text below what its sender wrote, in every form the reader may be shown: plain text and page. As it is
 * where it carries the text already; where it has files and no words, with a part of its own for it. Undefined where that cannot
 * be. `texts` is the text in each language of the school.
 */
export function addDisclaimer(bytes: Buffer, { root, isCertain }: Tree, texts: readonly string[]): Buffer | undefined {
  if (!isCertain) return undefined
  if (shows(bytes, root, texts)) return bytes
  const bodies = bodiesOf(root)
  if (bodies.length === 0) return withTextPart(bytes, root, texts)
  const edits: Edit[] = []
  for (const body of bodies) {
    if (body.end - body.bodyStart > mostText) return undefined
    const content = added(bytes, body, texts)
    const made = content && writePart(bytes, body, content)
    if (!made) return undefined
    edits.push(...made)
  }
  const made = applyEdits(bytes, edits)
  // Behind a comment that never ends, nobody would see it.
  const after = readTree(made).root
  const isShown = bodiesOf(after).every((body) => showsIn(made, body, texts))
  return isShown && haveSameShape(root, after) ? made : undefined
}

function added(bytes: Buffer, node: Node, texts: readonly string[]): NewContent | undefined {
  const content = decodeTransfer(bytes.subarray(node.bodyStart, node.end), node.encoding)
  const charset = node.type.parameters.get('charset')
  const writing = writingOf(charset)
  const isPage = node.type.value === 'text/html'
  if (writing === 'ascii-based') {
    // Letters beyond ASCII stand in a page as references: no character set is asked for.
    if (isPage) return { content: Buffer.from(intoPage(content.toString('latin1'), texts), 'latin1') }
    const below = belowText(content.toString('latin1'), texts)
    const encoded = encodeExactly(below, charset)
    if (encoded) return { content: Buffer.concat([content, encoded]) }
    if (isAscii(content.toString('latin1')))
      return { content: Buffer.concat([content, Buffer.from(below)]), charset: 'utf-8' }
  }
  if (writing === undefined) return undefined
  const text = decodeExactly(content, charset)
  if (text === undefined) return undefined
  return { content: Buffer.from(isPage ? intoPage(text, texts) : text + belowText(text, texts)), charset: 'utf-8' }
}

/** A part of its own in front, for a message that carries files and no words. */
function withTextPart(bytes: Buffer, { type, children }: Node, texts: readonly string[]): Buffer | undefined {
  const [first] = children
  if (type.value !== 'multipart/mixed' || !first) return undefined
  const fields = 'Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n'
  const body = encodeBase64(Buffer.from(belowText('', texts).trimStart()), { ends: true })
  const boundary = Buffer.from(`--${type.parameters.get('boundary')}\r\n`, 'latin1')
  const content = Buffer.concat([Buffer.from(fields), body, boundary])
  const made = applyEdits(bytes, [{ start: first.start, end: first.start, content }])
  const after = readTree(made)
  return after.isCertain && after.root.children.length === children.length + 1 ? made : undefined
}

/** What is set below a plain text: a blank line, then lines that format=flowed (RFC 3676) takes as they stand. */
function belowText(text: string, texts: readonly string[]): string {
  const end = text.includes('\r\n') || !text.includes('\n') ? '\r\n' : '\n'
  const lead = text === '' || text.endsWith('\n') ? '' : end
  return `${lead}${end}${texts.map((each) => wrap(each).join(end)).join(end + end)}${end}`
}

/** Lines of a text, none ending in a space, none that looks quoted or like a mailbox's `From `. */
function wrap(text: string): readonly string[] {
  return text.split(/\r?\n/).flatMap((paragraph) => {
    const lines: string[] = []
    let line = ''
    for (const word of paragraph.split(/\s+/).filter((each) => each !== '')) {
      if (line !== '' && line.length + word.length >= width) {
        lines.push(line)
        line = ''
      }
      line += line === '' ? word : ` ${word}`
    }
    return [...lines, line].map((each) => (/^(?:>|From )/.test(each) ? ` ${each}` : each))
  })
}

function intoPage(page: string, texts: readonly string[]): string {
  const at = placeIn(page)
  const block = `<div style="margin-top:1em">${texts.map((text) => `<p>${references(text)}</p>`).join('')}</div>`
  return `${page.slice(0, at)}${block}${page.slice(at)}`
}

/** Before the last `</body>`, else before the last `</html>`, else at the end; never within a comment or a script. */
function placeIn(page: string): number {
  let body = -1
  let html = -1
  for (const token of tokensOf(page)) {
    if (token.kind !== 'tag' || !token.closes) continue
    if (token.name === 'body') body = token.start
    if (token.name === 'html') html = token.start
  }
  if (body >= 0) return body
  return html >= 0 ? html : page.length
}

function references(text: string): string {
  return text
    .trim()
    .replace(/[^\p{ASCII}]|[&<>"]/gu, (letter) => `&#${letter.codePointAt(0)};`)
    .replace(/\r?\n/g, '<br>')
}
