/**
 * 5,000 terms looked for at once, caseless, in the text of real mail: our matcher beside RE2 and beside the expression that
 * V8 makes of them. Every place at which the longest term of those that begin there stands, left to right, none in another:
 * what an expression of alternatives finds. The places must be the same, or nothing is said.
 *
 *     npm run bench -- terms        needs xz and the vectors; RE2 is built where an older Node is on the path
 */
import { hash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { TermMatcher } from '@beadle/detectors'
import { runRe2 } from './peers/re2.ts'
import { figure, type Section } from './section.ts'
import { realMessages } from './spamassassin.ts'

const size = 21_000_000
/** V8 tries every term at every place: a small part of the text says how fast that is. */
const sample = 50_000
/** RE2 soon fills the memory it gives to states and goes on without: so it is given as much as it reads in seconds. */
const peerSize = 200_000

/** Measures each once over all the text, after a turn that warms it up. */
export async function run(): Promise<Section> {
  const text = mailText()
  const terms = makeTerms(text)
  const began = performance.now()
  const matcher = new TermMatcher(terms)
  const built = performance.now() - began
  const every = best(() => countAll(matcher, text))
  const ours = best(() => longest(matcher, text))
  const home = mkdtempSync(join(tmpdir(), 'beadle-terms-'))
  try {
    const files = { terms: join(home, 'terms.txt'), text: join(home, 'text.txt') }
    const byLength = [...matcher.terms].sort((a, b) => b.length - a.length)
    writeFileSync(files.terms, byLength.join('\n'))
    writeFileSync(files.text, text.slice(0, peerSize))
    const re2 = runRe2(process.env.BEADLE_BENCH_PEERS ?? join(tmpdir(), 'beadle-bench-peers'), files)
    const beside = longest(matcher, text.slice(0, peerSize))
    if (re2 && (re2.matches !== beside.length / 2 || re2.digest !== hash('sha256', beside.join(' '))))
      throw new Error(`RE2 finds ${re2.matches} places and we find ${beside.length / 2}: they are not the same`)
    const v8 = alternatives(byLength, text.slice(0, sample))
    const part = longest(matcher, text.slice(0, sample))
    if (v8.found.join(' ') !== part.join(' ')) throw new Error('V8 finds other places than we do')
    const row = (what: string, found: number, speed: number) => [
      what,
      found.toLocaleString('en-GB'),
      figure(speed),
      figure(speed / (text.length / 1e6 / ours.seconds)),
    ]
    return {
      title: 'Thousands of terms',
      how: `${terms.length} terms (rare words of the corpus, phrases of two of them, made-up words), caseless, in ${figure(text.length / 1e6)} MB of real mail, one thread; ours is built in ${figure(built)} ms. The same places are found by all, checked by a digest. The peers read the first part, RE2 (npm, in an older Node, on buffers) ${figure(peerSize / 1e6)} MB and V8 ${figure(sample / 1e6)} MB.`,
      columns: ['what', 'places', 'MB a second', 'to ours'],
      rows: [
        row('Beadle, the longest at each place', ours.found.length / 2, text.length / 1e6 / ours.seconds),
        row('Beadle, every occurrence', every.found, text.length / 1e6 / every.seconds),
        re2
          ? row('RE2, one expression of all', re2.matches, peerSize / 1e6 / re2.seconds)
          : ['RE2', 'not here', '–', '–'],
        row('V8, one expression of all', v8.found.length / 2, sample / 1e6 / v8.seconds),
      ],
    }
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

/** The messages behind each other, again and again, as ASCII: then every peer sees the same characters. */
function mailText(): string {
  const once = realMessages()
    .map((message) => message.toString('latin1').replace(/[^\n\x20-\x7e]/g, '?'))
    .join('\n')
  // Out of a buffer, as texts of messages come: a string that is no view of another.
  return Buffer.from(once.repeat(Math.ceil(size / once.length)).slice(0, size), 'latin1').toString('latin1')
}

/** 1,500 words that stand in the text a few times, 1,500 pairs of such, 2,000 that nobody wrote. The same on every run. */
function makeTerms(text: string): string[] {
  const counts = new Map<string, number>()
  for (const [word] of text
    .slice(0, 10_000_000)
    .toLowerCase()
    .matchAll(/[a-z]{5,}/g))
    counts.set(word, (counts.get(word) ?? 0) + 1)
  const rare = [...counts].filter(([, times]) => times <= 6).map(([word]) => word)
  let state = 5
  const pick = (list: readonly string[]) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return list[Math.floor((state / 2 ** 32) * list.length)] ?? ''
  }
  const terms = new Set<string>()
  while (terms.size < 1500) terms.add(pick(rare))
  while (terms.size < 3000) terms.add(`${pick(rare)} ${pick(rare)}`)
  const syllables = 'ba ce di fo gu ha je ki lo mu na pe ri so tu va we zi sho chu'.split(' ')
  while (terms.size < 5000) terms.add(Array.from({ length: 4 }, () => pick(syllables)).join(''))
  return [...terms]
}

function best<T>(work: () => T): { readonly found: T; readonly seconds: number } {
  let found = work()
  let seconds = Number.POSITIVE_INFINITY
  for (let turn = 0; turn < 3; turn++) {
    const start = performance.now()
    found = work()
    seconds = Math.min(seconds, (performance.now() - start) / 1000)
  }
  return { found, seconds }
}

function countAll(matcher: TermMatcher, text: string): number {
  let count = 0
  matcher.scan(text, () => {
    count++
  })
  return count
}

/** Start and end of each place, behind each other. Occurrences come by their ends; of those that begin together the longest counts. */
function longest(matcher: TermMatcher, text: string): number[] {
  const starts: number[] = []
  const ends: number[] = []
  matcher.scan(text, (_, start, end) => {
    starts.push(start)
    ends.push(end)
  })
  const order = Array.from(starts, (_, i) => i).sort(
    (a, b) => (starts[a] ?? 0) - (starts[b] ?? 0) || (ends[b] ?? 0) - (ends[a] ?? 0),
  )
  const places: number[] = []
  let from = 0
  for (const i of order) {
    const start = starts[i] ?? 0
    if (start < from) continue
    from = ends[i] ?? 0
    places.push(start, from)
  }
  return places
}

function alternatives(terms: readonly string[], text: string) {
  const all = new RegExp(terms.join('|'), 'gi')
  const start = performance.now()
  const found = Array.from(text.matchAll(all), (one) => [one.index, one.index + one[0].length]).flat()
  return { found, seconds: (performance.now() - start) / 1000 }
}

if (import.meta.main) console.log((await import('./section.ts')).markdown(await run()))
