/** A link found in running text: where it stands and where it leads. */
export type TextLink = { readonly start: number; readonly end: number; readonly host: string }

// White space is ASCII's: of octets read one by one, others may be halves of letters.
const scheme = /[a-z][a-z0-9+.-]{1,30}:\/\/[^ \t\r\n\f\v<>"]+/gi
const www = /(?<![\w@.:/-])www\d{0,3}\.[^ \t\r\n\f\v<>"]+/gi
const scripted = /(?<![a-z])(?:javascript|vbscript|data):[^ \t\r\n\f\v<>"]+/gi
// A name with a path, or of an ending that mail programs make a link of by themselves.
const bare = /(?<![\w@.:/-])(?:[a-z0-9-]{1,63}\.){1,10}[a-z]{2,24}(?::\d{1,5})?(?![\w@-])(?:\/[^ \t\r\n\f\v<>"]*)?/gi
const numeric = /(?<![\w@.:/-])\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?\/[^ \t\r\n\f\v<>"]*/g

const endings: ReadonlySet<string> = new Set(
  'com org net info biz uk co io me tv ly gl gg ru cn su tk ml ga cf gq xyz top site online click link shop club live app dev page icu vip work buzz pw cc ws in eu us de fr nl wales cymru scot london school academy support help win bid loan'.split(
    ' ',
  ),
)

/** Finds what mail programs make a link of in a text, in order and not overlapping. Linear in its length. */
export function linksInText(text: string): readonly TextLink[] {
  const found: TextLink[] = []
  for (const pattern of [scheme, www, scripted, numeric]) for (const match of text.matchAll(pattern)) add(found, match)
  for (const match of text.matchAll(bare)) {
    const host = match[0].replace(/[:/].*$/s, '')
    const ending = host.slice(host.lastIndexOf('.') + 1).toLowerCase()
    if (match[0].includes('/') || endings.has(ending)) add(found, match)
  }
  const ordered = found.sort((a, b) => a.start - b.start || b.end - a.end)
  const apart: TextLink[] = []
  for (const link of ordered) if (link.start >= (apart.at(-1)?.end ?? 0)) apart.push(link)
  return apart
}

function add(found: TextLink[], match: RegExpExecArray): void {
  // What ends a sentence is not the link's.
  let { length } = match[0]
  while (length > 1 && ".,;:!?'*_)]}".includes(match[0][length - 1] ?? '')) length--
  found.push({ start: match.index, end: match.index + length, host: hostOf(match[0].slice(0, length)) })
}

/** The host a link leads to, as a browser would take it; empty where it names none. */
export function hostOf(link: string): string {
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(link) ? link : `http://${link.replace(/^[\\/]+/, '')}`
  const { hostname } = URL.canParse(whole) ? new URL(whole) : { hostname: '' }
  const plain = hostname || (/^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?([^/?#:]+)/i.exec(whole)?.[1] ?? '')
  return plain
    .toLowerCase()
    .replace(/[^a-z0-9.:[\]-]/g, '')
    .slice(0, 120)
}

/** A host as no mail program makes a link of it. */
export function spellOut(host: string): string {
  return host.replaceAll('.', '[.]')
}
