import { BodyHash, type Canonicalization } from './canonical.ts'
import { type Dns, DnsAwayError } from './dns.ts'
import { isWithin, normalDomain } from './domain.ts'
import { findKey } from './public-key.ts'
import { fieldBody, type RawField, type RawMessage } from './raw-message.ts'
import { isSignedBy, readSignature, type Signature, signedHeader } from './signature.ts'
import { readTagList } from './tag-list.ts'

/** What came of one DKIM-Signature (RFC 6376 6.1, words of RFC 8601 2.7.1). */
export type DkimFinding = {
  readonly result: 'pass' | 'fail' | 'policy' | 'neutral' | 'temperror' | 'permerror'
  /** The signing domain, in lower case; absent where it could not be read. */
  readonly domain?: string
  readonly selector?: string
  /** Why it is not a pass. */
  readonly reason?: string
}

/** What verification stands on. `at` is in seconds since 1970. */
export type Verifying = { readonly dns: Dns; readonly at: number }

const mostSignatures = 10
const shortestKey = 1024
const slice = 256 * 1024

/**
 * Checks the DKIM signatures of a message. Of more than ten those are looked at first whose domain is of `preferred`, so that
 * nobody can hide the one that counts behind others. Never rejects.
 */
export async function verifyDkim(
  message: RawMessage,
  verifying: Verifying,
  preferred?: string,
): Promise<readonly DkimFinding[]> {
  const bodies = openBodies(message.body)
  const all = message.fields.filter(({ name }) => name === 'dkim-signature')
  const counts = ({ raw }: RawField) => (preferred !== undefined && raw.toLowerCase().includes(preferred) ? 0 : 1)
  const chosen = all.length > mostSignatures ? all.toSorted((a, b) => counts(a) - counts(b)) : all
  return Promise.all(chosen.slice(0, mostSignatures).map((own) => verifyOne(message, own, { ...verifying, bodies })))
}

async function verifyOne(
  { fields }: RawMessage,
  own: RawField,
  { dns, at, bodies }: Verifying & { readonly bodies: Bodies },
): Promise<DkimFinding> {
  const tags = readTagList(fieldBody(own))
  if (!tags) return { result: 'permerror', reason: 'tags cannot be read' }
  const signature = readSignature(tags, 'simple')
  if (typeof signature === 'string') return { result: 'permerror', ...whose(tags), reason: signature }
  const { domain, selector } = signature
  const found = (result: DkimFinding['result'], reason?: string): DkimFinding => ({
    result,
    domain,
    selector,
    ...(reason === undefined ? {} : { reason }),
  })
  if (tags.get('v') !== '1') return found('permerror', 'v= is not 1')
  if (!signature.headers.includes('from')) return found('permerror', 'From is not signed')
  const identity = (tags.get('i') ?? `@${domain}`).toLowerCase()
  const of = identity.slice(identity.lastIndexOf('@') + 1)
  if (!identity.includes('@') || !isWithin(of, domain)) return found('permerror', 'i= is not of d=')
  if (tags.has('x') && Number(tags.get('x')) < at) return found('fail', 'signature has expired')
  try {
    const key = await findKey(dns, signature)
    if (typeof key === 'string') return found('permerror', key)
    if (key.isStrict && of !== domain) return found('permerror', 'i= is not d=')
    if (key.type === 'rsa' && key.bits < shortestKey) return found('policy', 'key is too short')
    const { hash, total } = await bodies(signature)
    const failed = key.isTest ? 'neutral' : 'fail'
    if (!hash.equals(signature.bodyHash)) return found(failed, 'body has altered')
    if (!isSignedBy(key, signature, signedHeader(fields, own, signature)))
      return found(failed, 'signature does not fit')
    // RFC 6376 8.2: what was added behind the signed octets may say anything.
    if (signature.length !== undefined && signature.length < total) return found('policy', 'body is signed in part')
    return found('pass')
  } catch (error) {
    if (error instanceof DnsAwayError) return found('temperror', 'DNS does not answer')
    return found('permerror', 'cannot be checked')
  }
}

function whose(tags: ReadonlyMap<string, string>): { readonly domain?: string } {
  const domain = normalDomain(tags.get('d') ?? '')
  return domain === undefined ? {} : { domain }
}

type Bodies = (how: Pick<Signature, 'body' | 'length'>) => Promise<{ readonly hash: Buffer; readonly total: number }>

/** Hashes a body once for each way in which it was signed, in slices between which others get their turn. */
export function openBodies(body: Buffer): Bodies {
  const known = new Map<string, ReturnType<Bodies>>()
  return ({ body: how, length }) => {
    const key = `${how} ${length}`
    const hashed = known.get(key) ?? hashBody(body, how, length)
    known.set(key, hashed)
    return hashed
  }
}

async function hashBody(body: Buffer, how: Canonicalization, length: number | undefined) {
  const hash = new BodyHash(how, length)
  for (let at = 0; at < body.length; at += slice) {
    if (at > 0) await new Promise(setImmediate)
    hash.update(body.subarray(at, at + slice))
  }
  return { hash: hash.digest(), total: hash.total }
}
