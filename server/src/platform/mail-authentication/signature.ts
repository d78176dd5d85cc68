import { createHash, verify } from 'node:crypto'
import { type Canonicalization, canonicalField } from './canonical.ts'
import { isDomain, isSelector } from './domain.ts'
import type { PublicKey } from './public-key.ts'
import type { RawField } from './raw-message.ts'
import { readBase64, withoutSpace } from './tag-list.ts'

/** What a DKIM-Signature and an ARC-Message-Signature have in common, read and found well formed. */
export type Signature = {
  readonly algorithm: 'rsa' | 'ed25519'
  readonly domain: string
  readonly selector: string
  /** Names of the fields signed, in lower case, in the order signed. */
  readonly headers: readonly string[]
  readonly header: Canonicalization
  readonly body: Canonicalization
  readonly bodyHash: Buffer
  readonly value: Buffer
  /** `l=`: how many octets of the body are signed. */
  readonly length?: number
}

const canonicalizations: ReadonlySet<string> = new Set(['simple', 'relaxed'])

/**
 * Reads the tags both kinds have. A sentence where they are not as they should be. `unsaid` is the canonicalization where the
 * signature names none: simple for DKIM (RFC 6376 3.5), relaxed for ARC, as sealers have it.
 */
export function readSignature(tags: ReadonlyMap<string, string>, unsaid: Canonicalization): Signature | string {
  const key = readKeyName(tags)
  if (typeof key === 'string') return key
  const value = readBase64(tags.get('b'))
  if (!value) return 'b= is not base64'
  const bodyHash = readBase64(tags.get('bh'))
  if (bodyHash?.length !== 32) return 'bh= is no SHA-256'
  const headers = tags.get('h')
  if (headers === undefined) return 'h= is missing'
  const [header = '', body = 'simple', ...more] = (tags.get('c') ?? `${unsaid}/${unsaid}`).split('/')
  if (!isCanonicalization(header) || !isCanonicalization(body) || more.length > 0) return 'c= is not known'
  const length = tags.get('l')
  if (length !== undefined && !/^\d{1,15}$/.test(length)) return 'l= is no number'
  if (!isTime(tags.get('t')) || !isTime(tags.get('x'))) return 't= or x= is no time'
  return {
    ...key,
    headers: withoutSpace(headers).toLowerCase().split(':'),
    header,
    body,
    bodyHash,
    value,
    ...(length === undefined ? {} : { length: Number(length) }),
  }
}

/** Which key a signature says it was made with. */
export function readKeyName(
  tags: ReadonlyMap<string, string>,
): { readonly algorithm: 'rsa' | 'ed25519'; readonly domain: string; readonly selector: string } | string {
  const a = tags.get('a')
  // RFC 8301: SHA-1 is not to be believed any more.
  if (a !== 'rsa-sha256' && a !== 'ed25519-sha256') return 'a= is not accepted'
  const domain = (tags.get('d') ?? '').toLowerCase()
  if (!isDomain(domain)) return 'd= is no domain'
  const selector = (tags.get('s') ?? '').toLowerCase()
  if (!isSelector(selector)) return 's= is no selector'
  return { algorithm: a === 'rsa-sha256' ? 'rsa' : 'ed25519', domain, selector }
}

/** Whether a tag that tells an instant does, where it is there. */
export function isTime(told: string | undefined): boolean {
  return told === undefined || /^\d{1,12}$/.test(told)
}

function isCanonicalization(text: string): text is Canonicalization {
  return canonicalizations.has(text)
}

/**
 * The octets that the fields named in `h=` are signed as: from the bottom up, each as often as it is named (RFC 6376 5.4.2),
 * then the signature's own field with an empty `b=` and no line end.
 */
export function signedHeader(
  fields: readonly RawField[],
  own: RawField,
  { headers, header }: Pick<Signature, 'headers' | 'header'>,
): string {
  const left = new Map<string, RawField[]>()
  for (const field of fields) {
    if (field === own) continue
    const known = left.get(field.name)
    if (known) known.push(field)
    else left.set(field.name, [field])
  }
  const signed = headers.map((name) => {
    const field = left.get(name)?.pop()
    return field ? canonicalField(field.raw, header) : ''
  })
  return signed.join('') + canonicalField(withoutValue(own.raw), header).slice(0, -2)
}

/** A signature's field as it was when it was signed: the value of `b=` empty. */
export function withoutValue(raw: string): string {
  return raw.replace(/([;:][ \t\r\n]*b[ \t\r\n]*=)[^;]*/, '$1')
}

/** Checks a signature over `signed` (Latin-1). False also where key and algorithm do not go together. */
export function isSignedBy(
  { key, type }: PublicKey,
  { algorithm, value }: Pick<Signature, 'algorithm' | 'value'>,
  signed: string,
): boolean {
  if (type !== algorithm) return false
  const octets = Buffer.from(signed, 'latin1')
  if (algorithm === 'rsa') return verify('sha256', octets, key, value)
  // RFC 8463 3: Ed25519 signs the SHA-256 of the header.
  return value.length === 64 && verify(null, hashOf(octets), key, value)
}

function hashOf(octets: Buffer): Buffer {
  return createHash('sha256').update(octets).digest()
}
