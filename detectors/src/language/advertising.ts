import type { Detection, Detector, Hit } from '../detector.ts'
import { ownWork } from '../detector.ts'
import { phrases } from '../text/pattern.ts'
import { firstOf, sentenceAround, wordSet } from './context.ts'
import { type Candidate, findPhrases, hitOf } from './phrase-detector.ts'

/** What sells. One such phrase is talk; two different ones, or one of `plain`, advertise. */
const advertisingPhrases = phrases({
  'advertising.plain': [
    'for sale ..6 ono|offers|collection|collect|cash|condition|price|only',
    'selling my|our|a|an|two|some|home|vapes|sweets|tickets|cans|energy ..8 for|ono|offers|contact|message|each|dm|mileage|pounds|quid|pm|collect|£',
    'special|exclusive|limited|amazing|unbeatable offer|offers|time|deal|deals ..4 today|now|only|ends|discount|save|price',
    'buy one get one',
    'buy|order|shop|subscribe|book now|today and|for|at|while|before|save|to|online',
    'my|our ..2 avon|tupperware|etsy|ebay|business|salon|stall|shop ..6 discount|prices|orders|order|offer|sale|visit|buy',
    'friends|staff|mates discount|rates|rate ..4 my|our|buy|book|order',
    'lose weight fast|now|in',
    'make|earn ..2 money ..2 home|fast|online',
    'work from home and earn',
    'for sale|forsale ..6 ono|offers|mileage|condition|collect|collection|cash|bargain|used|new|boxed|bills|deposit|included|included|dm|pm|pcm|month|each',
    'room|flat|house|cottage|caravan|villa|apartment|garage|lodge ..1 to|for|available let|rent|hire|sale !us|me|them|exam|the',
    'holiday|seaside|country cottage|let|lets|villa|caravan|apartment|lodge ..6 rates|rate|book|available|week|dates|discount|sleeps|nightly',
    'my|our husband|wife|sister|brother|son|daughter|friend|mum|partner|cousin|dads|sisters|friends ..1 is|does|makes|has|runs|sells|bakery|business|salon|garage|bakes ..1 a|now|his|her|birthday|an|does|space|cakes ..6 email|price|prices|order|orders|discount|call|book|off|quote|rates|available|cakes|space|number',
    'mention|quote|use|show|with|bring this|code|the|my|our ..1 email|ad|advert|code|message ..3 for|off|discount|get|at',
    'visit|check|follow|see|find|support|like|browse ..1 out|us|my|our|the ..2 etsy|ebay|vinted|depop|tiktok|website|shop|page|store|insta|instagram|stall ..4 handmade|for|delivery|prices|cheap|orders|link|deals|week|range|offers|items',
    'link in ..1 bio|my',
    'buy|order|book|shop|subscribe|register|purchase|stock ..1 up|yours|your|online|now ..1 online|now|today|early|direct|tickets|at|from ..4 save|shop|prices|example|checkout|price|while|off|discount|deals|delivery|from|code|offer',
    'save|saving ..2 up|thousands|hundreds|pounds|money|time|%|percent|to|a|over ..3 on|switch|today|off|with|when|to|by|thousands|percent|your ..2 energy|bills|switch|today|now|school|order|orders|all|every|costs|price|your',
    'transform|boost|increase|grow|double|improve|revolutionise|maximise|supercharge|upgrade your|ur ..2 schools|school|pupil|numbers|results|wifi|wi|website|income|budget|classroom|classrooms|attendance|marketing|ofsted|staff|playground|prospectus|brand ..9 call|contact|agency|quote|prices|free|today|book|demo|reply|solution|product|our|us|visit|now',
    'our|we|award|leading|cutting|trusted ..1 supply|recruitment|marketing|cleaning|design|coach|catering|software|energy|designers|agency|company|range|team|experts|consultants|winning|products|platform|solution|app|tutors|packages ..5 rates|prices|price|available|start|starts|from|offers|offer|helps|delivers|saves|outstanding|call|contact|demo|discount|today|free|quote',
    'call|ring|contact|phone|email|reply|text|message|visit|click ..1 us|our|me|now|for|sales|here|or|team|today ..5 no|free|quote|obligation|prices|brochure|demo|catalogue|sample|consultation|discount|offer|appointment|availability|rates|trial',
    'no|free|without obligation|quote|demo|consultation|brochure|catalogue|trial|estimate|no ..1 obligation|quote|demo|estimate|card|credit|call|today|of|needed|required',
    'dont|do not miss out|this|these|your|our ..6 end|ends|tickets|offer|deal|deals|discount|places|early|sale|chance|midnight|today|price|savings',
    'early bird|birds ..1 tickets|ticket|price|prices|rate|rates|discount|offer|ends',
    'new|full|complete|our|wide|stunning|exclusive range|collection|stock|selection of|in|now|just ..4 prices|from|available|order|shop|sizes|buy|online|price',
    'prices|price|packages|plans|rates|designs|designers|courses|tickets|sessions|tuition|lessons ..1 start|starts|starting|from|begin|at|just ..2 from|at|only|just|with',
    'best|lowest|cheapest|unbeatable|great|amazing|fantastic|competitive|affordable|special|discount|cheap|bargain ..1 price|prices|rates|rate|deals|value|fares|coach|cases|hire|designer ..2 guaranteed|guarantee|in|on|for|around|hire|trips|schools|anywhere|staff|teachers|phone',
    'cheap|discount|discounted|bargain|affordable ..2 hire|cases|phones|trainers|trips|coaches|insurance|loans|flights|vapes|clothes|tickets|replica|watches',
    'join|try|sign ..2 my|our|up|us ..3 group|class|programme|club|slimming|fitness|yoga|team|bootcamp ..5 free|week|offer|discount|first|trial|price',
    'first|introductory|one ..1 week|month|session|lesson|class|order|treatment|consultation ..1 is|half|for|at free|half|price|only|discounted|off',
    'free|half|discount|discounted ..1 gift|goody|delivery|postage|shipping|sample|samples|trial|demo|bag|quote|estimate|installation ..2 for|with|every|this|today|on|when|over|no|week',
    'become|be|join|earn|make ..1 a|an|your ..1 own? distributor|consultant|rep|agent|boss|seller|affiliate|ambassador|reseller ..6 earn|week|home|money|income|today|commission',
    'earn|make ..1 up|over|extra ..1 to? ..3 week|month|day|home|online|hour|commission|income ..2 from|home|working|online|extra',
    'i|we|now|ive ..1 am|im|do|offer|run|a|doing|give|provide|sell|make|teach ..1 private|a|slimming|mobile|my|home|handmade|piano|guitar|maths ..1 private? tuition|tutoring|lessons|consultant|hairdresser|nails|lashes|massage|candles|cakes|reiki|facials|cards|jewellery|coaching ..5 hour|price|prices|each|book|an|from|discount|slots|off|per|offer|available|three|order',
    'doing|does|do|got|have|getting|offering nails|lashes|brows|haircuts|hair|cans|vapes|energy|sweets|tuition|braids|tans|tattoos|piercings|fakes|trainers|massages ..6 each|for|quid|set|dm|book|slot|price|half|pound|meet|a|pm|cash',
    'anyone|anybody|who|does|do|u|you want|wants|wanna|need|interested|fancy|selling ..1 to|anyone|a|in|my ..1 buy|buying|have|puppy|kitten|sofa ..4 my|airpods|phone|trainers|vape|vapes|ps5|xbox|tickets|bike|quid|cash|ticket|game|jacket|watch|ring|sofa',
    'quid|pounds|each|cash|ono|dm|pm|£ ..1 cash|only|dm|message|or|ono|me|no|each ..1 only|me|offers|collection|nearest|no|cash',
    'puppies|kittens|pups|hamsters|rabbits ..3 ready|sale|weeks|available|deposit|looking ..6 weeks|deposit|each|secures|price|now|vaccinated|message|£|home',
    'avon|tupperware|bodyshop|usborne|scentsy|stella|herbalife|juice|oriflame|ann|slimming ..2 brochure|brochures|party|catalogue|consultant|rep|orders|order|books|again|plus|hosting|dot|summers|world|group',
    'party at mine|my ..6 deals|gift|guest|order|orders|catalogue|free|discount',
    'spare|two|four|pair|surplus|unwanted ..1 tickets|ticket|concert ..6 face|going|value|each|sale|offers|first|ono',
    'first come first',
    'scented|handmade|homemade|bespoke|personalised|designer|replica|vintage ..1 candles|candle|jewellery|cakes|cards|earrings|soap|gifts|jam|cushions|necklaces|mugs|clothes|bags|trainers|wreaths|hampers|blankets ..8 each|order|price|prices|only|from|shop|delivery|week|for|three|sale|orders',
    'half|reduced|sale|bargain|discounted price|prices ..4 today|now|only|interactive|until|while|all|on|for|panels|order|this',
    'limited|special|exclusive|amazing|speci@l|introductory|unmissable|fantastic ..1 offer|0ffer|deal|deals|price|discount ..6 only|today|now|save|price|order|sale|half|spring|off|all',
    'exclusive access|discount|offer|price to|for|on ..3 sale|members|deals|range|subscribers|teachers',
    'valued customer|customers|client|clients',
    'spring|summer|winter|autumn|january|black|cyber|clearance|closing|flash|christmas|online ..1 friday|monday|down? sale|deals|clearance ..5 now|off|on|ends|access|exclusive|starts|everything|save|up|today|shop',
    'use|with|quote|enter code|voucher ..2 at|for|and|to ..1 checkout|save|discount|off',
    'at|in|to checkout|basket !the',
    '3|three|2|two|4|5 for 2|two|3|one|1|the ..1 on|price|offer|all|across',
    'your ..2 could|can|should look|be ..2 this|better|good|amazing ..6 designers|prices|call|start|from|contact|our',
    'supply|cover|agency|qualified|outstanding|experienced ..1 teachers|tutors|staff|cleaners|tas ..3 available|from|immediately|at|for ..5 rates|prices|rate|call|monday|agency|price|today',
    'wholesale|bulk|trade ..1 prices|price|orders|order|discount|discounts',
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
    'percent|% off ..1 all|every|your|everything|when|today|for',
    'off|discount ..1 for|when|every|on|with ..1 colleagues|siblings|staff|teachers|friends|you|order|all|orders|students|nhs|first',
    'orders|order|bookings ..1 by|before|now|taken|welcome|in|to ..1 friday|please|monday|me|for|christmas|half|by',
    'includes|bills included|inclusive',
    'low mileage',
    'first week|month|session|lesson free',
    'gostyngiad|disgownt',
    'ar werth',
    'archebwch|archebu ..1 nawr|heddiw|erbyn',
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
    'archebwch|prynwch|cysylltwch|ffoniwch ..1 nawr|heddiw|a|mi|fi|ni',
    'order|orders|book|message|contact|dm|pm|call|reply ..1 now|me|by|for|to|friday|us|today|from ..1 for|friday|details|order|prices|half|book|if',
  ],
})

