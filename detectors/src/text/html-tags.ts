/** The `>` that ends a tag, outside quoted attribute values; the end of the text if there is none. */
export function endOfTag(html: string, from: number): number {
  let quote = 0
  for (let i = from; i < html.length; i++) {
    const unit = html.charCodeAt(i)
    if (quote) {
      if (unit === quote) quote = 0
    } else if (unit === 34 || unit === 39) {
      // Only after `=` does a quote open a value; a stray one must not swallow the rest of the message.
      if (html.charCodeAt(i - 1) === 61 || /=\s{0,5}$/.test(html.slice(Math.max(from, i - 6), i))) quote = unit
    } else if (unit === 62) return i
  }
  if (!quote) return html.length
  const plain = html.indexOf('>', from)
  return plain < 0 ? html.length : plain
}

/** Just after the closing tag of an element whose content is not read; the end of the text if it never closes. */
export function indexOfClose(html: string, name: string, from: number): number {
  let i = from
  for (;;) {
    const at = html.indexOf('</', i)
    if (at < 0) return html.length
    if (html.slice(at + 2, at + 2 + name.length).toLowerCase() === name) {
      const gt = html.indexOf('>', at)
      return gt < 0 ? html.length : gt + 1
    }
    i = at + 2
  }
}

const assigned = (name: string) =>
  new RegExp(`(?:^|\\s)${name}\\s{0,5}=\\s{0,5}(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i')
const values = { alt: assigned('alt'), color: assigned('color'), href: assigned('href'), style: assigned('style') }

/** An attribute's value from the inside of a tag. */
export function attribute(inside: string, name: keyof typeof values): string | undefined {
  const found = values[name].exec(inside)
  const value = found?.[1] ?? found?.[2] ?? found?.[3]
  return value?.replace(/&amp;/g, '&').trim()
}

/** True when a tag styles its content so that nobody sees it: a place to hide words, or to split them. */
export function isHidden(inside: string): boolean {
  if (/(?:^|\s)hidden(?:\s|=|$)/i.test(inside)) return true
  if (/^(?:#fff(?:fff)?|white)$/i.test(attribute(inside, 'color') ?? '')) return true
  const style = attribute(inside, 'style')
  if (!style) return false
  const compact = style.toLowerCase().replace(/\s/g, '')
  return (
    /display:none|visibility:hidden|mso-hide:all|opacity:0(?:\.0+)?(?:;|$)|font-size:[01](?:px|pt|em|%)?(?:;|!|$)|max-height:0|(?:^|;)(?:width|height):0(?:px)?(?:;|$)|(?:text-indent|left|top|margin-left):-\d{3,}|line-height:0(?:px)?(?:;|$)|clip:rect\(0/.test(
      compact,
    ) || /(?:^|;)color:(?:#fff(?:fff)?|white|transparent)(?:;|!|$)/.test(compact)
  )
}

/** The name that a tag begins with, in lower case: up to twenty letters and digits. */
export function nameIn(inside: string): string {
  let end = 0
  while (end < 20 && isNameUnit(inside.charCodeAt(end))) end++
  return inside.slice(0, end).toLowerCase()
}

function isNameUnit(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57)
}
