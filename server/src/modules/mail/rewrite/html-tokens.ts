/** One attribute of a tag. Offsets are into the page; `value` is as written, without its quotes. */
export type Attribute = { readonly name: string; readonly value: string; readonly start: number; readonly end: number }

/** A stretch of a page. Every character of it is in exactly one token. */
export type Token =
  | { readonly kind: 'text' | 'comment' | 'script'; readonly start: number; readonly end: number }
  | {
      readonly kind: 'tag'
      readonly start: number
      readonly end: number
      /** Lower case. */
      readonly name: string
      readonly closes: boolean
      readonly attributes: readonly Attribute[]
    }

/**
 * Cuts a page into tags, text and comments much as browsers do (HTML 13.2.5), in linear time, never failing. What stands in a
 * style, a title or a textarea is cut like the rest: who reads more markup than there is sees no less of it.
 */
export function* tokensOf(page: string): Generator<Token> {
  let at = 0
  while (at < page.length) {
    const open = nextOpen(page, at)
    if (open > at) yield { kind: 'text', start: at, end: open }
    if (open >= page.length) return
    const token = markupAt(page, open)
    yield token
    at = token.end
    if (token.kind === 'tag' && token.name === 'script' && !token.closes) {
      const end = scriptEnd(page, at)
      if (end > at) yield { kind: 'script', start: at, end }
      at = end
    }
  }
}

/** Where the next `<` stands that begins markup. */
function nextOpen(page: string, from: number): number {
  for (let at = page.indexOf('<', from); at >= 0; at = page.indexOf('<', at + 1))
    if (/[a-z/!?]/i.test(page[at + 1] ?? '')) return at
  return page.length
}

function markupAt(page: string, start: number): Token {
  const next = page[start + 1] ?? ''
  if (page.startsWith('<!--', start)) return { kind: 'comment', start, end: commentEnd(page, start + 4) }
  if (next === '!' || next === '?' || (next === '/' && !/[a-z]/i.test(page[start + 2] ?? '')))
    return { kind: 'comment', start, end: past(page, '>', start + 1) }
  return tagAt(page, start, next === '/')
}

function commentEnd(page: string, from: number): number {
  // `<!-->` and `<!--->` are whole comments.
  if (page.startsWith('>', from)) return from + 1
  if (page.startsWith('->', from)) return from + 2
  const ends = [page.indexOf('-->', from), page.indexOf('--!>', from)].map((at, which) =>
    at < 0 ? page.length : at + 3 + which,
  )
  return Math.min(...ends)
}

function past(page: string, mark: string, from: number): number {
  const at = page.indexOf(mark, from)
  return at < 0 ? page.length : at + mark.length
}

function scriptEnd(page: string, from: number): number {
  const close = /<\/script[ \t\r\n\f/>]/gi
  close.lastIndex = from
  return close.exec(page)?.index ?? page.length
}

// HTML's white space, and no other: of octets read one by one, others may be halves of letters.
const blank = /[ \t\r\n\f]/
const between = /[ \t\r\n\f/]/
const nameEnd = /[ \t\r\n\f/>=]/
const bareEnd = /[ \t\r\n\f>]/
const tagNameEnd = /[ \t\r\n\f/>]/

function tagAt(page: string, start: number, closes: boolean): Token {
  let at = start + (closes ? 2 : 1)
  const nameStart = at
  while (at < page.length && !tagNameEnd.test(page[at] ?? '')) at++
  const name = page.slice(nameStart, at).toLowerCase()
  const attributes: Attribute[] = []
  for (;;) {
    while (at < page.length && between.test(page[at] ?? '')) at++
    if (at >= page.length) return { kind: 'tag', start, end: at, name, closes, attributes }
    if (page[at] === '>') return { kind: 'tag', start, end: at + 1, name, closes, attributes }
    const attribute = attributeAt(page, at)
    attributes.push(attribute)
    at = attribute.end
  }
}

function attributeAt(page: string, start: number): Attribute {
  let at = start + 1
  while (at < page.length && !nameEnd.test(page[at] ?? '')) at++
  const name = page.slice(start, at).toLowerCase()
  let equals = at
  while (equals < page.length && blank.test(page[equals] ?? '')) equals++
  if (page[equals] !== '=') return { name, value: '', start, end: at }
  at = equals + 1
  while (at < page.length && blank.test(page[at] ?? '')) at++
  const quote = page[at]
  if (quote === '"' || quote === "'") {
    const close = page.indexOf(quote, at + 1)
    const end = close < 0 ? page.length : close
    return { name, value: page.slice(at + 1, end), start, end: Math.min(page.length, end + 1) }
  }
  const from = at
  while (at < page.length && !bareEnd.test(page[at] ?? '')) at++
  return { name, value: page.slice(from, at), start, end: at }
}
