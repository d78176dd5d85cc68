import { readEntities } from './entities.ts'
import { type Attribute, type Token, tokensOf } from './html-tokens.ts'
import { hostOf, linksInText, spellOut } from './links-in-text.ts'

/** What stands in the place of a link, the host in it spelt so that it is none. ASCII. */
export type SayRemoved = (host: string) => string

/** A text without links: each is replaced by words that name where it led. */
export function stripText(text: string, say: SayRemoved): string {
  return replaceAll(text, { text, at: (index) => index }, say)
}

type Read = { readonly text: string; readonly at: (index: number) => number }

function replaceAll(given: string, { text, at }: Read, say: SayRemoved): string {
  const links = linksInText(text)
  if (links.length === 0) return given
  let out = ''
  let from = 0
  for (const { start, end, host } of links) {
    out += given.slice(from, at(start)) + say(spellOut(host))
    from = at(end)
  }
  return out + given.slice(from)
}

// Attributes that lead somewhere when clicked, sent or shown in a frame. Pictures stay.
const leading: ReadonlySet<string> = new Set([
  'href',
  'xlink:href',
  'action',
  'formaction',
  'ping',
  'srcdoc',
  'cite',
  'longdesc',
  'manifest',
  'codebase',
  'data',
  'classid',
  'target',
])
const framing: ReadonlySet<string> = new Set(['iframe', 'frame', 'embed', 'object', 'script', 'portal', 'applet'])
// Elements that lead on without a click, or have all other addresses mean something else.
const dropped: ReadonlySet<string> = new Set(['base', 'script', 'link'])
const harmless = /^\s*(?:mailto:|tel:|cid:|#|$)/i

/**
 * A page without links: nothing in it can be clicked to another place, and before what was a link stand words that name where
 * it led. Comments go, since Outlook shows what stands in conditional ones.
 */
export function stripHtml(page: string, say: SayRemoved): string {
  let out = ''
  let isStyle = false
  for (const token of tokensOf(page)) {
    const written = page.slice(token.start, token.end)
    if (token.kind === 'text') out += isStyle ? written : replaceAll(written, readEntities(written), say)
    else if (token.kind === 'tag') {
      isStyle = token.name === 'style' && !token.closes
      out += stripTag(page, token, say)
    } else if (token.kind === 'comment' && /^<!doctype/i.test(written)) out += written
  }
  return out
}

function stripTag(page: string, tag: Extract<Token, { kind: 'tag' }>, say: SayRemoved): string {
  const { name, attributes, start, end } = tag
  if (dropped.has(name)) return ''
  if (name === 'meta' && attributes.some((each) => each.name === 'http-equiv' && /refresh/i.test(each.value))) return ''
  const going = attributes.filter((attribute) => leads(name, attribute))
  if (going.length === 0) return page.slice(start, end)
  let out = ''
  let from = start
  for (const attribute of going) {
    out += withoutEndBlanks(page, from, attribute.start)
    from = attribute.end
  }
  // Two attributes that stood on both sides must not become one.
  out += page.slice(from, end).replace(/^(?=[^ \t\r\n\f/>])/, ' ')
  // A tag that never ends swallows what stands behind it, on every screen.
  if (page[end - 1] !== '>') return out
  const hosts = new Set(going.flatMap(({ value }) => hostIn(value)))
  return out + [...hosts].map((host) => `${say(spellOut(host))} `).join('')
}

function withoutEndBlanks(page: string, from: number, to: number): string {
  let end = to
  while (end > from && ' \t\r\n\f'.includes(page[end - 1] ?? '')) end--
  return page.slice(from, end)
}

function leads(tag: string, { name, value }: Attribute): boolean {
  if (name.startsWith('on') || name.includes('formaction')) return true
  if (name === 'src' || name === 'data') return framing.has(tag)
  if (!leading.has(name) && !name.endsWith(':href')) return false
  return !(name === 'href' && harmless.test(readEntities(value).text))
}

function hostIn(value: string): readonly string[] {
  const link = readEntities(value).text.trim()
  return /^(?:[a-z][a-z0-9+.-]*:)?[\\/]{2}/i.test(link) ? [hostOf(link)].filter((host) => host !== '') : []
}
