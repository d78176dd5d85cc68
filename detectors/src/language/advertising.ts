import type { Detection, Detector, Hit } from '../detector.ts'
import { ownWork } from '../detector.ts'
import { phrases } from '../text/pattern.ts'
import { findPhrases, hitOf } from './phrase-detector.ts'

/** What sells. One such phrase is talk; two different ones, or one of `plain`, advertise. */
const advertisingPhrases = phrases({
  'advertising.plain': [
    'for sale ..6 ono|offers|collection|collect|cash|condition|price|only',
    'selling my|our ..5 for|ono|offers|contact|message',
    'special|exclusive|limited|amazing|unbeatable offer|offers|time|deal|deals ..4 today|now|only|ends|discount|save|price',
    'buy one get one',
    'buy|order|shop|subscribe|book now|today and|for|at|while|before|save|to|online',
    'my|our ..2 avon|tupperware|etsy|ebay|business|salon|stall|shop ..6 discount|prices|orders|order|offer|sale|visit|buy',
    'friends|staff|mates discount|rates|rate ..4 my|our|buy|book|order',
    'lose weight fast|now|in',
    'make|earn ..2 money ..2 home|fast|online',
    'work from home and earn',
  ],
  'advertising.offer': [
    'special|exclusive|limited|introductory|unbeatable offer|offers|time|deal|deals',
    'off all|your|everything|selected|rrp',
    'discount|promo|voucher code',
    'half price',
    'free trial|delivery|shipping|gift|quote|sample|samples',
    'money back guarantee',
    'while stocks|supplies last',
    'lowest|best|great|low prices|price',
    'satisfaction guaranteed',
    'offer ends|expires|closes|valid',
    'dont miss out|this',
  ],
  'advertising.price': ['only|just|from !the'],
  'advertising.act': [
    'buy|order|shop|subscribe|book now|today|online',
    'call|ring now|today to|for|on',
    'sign up now|today',
    'visit our|my website|site|shop|store|stall|page',
    'click here to ..2 buy|order|subscribe|unsubscribe|save|claim',
    'add to basket|cart',
    'to unsubscribe|opt',
    'unsubscribe here|from|click',
    'as low as',
  ],
})

const quiet: Detection = { facts: { 'content.advertising': false }, hits: [] }

/** True for mail that advertises goods, services or a business. */
export const advertising: Detector = {
  id: 'advertising',
  version: 1,
  facts: ['content.advertising'],
  summary: { en: 'Advertises goods, services or a private business.' },
  provenance: ownWork,
  detect(message) {
    const found = findPhrases(message, advertisingPhrases)
    // Whatever else is said, something must be offered.
    if (!found.some(({ match }) => /^advertising\.(?:plain|offer)/.test(match.id))) return quiet
    const hits: Hit[] = []
    const kinds = new Map<string, Set<string>>()
    for (const candidate of found) {
      const { match, part } = candidate
      // "Only" and "from" sell when a price follows.
      if (match.id.startsWith('advertising.price') && !/^\d/.test(part.words[match.to]?.text ?? '')) continue
      const kind = match.id.split('.')[1] ?? ''
      kinds.set(kind, (kinds.get(kind) ?? new Set()).add(match.id))
      hits.push(hitOf('content.advertising', candidate))
    }
    const sells =
      kinds.has('plain') ||
      ((kinds.get('offer')?.size ?? 0) >= 1 && (kinds.get('act')?.size ?? 0) + (kinds.get('price')?.size ?? 0) >= 1) ||
      (kinds.get('offer')?.size ?? 0) >= 3
    return sells ? { facts: { 'content.advertising': true }, hits } : quiet
  },
}
