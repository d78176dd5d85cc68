/**
 * What the detectors find in 2,500 real messages of adults on public lists, and how fast they read them. Almost all of it
 * is innocent, so the rates are near enough rates of false alarm; what is found is listed by term, never quoted.
 *
 *     node bench/src/detectors.ts [--terms]      needs xz, and the vectors (BEADLE_VECTORS or ../shared/vectors)
 */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type DetectorInput, detectors, examineContent } from '@beadle/detectors'
import PostalMime from 'postal-mime'

const vectors = process.env.BEADLE_VECTORS ?? join(import.meta.dirname, '../../../shared/vectors')
const archive = join(vectors, 'mail/spamassassin-easy-ham-1.tar.xz')

/** Facts of which hardly any innocent message may have one. */
const grave = [
  'content.abuse',
  'content.obscenity',
  'content.threat',
  'content.harassment',
  'content.discrimination',
  'content.phishing',
]

if (!existsSync(archive)) {
  console.error(`missing \`${archive}\`: set BEADLE_VECTORS`)
  process.exitCode = 2
} else await run()

async function run() {
  const inputs: DetectorInput[] = []
  for (const raw of messagesOf(archive)) inputs.push(await read(raw))
  const counts = new Map<string, number>()
  const terms = new Map<string, number>()
  let alarmed = 0
  let bytes = 0
  const times: number[] = []
  for (const input of inputs) {
    bytes += (input.text?.length ?? 0) + (input.html?.length ?? 0)
    const start = performance.now()
    const { facts, hits } = examineContent(input)
    times.push(performance.now() - start)
    const found = Object.entries(facts)
      .filter(
        ([name, value]) => name !== 'content.length' && (Array.isArray(value) ? value.length > 0 : value === true),
      )
      .map(([name]) => name)
    for (const name of found) counts.set(name, (counts.get(name) ?? 0) + 1)
    if (found.some((name) => grave.includes(name))) alarmed++
    for (const term of new Set(hits.map((hit) => `${hit.fact} ${hit.term}`)))
      terms.set(term, (terms.get(term) ?? 0) + 1)
  }
  const share = (n: number) => `${((100 * n) / inputs.length).toFixed(2)} %`
  console.log(`${inputs.length} messages; with a grave fact: ${alarmed} (${share(alarmed)})`)
  for (const name of detectors.flatMap((detector) => detector.facts))
    if (name !== 'content.length')
      console.log(`  ${name.padEnd(28)} ${String(counts.get(name) ?? 0).padStart(5)}  ${share(counts.get(name) ?? 0)}`)
  const total = times.reduce((sum, time) => sum + time, 0)
  times.sort((a, b) => a - b)
  const at = (q: number) => (times[Math.floor(q * (times.length - 1))] ?? 0).toFixed(2)
  console.log(
    `${(bytes / 1e6 / (total / 1000)).toFixed(1)} MB/s of text; a message p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, slowest ${at(1)} ms`,
  )
  if (process.argv.includes('--terms'))
    for (const [term, n] of [...terms].sort((a, b) => b[1] - a[1])) console.log(`${String(n).padStart(5)} ${term}`)
}

/** The files of the archive, as they are. */
function messagesOf(path: string): Buffer[] {
  const tar = execFileSync('xz', ['-dc', path], { maxBuffer: 1 << 28 })
  const messages: Buffer[] = []
  let at = 0
  while (at + 512 <= tar.length && tar[at] !== 0) {
    const size = Number.parseInt(tar.toString('latin1', at + 124, at + 135), 8)
    if (tar[at + 156] === 0x30) messages.push(tar.subarray(at + 512, at + 512 + size))
    at += 512 + Math.ceil(size / 512) * 512
  }
  return messages
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
