/**
 * False alarms on 2,500 real messages of public lists: as they are, arriving from outside, and as if a teacher had sent
 * each to a colleague, a pupil and somebody outside. The figures are kept beside the sets and beside each pack that is
 * measured, so that the page can be written and checked where the messages are not at hand; counts, never words.
 *
 *     node scripts/quality/real-mail.ts [pack …]      measures and writes, for the packs named and those that keep figures;
 *                                                     needs xz and the vectors (BEADLE_VECTORS or ../shared/vectors)
 */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { detectContent, detectors } from '@beadle/detectors'
import type { FactName } from '@beadle/engine'
import { openPolicy, type Policy, product } from '@beadle/packs'
import PostalMime from 'postal-mime'
import { parse, stringify } from 'yaml'
import { type Outcome, outcomeOf } from './gateway.ts'
import type { Example, Way } from './labelled-sets.ts'
import { says } from './measure-sets.ts'
import { policyFolders } from './policies.ts'

/** Where it is kept how many messages there are, and with which detectors they were read. */
const measuredFile = 'detectors/quality/real-mail.yaml'

/** Where a pack keeps what becomes of them under it. */
const countsFile = (folder: string) => join(folder, 'real-mail.yaml')

/** Counts over all messages: per policy and way each outcome, and how many of those stopped are stopped rightly. */
export type RealMail = {
  readonly messages: number
  /** The detectors' versions when this was measured. */
  readonly detectors: Readonly<Record<string, number>>
  readonly policies: Readonly<Record<string, readonly WayCounts[]>>
}
export type WayCounts = Readonly<Record<Outcome, number>> & {
  readonly way: string
  /** Of those stopped, how many hold what was found, as judged by a reader (real-mail-verdicts.yaml). */
  readonly right: number
}

/** The ways that are tried: first those that mail of lists goes, then those for which it was not written. */
export const realWays: readonly Way[] = [
  { from: 'outsider', to: 'teacher' },
  { from: 'outsider', to: 'pupil' },
  { from: 'teacher', to: 'colleague' },
  { from: 'teacher', to: 'pupil' },
  { from: 'teacher', to: 'outsider' },
]

/** Each detector's version now. */
export function detectorVersions(): Readonly<Record<string, number>> {
  return Object.fromEntries(detectors.map(({ id, version }) => [id, version]))
}

/** The kept figures, of every pack that keeps some. */
export function readRealMail(root: string): RealMail {
  const measured = parse(readFileSync(join(root, measuredFile), 'utf8')) as Omit<RealMail, 'policies'>
  const policies = keeping(root).map((folder) => {
    const { ways } = parse(readFileSync(countsFile(folder), 'utf8')) as { readonly ways: readonly WayCounts[] }
    return [basename(folder), ways] as const
  })
  return { ...measured, policies: Object.fromEntries(policies) }
}

/** The packs that keep figures. */
function keeping(root: string): readonly string[] {
  return policyFolders(root).filter((folder) => existsSync(countsFile(folder)))
}

function writeRealMail(root: string, { policies, ...measured }: RealMail) {
  const head = '# Written by `node scripts/quality/real-mail.ts`'
  const about = `${head}: 2,500 real messages of public lists, and the detectors that read them.\n`
  writeFileSync(join(root, measuredFile), about + stringify(measured))
  for (const [name, ways] of Object.entries(policies))
    writeFileSync(
      countsFile(join(root, 'policies', name)),
      `${head}: what becomes of 2,500 real messages of public lists. Counts, no words of them.\n${stringify({ ways })}`,
    )
}

/** The archive of real messages, or undefined where it is not at hand. */
export function realMailArchive(root: string): string | undefined {
  const vectors = process.env.BEADLE_VECTORS ?? join(root, '../shared/vectors')
  const archive = join(vectors, 'mail/spamassassin-easy-ham-1.tar.xz')
  return existsSync(archive) ? archive : undefined
}

/** Reads the archive and asks the policies that keep figures, and those of `others`, about every message. Takes some seconds. */
export async function measureRealMail(
  root: string,
  archive: string,
  others: readonly string[] = [],
): Promise<RealMail> {
  const messages = await Promise.all(messagesOf(archive).map(read))
  const right = readVerdicts(root)
  const kept = keeping(root)
  const folders = policyFolders(root).filter((one) => kept.includes(one) || others.includes(basename(one)))
  const policies = folders.map((folder): [string, readonly WayCounts[]] => {
    const policy = openPolicy(folder, product)
    return [basename(folder), realWays.map((way) => countWay(policy, way, messages, right))]
  })
  return { messages: messages.length, detectors: detectorVersions(), policies: Object.fromEntries(policies) }
}

function countWay(policy: Policy, way: Way, messages: readonly Example[], right: Verdicts): WayCounts {
  const counts = { goes: 0, advised: 0, 'second-look': 0, reviewed: 0, refused: 0, right: 0 }
  for (const [i, message] of messages.entries()) {
    const outcome = outcomeOf(policy, way, message)
    counts[outcome]++
    if (outcome !== 'goes' && outcome !== 'advised' && isRight(message, right.get(i))) counts.right++
  }
  return { way: `${way.from} to ${way.to}`, ...counts }
}

/** Facts that are true of messages, by a message's place in the archive. */
type Verdicts = ReadonlyMap<number, ReadonlySet<string>>

function readVerdicts(root: string): Verdicts {
  const { right } = parse(readFileSync(join(root, 'detectors/quality/real-mail-verdicts.yaml'), 'utf8')) as {
    readonly right: Readonly<Record<string, readonly number[]>>
  }
  const verdicts = new Map<number, Set<string>>()
  for (const [fact, messages] of Object.entries(right))
    for (const i of messages) verdicts.set(i, (verdicts.get(i) ?? new Set()).add(fact))
  return verdicts
}

/** True when one of the facts found is among those that are true. */
function isRight(message: Example, facts: ReadonlySet<string> = new Set()): boolean {
  const found = detectContent(message)
  return [...facts].some((fact) => says(found, fact as FactName))
}

/** The files of a tar archive compressed by xz. */
function messagesOf(path: string): Buffer[] {
  const tar = execFileSync('xz', ['-dc', path], { maxBuffer: 1 << 28 })
  const messages: Buffer[] = []
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0; ) {
    const size = Number.parseInt(tar.toString('latin1', at + 124, at + 135), 8)
    if (tar[at + 156] === 0x30) messages.push(tar.subarray(at + 512, at + 512 + size))
    at += 512 + Math.ceil(size / 512) * 512
  }
  return messages
}

async function read(raw: Buffer): Promise<Example> {
  const withoutEnvelope = raw.subarray(0, 5).toString() === 'From ' ? raw.subarray(raw.indexOf(10) + 1) : raw
  const { subject = '', text, html } = await PostalMime.parse(withoutEnvelope)
  return { subjectLine: subject, ...(text === undefined ? {} : { text }), ...(html === undefined ? {} : { html }) }
}

if (import.meta.main) {
  const root = join(import.meta.dirname, '../..')
  const archive = realMailArchive(root)
  if (archive === undefined) throw new Error('no messages: set BEADLE_VECTORS')
  writeRealMail(root, await measureRealMail(root, archive, process.argv.slice(2)))
}
