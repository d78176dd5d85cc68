const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }
const breaking = new Set([
  'p',
  'div',
  'br',
  'li',
  'tr',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'blockquote',
  'table',
  'hr',
  'pre',
])
const slash = 0x2f
const exclamation = 0x21
/** A page is read in full by the detectors; as words for people, only this far. */
const mostHtml = 512 * 1024
const unread = new Set(['script', 'style', 'head', 'title', 'template'])

/**
 * The words of a page as somebody would read them aloud, for a message that has no plain text. One pass; nothing is loaded
 * or run. It is for reading and for controls that look for a name or a number; detectors read the page itself.
 */
export function textOfHtml(html: string): string {
  const pieces: string[] = []
  let skipping = ''
  const end = Math.min(html.length, mostHtml)
  for (let at = 0; at < end; ) {
    const open = html.indexOf('<', at)
    if (skipping === '' && open !== at) pieces.push(decodeEntities(html.slice(at, open < 0 ? end : open)))
    if (open < 0) break
    const after = html.charCodeAt(open + 1)
    if (after === exclamation && html.startsWith('<!--', open)) {
      const close = html.indexOf('-->', open)
      at = close < 0 ? end : close + 3
      continue
    }
    const isEnd = after === slash
    const nameAt = isEnd ? open + 2 : open + 1
    const nameEnd = endOfName(html, nameAt)
    if (nameEnd === nameAt) {
      if (skipping === '') pieces.push('<')
      at = open + 1
      continue
    }
    const name = html.slice(nameAt, nameEnd).toLowerCase()
    if (skipping === '' && !isEnd && unread.has(name)) skipping = name
    else if (isEnd && skipping === name) skipping = ''
    if (skipping === '' && breaking.has(name)) pieces.push('\n')
    const close = html.indexOf('>', nameEnd)
    at = close < 0 ? end : close + 1
  }
  return pieces
    .join('')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim()
}

/** Past the letters and digits of a tag's name, which begins with a letter; the place itself where there is none. */
function endOfName(html: string, from: number): number {
  const first = html.charCodeAt(from) | 0x20
  if (!(first >= 0x61 && first <= 0x7a)) return from
  let at = from + 1
  while (at < from + 21) {
    const code = html.charCodeAt(at)
    const letter = code | 0x20
    if (!((letter >= 0x61 && letter <= 0x7a) || (code >= 0x30 && code <= 0x39))) break
    at++
  }
  return at
}

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,8});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name.toLowerCase()] ?? whole
    const code = name[1] === 'x' || name[1] === 'X' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
