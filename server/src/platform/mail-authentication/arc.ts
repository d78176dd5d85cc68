import { canonicalField } from './canonical.ts'
import { openBodies, type Verifying } from './dkim.ts'
import { DnsAwayError } from './dns.ts'
import { findKey, type PublicKey } from './public-key.ts'
import { fieldBody, type RawField, type RawMessage } from './raw-message.ts'
import { isSignedBy, isTime, readKeyName, readSignature, signedHeader, withoutValue } from './signature.ts'
import { readBase64, readTagList } from './tag-list.ts'

/** One ARC set (RFC 8617 4.1): what a server found, what it passed on, and its seal over both and all before. */
export type ArcSet = { readonly results: RawField; readonly signature: RawField; readonly seal: RawField }

/** What came of an ARC chain. */
export type ArcFinding = {
  readonly result: 'none' | 'pass' | 'fail' | 'unknown'
  /** How many sets there are, where they could be read. */
  readonly sets: readonly ArcSet[]
  /** Domains that sealed, from the first; only where the chain passed. */
  readonly sealers: readonly string[]
  /** A seal says that the chain was broken before: no more sets may be added (RFC 8617 5.1.2). */
  readonly isClosed: boolean
  readonly reason?: string
}

const mostSets = 50
const shortestKey = 1024

/** Checks the ARC chain of a message as the next server would (RFC 8617 5.2). Never rejects: `unknown` where the DNS is away. */
export async function verifyArc(message: RawMessage, { dns }: Pick<Verifying, 'dns'>): Promise<ArcFinding> {
  const sets = arcSets(message.fields)
  const nothing = { sets: [], sealers: [], isClosed: false }
  if (typeof sets === 'string') return { ...nothing, result: 'fail', reason: sets }
  if (sets.length === 0) return { ...nothing, result: 'none' }
  const fail = (reason: string, isClosed = false): ArcFinding => ({
    ...nothing,
    sets,
    result: 'fail',
    reason,
    isClosed,
  })
  const seals: Seal[] = []
  for (const [index, { seal }] of sets.entries()) {
    const read = readSeal(seal)
    if (typeof read === 'string') return fail(`seal ${index + 1}: ${read}`)
    seals.push(read)
  }
  if (seals.some(({ cv }) => cv === 'fail')) return fail('the chain was broken before', true)
  if (seals.some(({ cv }, index) => cv !== (index === 0 ? 'none' : 'pass'))) return fail('cv= is not as it should be')
  try {
    const problem = (await checkSignature(message, sets, dns)) ?? (await checkSeals(sets, seals, dns))
    if (problem !== undefined) return fail(problem)
  } catch (error) {
    if (!(error instanceof DnsAwayError)) return fail('cannot be checked')
    return { ...nothing, sets, result: 'unknown', reason: 'DNS does not answer' }
  }
  return { result: 'pass', sets, sealers: seals.map(({ domain }) => domain), isClosed: false }
}

const kinds = {
  'arc-authentication-results': 'results',
  'arc-message-signature': 'signature',
  'arc-seal': 'seal',
} as const

/** The sets of a chain from the first to the newest; a sentence where they do not make a chain. */
export function arcSets(fields: readonly RawField[]): readonly ArcSet[] | string {
  const sets: Partial<Record<keyof ArcSet, RawField>>[] = []
  for (const field of fields) {
    if (!(field.name in kinds)) continue
    const kind = kinds[field.name as keyof typeof kinds]
    const instance = instanceOf(field, kind)
    if (instance === undefined) return `${kind} without an instance`
    if (instance > mostSets) return 'too many sets'
    const set = sets[instance - 1] ?? {}
    sets[instance - 1] = set
    if (set[kind]) return `two of ${kind} ${instance}`
    set[kind] = field
  }
  const whole: ArcSet[] = []
  for (let index = 0; index < sets.length; index++) {
    const { results, signature, seal } = sets[index] ?? {}
    if (!results || !signature || !seal) return `set ${index + 1} is not whole`
    whole.push({ results, signature, seal })
  }
  return whole
}

function instanceOf(field: RawField, kind: keyof ArcSet): number | undefined {
  const told =
    kind === 'results'
      ? /^[ \t\r\n]*i[ \t\r\n]*=[ \t\r\n]*([^;\s]*)[ \t\r\n]*;/.exec(fieldBody(field))?.[1]
      : readTagList(fieldBody(field))?.get('i')
  return told !== undefined && /^[1-9]\d{0,3}$/.test(told) ? Number(told) : undefined
}

type Seal = NonNullable<Exclude<ReturnType<typeof readKeyName>, string>> & {
  readonly value: Buffer
  readonly cv: 'none' | 'pass' | 'fail'
}

function readSeal(field: RawField): Seal | string {
  const tags = readTagList(fieldBody(field))
  if (!tags) return 'tags cannot be read'
  const key = readKeyName(tags)
  if (typeof key === 'string') return key
  const value = readBase64(tags.get('b'))
  const cv = tags.get('cv')
  if (!value) return 'b= is not base64'
  if (cv !== 'none' && cv !== 'pass' && cv !== 'fail') return 'cv= is not known'
  // RFC 8617 4.1.3: which fields a seal is over is not the sealer's to say.
  if (tags.has('h')) return 'h= must not be there'
  if (!isTime(tags.get('t'))) return 't= is no time'
  return { ...key, value, cv }
}

/** Only the newest: earlier ones are broken by every list that adds a footer, and that is what the seals are for. */
async function checkSignature(message: RawMessage, sets: readonly ArcSet[], dns: Verifying['dns']) {
  const own = sets.at(-1)?.signature
  if (!own) return 'signature is missing'
  const tags = readTagList(fieldBody(own))
  const signature = tags ? readSignature(tags, 'relaxed') : 'tags cannot be read'
  if (typeof signature === 'string') return `signature: ${signature}`
  if (signature.headers.includes('arc-seal')) return 'signature: over a seal'
  const key = await usableKey(dns, signature)
  if (typeof key === 'string') return `signature: ${key}`
  const { hash } = await openBodies(message.body)(signature)
  if (!hash.equals(signature.bodyHash)) return 'signature: body has altered'
  return isSignedBy(key, signature, signedHeader(message.fields, own, signature)) ? undefined : 'signature does not fit'
}

async function checkSeals(sets: readonly ArcSet[], seals: readonly Seal[], dns: Verifying['dns']) {
  for (let count = seals.length; count > 0; count--) {
    const seal = seals[count - 1]
    const key = seal ? await usableKey(dns, seal) : 'no key'
    if (!seal || typeof key === 'string') return `seal ${count}: ${key}`
    if (!isSignedBy(key, seal, sealedHeader(sets.slice(0, count)))) return `seal ${count} does not fit`
  }
  return undefined
}

/** What the newest seal of these sets is over (RFC 8617 5.1.1): all sets in order, its own value empty at the end. */
export function sealedHeader(sets: readonly ArcSet[]): string {
  return sets
    .flatMap(({ results, signature, seal }, index) => [
      canonicalField(results.raw, 'relaxed'),
      canonicalField(signature.raw, 'relaxed'),
      index === sets.length - 1
        ? canonicalField(withoutValue(seal.raw), 'relaxed').slice(0, -2)
        : canonicalField(seal.raw, 'relaxed'),
    ])
    .join('')
}

async function usableKey(
  dns: Verifying['dns'],
  name: { readonly domain: string; readonly selector: string },
): Promise<PublicKey | string> {
  const key = await findKey(dns, name)
  return typeof key !== 'string' && key.type === 'rsa' && key.bits < shortestKey ? 'key is too short' : key
}
