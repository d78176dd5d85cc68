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
const unread = new Set(['script', 'style', 'head', 'title', 'template'])

/**
 * The words of a page as somebody would read them aloud, for a message that has no plain text. One pass; nothing is loaded
 * or run. It is for reading and for controls that look for a name or a number; detectors read the page itself.
 */
export function textOfHtml(html: string): string {
  let text = ''
  let skipping = ''
  for (let at = 0; at < html.length; ) {
    const open = html.indexOf('<', at)
    if (skipping === '') text += decodeEntities(html.slice(at, open < 0 ? undefined : open))
    if (open < 0) break
    if (html.startsWith('<!--', open)) {
      const end = html.indexOf('-->', open)
      at = end < 0 ? html.length : end + 3
      continue
    }
    const tag = /^<(\/?)([a-zA-Z][a-zA-Z0-9]{0,20})/.exec(html.slice(open, open + 30))
    if (!tag) {
      if (skipping === '') text += '<'
      at = open + 1
      continue
    }
    const end = html.indexOf('>', open)
    const [, slash = '', given = ''] = tag
    const name = given.toLowerCase()
    if (skipping === '' && slash === '' && unread.has(name)) skipping = name
    else if (skipping === name && slash === '/') skipping = ''
    if (skipping === '' && breaking.has(name)) text += '\n'
    at = end < 0 ? html.length : end + 1
  }
  return text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim()
}

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,8});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name.toLowerCase()] ?? whole
    const code = name[1] === 'x' || name[1] === 'X' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
