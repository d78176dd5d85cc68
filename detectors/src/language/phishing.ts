import type { Detector, Hit } from '../detector.ts'
import { ownWork } from '../detector.ts'
import type { Message, Part } from '../text/message.ts'
import { phishingPhrases } from './phishing-phrases.ts'
import { type Candidate, findPhrases, hitOf } from './phrase-detector.ts'

/** Kinds of signs of which two make a fraud: a demand and a push, or a demand and a link. */
const pairs: readonly (readonly [string, string])[] = [
  ['phishing.credentials', 'phishing.urgency'],
  ['phishing.credentials', 'phishing.link'],
  ['phishing.urgency', 'phishing.link'],
  ['phishing.money', 'phishing.link'],
  ['phishing.money', 'phishing.urgency'],
  ['phishing.money', 'phishing.credentials'],
  ['phishing.task', 'phishing.lure'],
]

const brands = [
  'microsoft',
  'office365',
  'paypal',
  'google',
  'apple',
  'amazon',
  'hmrc',
  'netflix',
  'barclays',
  'lloyds',
  'hsbc',
  'natwest',
  'santander',
  'dhl',
  'royalmail',
  'evri',
  'docusign',
  'outlook',
  'sharepoint',
  'onedrive',
  'dropbox',
]

/** Signs of a fraud by mail, by term; empty when they do not add up. */
export const phishing: Detector = {
  id: 'phishing',
  version: 3,
  facts: ['content.phishing'],
  summary: {
    en: 'Frauds by mail: a demand for passwords or money together with urgency or a link, links that lie about where they go, and known frauds.',
  },
  provenance: ownWork,
  detect(message) {
    const fact = 'content.phishing' as const
    const found = findPhrases(message, phishingPhrases)
    const links = lyingLinks(message)
    if (found.length + links.length === 0) return { facts: { [fact]: [] }, hits: [] }
    if (
      found.some((sign) => kindOf(sign) === 'phishing.warned') &&
      message.links.length === 0 &&
      !holdsAddress(message)
    )
      return { facts: { [fact]: [] }, hits: [] }
    const says =
      found.some((sign) => kindOf(sign) === 'phishing.fraud') ||
      pairs.some(([one, other]) => holdsPair(one, other, found, message))
    const hits = [...(says ? found.map((sign) => hitOf(fact, sign)) : []), ...links]
    return { facts: { [fact]: [...new Set(hits.map((hit) => hit.term))] }, hits }
  },
}

/** True when an address of a site stands anywhere in the message. */
function holdsAddress({ parts }: Message): boolean {
  return parts.some(({ words }) => words.some(({ text }) => text === '<url>'))
}

function kindOf({ match }: Candidate): string {
  return match.id.replace(/\.\d+$/, '')
}

/** How many sentences away a link may stand from what it is for. A newsletter's last line is not for its first. */
const reach = 4

/** True when signs of both kinds stand in the message; a link near by, or a form to fill in. */
function holdsPair(one: string, other: string, found: readonly Candidate[], message: Message): boolean {
  const signs = found.filter((sign) => kindOf(sign) === one)
  const others = found.filter((sign) => kindOf(sign) === other)
  if (signs.length === 0) return false
  if (other !== 'phishing.link') return others.length > 0
  if (message.hasForm) return true
  const addresses = sentencesBy(message.parts, ({ words }) => words.filter(({ text }) => text === '<url>'))
  const links = sentencesBy(message.parts, (part) =>
    others.filter((link) => link.part === part).map((link) => ({ sentence: sentenceOf(link) })),
  )
  const isNear = (sentences: ReadonlySet<number> | undefined, from: number, to: number) => {
    for (let sentence = from; sentence <= to; sentence++) if (sentences?.has(sentence)) return true
    return false
  }
  return signs.some((sign) => {
    const at = sentenceOf(sign)
    return (
      isNear(addresses.get(sign.part), at, at + 1) ||
      isNear(links.get(sign.part), at - reach, at + reach) ||
      // The subject line says what the first lines are about.
      (sign.part.name === 'subjectLine' && message.parts.some((part) => isNear(links.get(part), 0, reach)))
    )
  })
}

/** The numbers of the sentences, by part, in which something stands. */
function sentencesBy(parts: readonly Part[], of: (part: Part) => readonly { readonly sentence: number }[]) {
  return new Map(parts.map((part) => [part, new Set(of(part).map(({ sentence }) => sentence))] as const))
}

function sentenceOf({ part, match }: Candidate): number {
  return part.words[match.from]?.sentence ?? 0
}

/** Links whose words name one site while they go to another, that go to a bare number, or that dress up as a known name. */
function lyingLinks(message: Message): Hit[] {
  const hits: Hit[] = []
  for (const link of message.links) {
    const host = hostOf(link.href)
    if (!host) continue
    const shown = hostOf(/^\s*(?:https?:\/\/|www\.)\S+$/i.test(link.words) ? link.words : '')
    const hit = (term: string) =>
      hits.push({ fact: 'content.phishing', term, part: 'html', start: link.start, end: link.end })
    if (shown && site(shown) !== site(host) && !isRedirector(link.href, shown)) hit('phishing.lying-link')
    else if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(host) && !/^(?:10|127|192\.168)\./.test(host)) hit('phishing.number-link')
    else if (
      brands.some((brand) => host.includes(brand) && !site(host).startsWith(`${brand}.`)) &&
      !message.school.domains.some((domain) => host.endsWith(domain)) &&
      /(?:login|secure|verify|account|update|signin|support)/.test(link.href) &&
      !knownHosts.test(host)
    )
      hit('phishing.dressed-link')
  }
  return hits
}

const knownHosts =
  /(?:^|\.)(?:microsoftonline|live|office|sharepoint|googleapis|googleusercontent|azure|windows|aws|amazonaws|apple|gov|outlook|onmicrosoft)\.(?:com|net|uk|us)$/

function hostOf(href: string): string | undefined {
  const found = /^\s*(?:https?:\/\/)?(?:[^\s/@]{1,100}@)?([a-z0-9.-]{3,200})(?::\d+)?(?:[/?#]|\s|$)/i.exec(href)
  const host = found?.[1]?.toLowerCase()
  return host?.includes('.') ? host.replace(/\.$/, '') : undefined
}

/** The registrable part of a host, near enough: three labels under a two-letter country with a short second level. */
function site(host: string): string {
  const labels = host.split('.')
  const short =
    labels.length > 2 && (labels[labels.length - 1]?.length ?? 0) === 2 && (labels[labels.length - 2]?.length ?? 9) <= 4
  return labels.slice(short ? -3 : -2).join('.')
}

/** Click counters and safe-link rewriters carry the true address inside. */
function isRedirector(href: string, shown: string): boolean {
  return href.toLowerCase().includes(site(shown))
}
