/**
 * What the detectors find in 2,500 real messages of adults on public lists, and how fast they read them. Almost all of it
 * is innocent, so the shares are near enough shares of false alarm. What is found is counted by term, never quoted.
 *
 *     npm run bench -- detectors                 needs xz, and the vectors (BEADLE_VECTORS or ../shared/vectors)
 *     node bench/src/detectors.ts --terms        the same, with every term that was found
 */
import { type DetectorInput, detectContent, detectors, examineContent } from '@beadle/detectors'
import PostalMime from 'postal-mime'
import { figure, markdown, median, quantile, type Section } from './section.ts'
import { realMessages } from './spamassassin.ts'

/** Facts of which hardly any innocent message may have one. */
const directed = ['content.abuse', 'content.threat', 'content.harassment', 'content.discrimination', 'content.phishing']

/** The peer: a list of words as many filters have it, in one regular expression, without a look at what stands around. */
const wordList =
  /\b(?:fuck\w*|shit\w*|cunt\w*|wank\w*|bitch\w*|bastard\w*|arse\w*|ass|asshole\w*|dick\w*|cock\w*|prick\w*|idiot\w*|moron\w*|stupid|loser\w*|kill\w*|murder\w*|bomb\w*|hate\w*|ugly|fat|gay|retard\w*|slut\w*|whore\w*|porn\w*|sex\w*|die|dead|suicide|crap\w*|damn\w*|hell)\b/gi

/** Reads all messages with the detectors and, beside them, with a plain list of words. */
export async function run(): Promise<Section> {
  const { counts, times, peerTimes, busy, peerBusy, peerAlarms, inputs, bytes } = await measure()
  const worst = worstText()
  const share = (n: number) => `${((100 * n) / inputs).toFixed(2)} %`
  const speed = (micros: number) => figure(bytes / micros)
  const facts = detectors.flatMap((detector) => detector.facts).filter((fact) => fact !== 'content.length')
  return {
    title: 'Detectors on real mail',
    how: `${inputs} messages of public technical lists (SpamAssassin, easy ham), read by all detectors; almost none should have a fact. Obscene words really are in the messages counted for \`content.obscenity\`. The peer is one regular expression over 33 words, which judges nothing that stands around them.`,
    columns: ['measure', 'Beadle', 'list of words'],
    rows: [
      ['messages with abuse, threat, harassment, discrimination or phishing', share(counts.get('directed') ?? 0), '–'],
      ['… or obscene words', share(counts.get('grave') ?? 0), share(peerAlarms)],
      ...facts.map((fact) => [`\`${fact}\``, share(counts.get(fact) ?? 0), '–'] as const),
      ['ms a message, median', figure(median(times)), figure(median(peerTimes))],
      ['ms a message, 99 of 100', figure(quantile(times, 0.99)), figure(quantile(peerTimes, 0.99))],
      ['MB of text a second of processor time', speed(busy), speed(peerBusy)],
      ['… of one message of 5 kB of prose', figure(proseSpeed()), '–'],
      [`ms of processor time for 500 kB of one thing, the worst: \`${worst.unit.trim()}\``, figure(worst.ms), '–'],
    ],
  }
}

/** MB a second of a message that holds nothing, read again and again. */
function proseSpeed(): number {
  const prose =
    'The trip to the museum leaves on Friday at nine from the front gate. Please bring a packed lunch and a coat; it may rain.\nWe expect to be back by half past three, and parents have been told. Anybody who is late should ring the office.\n\n'
  const text = prose.repeat(30).slice(0, 5000)
  const turns = Array.from({ length: 20 }, () => {
    const before = processorTime()
    for (let i = 0; i < 200; i++) detectContent({ subjectLine: 'Trip', text })
    return (processorTime() - before) / 200
  })
  return text.length / Math.min(...turns)
}

/** What somebody may send to keep the detectors busy: each word a phrase, a disguise, a line of something. */
const tiresome = [
  'f*ck ',
  'f u c k ',
  'idiot ',
  'he hit me ',
  'what is your number ',
  'mum hits me. ',
  'From: x\n',
  'On 3 March 11111111111111 wrote:\n',
  'x, y, z\n',
  'John Smith, 9B\n',
  'd.o.b 12/03/2012 ',
  'SHOUT LOUD ',
  'a@b.co ',
  '\n',
  '😂',
]

/** The longest that 500 kB of one of these take, as text and as HTML; each is read twice and the second counts. */
function worstText(): { readonly unit: string; readonly ms: number } {
  const all = tiresome.flatMap((unit) => {
    const text = unit.repeat(Math.ceil(500_000 / unit.length))
    return [{ text }, { html: `<p>${text}` }].map((input) => {
      detectContent(input)
      const before = processorTime()
      detectContent(input)
      return { unit, ms: (processorTime() - before) / 1000 }
    })
  })
  return all.reduce((worst, one) => (one.ms > worst.ms ? one : worst))
}

async function measure() {
  const inputs = await Promise.all(realMessages().map(read))
  // As the gateway meets them: in a process that has read mail before.
  for (const input of inputs) examineContent(input)
  const counts = new Map<string, number>()
  const terms = new Map<string, number>()
  const count = (into: Map<string, number>, key: string) => into.set(key, (into.get(key) ?? 0) + 1)
  const times: number[] = []
  const peerTimes: number[] = []
  let bytes = 0
  let busy = 0
  let peerBusy = 0
  let peerAlarms = 0
  for (const input of inputs) {
    const text = `${input.text ?? ''}${input.html ?? ''}`
    bytes += text.length
    const before = processorTime()
    const start = performance.now()
    const { facts, hits } = examineContent(input)
    const between = performance.now()
    const middle = processorTime()
    if (`${input.subjectLine} ${text}`.match(wordList)) peerAlarms++
    peerTimes.push(performance.now() - between)
    busy += middle - before
    peerBusy += processorTime() - middle
    times.push(between - start)
    const found = Object.entries(facts)
      .filter(
        ([name, value]) => name !== 'content.length' && (Array.isArray(value) ? value.length > 0 : value === true),
      )
      .map(([name]) => name)
    for (const name of found) count(counts, name)
    const isDirected = found.some((name) => directed.includes(name))
    if (isDirected) count(counts, 'directed')
    if (isDirected || found.includes('content.obscenity')) count(counts, 'grave')
    for (const term of new Set(hits.map((hit) => `${hit.fact} ${hit.term}`))) count(terms, term)
  }
  return { counts, terms, times, peerTimes, busy, peerBusy, peerAlarms, inputs: inputs.length, bytes }
}

/** Microseconds that this process has had a processor: less moved than the clock by what else runs. */
function processorTime(): number {
  const { user, system } = process.cpuUsage()
  return user + system
}

async function read(raw: Buffer): Promise<DetectorInput> {
  const withoutEnvelope = raw.subarray(0, 5).toString() === 'From ' ? raw.subarray(raw.indexOf(10) + 1) : raw
  const mail = await PostalMime.parse(withoutEnvelope)
  return {
    subjectLine: mail.subject ?? '',
    ...(mail.text === undefined ? {} : { text: mail.text }),
    ...(mail.html === undefined ? {} : { html: mail.html }),
  }
}

if (import.meta.main) {
  console.log(markdown(await run()))
  if (process.argv.includes('--terms')) {
    const { terms } = await measure()
    for (const [term, n] of [...terms].sort((a, b) => b[1] - a[1])) console.log(`${String(n).padStart(5)} ${term}`)
  }
}