const quiet: Detection = { facts: { 'content.advertising': false }, hits: [] }

function offers({ match }: Candidate): boolean {
  return match.id.startsWith('advertising.plain') || match.id.startsWith('advertising.offer')
}

const speakers = wordSet('we advertisers they merchant company')
const given = wordSet('for')

/** “Can we afford the free trial?”, “thank you for the cheap tickets” and what advertisers do are talk about offers, none. */
function isTalk({ match, part }: Candidate): boolean {
  const [from, to] = sentenceAround(part.words, match.from)
  const first = part.words[from]?.text ?? ''
  if (!/^(?:can|could|shall|should|did|do|does|how|why|what|thanks?)$/.test(first)) return false
  return firstOf(part.words, first.startsWith('thank') ? given : speakers, from, to) >= 0
}

/** True for mail that advertises goods, services or a business. */
export const advertising: Detector = {
  id: 'advertising',
  version: 2,
  facts: ['content.advertising'],
  summary: { en: 'Advertises goods, services or a private business.' },
  provenance: ownWork,
  detect(message) {
    const all = findPhrases(message, advertisingPhrases)
    // Whatever else is said, something must be offered.
    if (!all.some(offers)) return quiet
    const found = all.filter((candidate) => !isTalk(candidate))
    if (!found.some(offers)) return quiet
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
