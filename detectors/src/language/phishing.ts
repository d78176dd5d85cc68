import type { Detector, Hit } from '../detector.ts'
import { ownWork } from '../detector.ts'
import type { Message } from '../text/message.ts'
import { phrases } from '../text/pattern.ts'
import { type Candidate, findPhrases, hitOf } from './phrase-detector.ts'
import { sets } from './sets.ts'

/**
 * What frauds by mail say, in kinds. One sign is everyday business; two of different kinds, or one that stands for the
 * whole fraud (`phishing.fraud`, a link that lies about where it goes), are reported.
 */
const phishingPhrases = phrases(
  {
    'phishing.credentials': [
      'update|renew ..1 <your> ..2 account|password|billing|payment|bank|card|mailbox|login',
      'verify|confirm|validate|authenticate|reactivate|restore ..1 <your> ..2 account|password|identity|mailbox|details|information|login|credentials|billing|payment',
      'sign|log in to ..3 verify|confirm|keep|avoid|restore|review|update|unlock',
      'enter <your> ..2 password|pin|card|credentials|username',
      'send|reply ..4 <your> ..2 password|pin|username|credentials',
      'your password expires|expired|has|will|is expire|expired|expiring|about|today|in',
      'keep|retain|renew <your>|the|same ..2 password',
      '<your> ..3 password ..1 expire|expires|expired|expiring',
      'log|sign|login in? with|using <your> ..3 password|account|credentials|username',
      '<your> ..2 username|email and|or|amp password',
      'check|review|secure|protect|unlock|recover <your> ..1 account !of|for|at|with',
      'update|confirm|check|verify <your>|the? ..1 card|payment|billing|bank ..1 details|information|method',
      'update|confirm|verify|complete <your> payroll|salary|tax|pension ..1 information|details|record|form',
      'change it|<your> ..2 immediately|now|urgently',
      'increase|upgrade|extend <your>|the? ..1 quota|storage|mailbox',
      'release|retrieve|recover|deliver <your>|the|these|pending? messages|emails|mail ..3 inbox|mailbox|here|now|below',
      'provide|supply|send|confirm|reply|enter ..3 sort code',
      'multi|two|2 factor authentication ..4 expire|expires|expired|expiring|disabled',
      'cadarnhau|gadarnhau|diweddaru|ddiweddaru eich ..2 manylion|cyfrinair|cyfrif',
      'account|mailbox verification',
      'login|sign details|in required',
    ],
    'phishing.urgency': [
      'trying to reach|contact you',
      '<your> ..2 account|mailbox|email|access|profile|card ..1 will|has|is|been be? been? suspended|closed|deactivated|locked|limited|disabled|blocked|terminated|restricted|deleted',
      'account|mailbox|access ..2 suspended|deactivated|locked|limited|terminated|disabled',
      '<your> ..2 account|mailbox|email ..2 compromised|hacked|breached|closed|cl0sed',
      'account|it|mailbox will be|get closed|suspended|deleted|locked|deactivated',
      'unknown|unrecognised|unrecognized device|location|browser|login',
      'sign|login|log in? ..1 from a new|an|unknown|unrecognised device|location|unknown|unrecognised|new',
      'unusual|suspicious|strange login|logins|log|signin|sign',
      'if this|it wasnt|was|isnt not? you|u',
      'undelivered|quarantined|blocked messages|message|emails|email|mail',
      'unable to process|complete|take ..3 payment|transaction|order',
      'avoid ..2 blocked|locked|suspended|deleted|closed|disconnected|disruption',
      'eich cyfrif ..4 gloi|cloi|atal|gau|gyfyngu',
      'within 24|48|12|72|two|three hours|hrs !of',
      'immediate|urgent action|attention required|needed|is',
      'final|last notice|warning',
      'limited|locked|suspended|restricted|blocked|disabled <your> ..2 account|access|card|id',
      '<your> ..1 id|profile|storage ..1 has|is|was ..1 locked|disabled|suspended|limited',
      'storage|quota|mailbox|inbox has? reached|exceeded|reaching',
      'someone|somebody|hackers has|have|knows|know|used|got <your> ..1 password|account',
      'or|otherwise ..2 lose|forfeit ..1 access|account|mailbox|data|emails',
      'failure to ..4 result|lead',
      'mailbox|storage|quota ..2 full|exceeded|limit|almost',
      'unusual|suspicious|unauthorised|unauthorized|unrecognised|unrecognized ..1 activity|sign|login|attempt|access|transaction',
      'pay|payment|paid|settle|settled ..2 today|immediately|now|urgently',
      'act now|immediately',
      'pay|settle the|a|your|this|small|outstanding ..2 small|outstanding|redelivery|release|customs|handling|shipping? fee|charge|duty !by|on|in|to|for',
      'avoid|prevent ..1 suspension|interruption|deactivation|closure|losing|termination|loss',
    ],
    'phishing.link': [
      'sign|log in here|below|now',
      'verify|confirm|update|login here|below|now',
      'click|tap|follow|press|open|use|visit ..3 link|button|here|attachment|url|below',
      'click|tap here|below|now',
      'here|below|now|via|link|visit|at|view|listen|password|yma <url>',
      'account|password|credentials|email to open|view|read|access',
      'view|see|open|read|sign|claim|pay|download|reset|listen|now ..3 <url>',
      'cliciwch|pwyswch ..1 yma|isod|ddolen',
      'open|download|view|see ..1 attached|attachment|document|invoice|voicemail|fax|file ..2 attached|sign|login|password',
    ],
    'phishing.money': [
      'attached|enclosed invoice',
      'about|regarding your refund|parcel|package|warranty|invoice|rebate',
      'pending|overdue|outstanding|unpaid ..1 invoice|payment|refund|invoices',
      'invoice|payment|balance ..1 overdue|outstanding|unpaid',
      'tax|hmrc ..1 refund|rebate',
      'payment ..2 failed|declined|unsuccessful',
      'last|recent|latest payment ..2 failed|declined|processed|unsuccessful',
      'claim|receive|collect <your> ..1 refund|prize|reward|parcel|package|payment|winnings',
      '<your> parcel|package|delivery ..2 held|waiting|failed|pending|missed|could',
      'delivery|customs|redelivery fee',
      'wire|bank transfer',
      'new|changed|updated bank|account|payment details',
      'bank details have|has changed|been',
    ],
    'phishing.lure': [
      'im|am in a meeting',
      'are you available|free|around|busy',
      'are you at your desk',
      'let me know when|if you are|youre available|free',
      'in a meeting ..4 call|calls|talk',
    ],
    'phishing.task': [
      'buy|purchase|get ..3 voucher|vouchers',
      'need|want ..4 task|favour|favor|errand ..3 urgently|discreetly|quickly|asap|confidential|now|done|handled',
      'urgent|confidential|discreet task|errand|request|purchase|payment',
    ],
    'phishing.fraud': [
      'i need ..3 gift|itunes|amazon|steam|google cards|card|play|vouchers',
      'buy|purchase|get ..3 gift|itunes|steam cards|card',
      'gift cards ..6 scratch|codes|code|back|pictures|photos',
      'scratch ..3 codes|code',
      'next of kin ..6 fund|funds|million|estate|deceased|deposit',
      'widow|banker|diplomat|prince|barrister ..9 million|donate|fund|funds|inheritance',
      'donate ..6 million ..4 to you',
      'change|changes|update of|to ..2 bank|banking details ..9 invoice|invoices|pay|payment|payments',
      'pay|send|make|remit all ..1 future|outstanding invoices|payments to ..9 account|sort|bank',
      'update|change payroll ..6 account|bank',
      'youve|you have? been selected|chosen ..6 gift|prize|voucher|reward|iphone',
      'claim <your>|a|the ..3 gift|prize|voucher|winnings',
      'reply|replying|respond|responding|send ..4 user|username ..3 password',
      'get|buy|purchase|pick ..4 google|amazon|apple|itunes|steam|play ..1 cards|card|vouchers',
      'scan ..3 qr ..9 expire|expires|expired|authentication|password|account|mfa|verify|mailbox',
      'million|thousand|m dollars|pounds|usd|gbp|euros|euro|us ..8 transfer|inheritance|beneficiary|deceased|fund|funds|claim|deposit|share|account',
      'sum of ..3 million',
      'beneficiary|inheritance ..6 million|funds|fund|deceased',
      '<you> have|ve|won|been won|selected ..8 lottery|prize|iphone|jackpot|winner|voucher|euros|pounds|draw',
      'ive|weve recorded|filmed|hacked|infected <you>|<your>',
      'pay ..4 bitcoin|btc',
      'send ..4 bitcoin|btc ..3 address|wallet',
      'i have ..2 access to <your> ..1 device|webcam|computer|camera|account|system|passwords',
      'change my ..1 bank|payroll|salary|direct details|account|deposit|bank',
      'update my ..1 bank|payroll|salary|direct details|account|deposit|bank',
      'i|we have? recorded|filmed|hacked|infected <you>',
      'i|we have? hacked|infected <your> ..2 webcam|camera|device|computer|account|system|phone',
      'mailbox is full ..6 upgrade|click|verify',
      'your mailbox ..4 quota|storage ..4 limit|exceeded|full',
    ],
  },
  sets,
)

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
  version: 1,
  facts: ['content.phishing'],
  summary: {
    en: 'Frauds by mail: a demand for passwords or money together with urgency or a link, links that lie about where they go, and known frauds.',
  },
  provenance: ownWork,
  detect(message) {
    const fact = 'content.phishing' as const
    const found = findPhrases(message, phishingPhrases)
    const links = lyingLinks(message)
    const says =
      found.some((sign) => kindOf(sign) === 'phishing.fraud') ||
      pairs.some(([one, other]) => found.some((sign) => kindOf(sign) === one && hasBeside(sign, other, found, message)))
    const hits = [...(says ? found.map((sign) => hitOf(fact, sign)) : []), ...links]
    return { facts: { [fact]: [...new Set(hits.map((hit) => hit.term))] }, hits }
  },
}

function kindOf({ match }: Candidate): string {
  return match.id.replace(/\.\d+$/, '')
}

/** How many sentences away a link may stand from what it is for. A newsletter's last line is not for its first. */
const reach = 4

/** True when a sign of the other kind stands in the message; a link near by, or a form to fill in. */
function hasBeside(sign: Candidate, other: string, found: readonly Candidate[], message: Message): boolean {
  if (other !== 'phishing.link') return found.some((candidate) => kindOf(candidate) === other)
  if (message.hasForm) return true
  const at = sentenceOf(sign)
  if (sign.part.words.some((word) => word.text === '<url>' && word.sentence >= at && word.sentence <= at + 1))
    return true
  return found.some(
    (link) =>
      kindOf(link) === other &&
      ((link.part === sign.part && Math.abs(sentenceOf(link) - at) <= reach) ||
        // The subject line says what the first lines are about.
        (sign.part.name === 'subjectLine' && sentenceOf(link) <= reach)),
  )
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
