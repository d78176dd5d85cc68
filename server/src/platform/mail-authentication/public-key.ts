import { createPublicKey, type KeyObject } from 'node:crypto'
import type { Dns } from './dns.ts'
import { readBase64, readTagList, withoutSpace } from './tag-list.ts'

/** A key as its owner published it (RFC 6376 3.6.1, RFC 8463). */
export type PublicKey = {
  readonly type: 'rsa' | 'ed25519'
  readonly key: KeyObject
  /** Length of an RSA modulus. */
  readonly bits: number
  /** `t=s`: the identity must be the signing domain itself. */
  readonly isStrict: boolean
  /** `t=y`: the owner is trying; a failure says nothing, a success still counts. */
  readonly isTest: boolean
}

/** Why there is no key to check with. */
export type NoKey = 'no key' | 'revoked key' | 'unusable key'

/**
 * Asks for the key of a selector. Rejects with DnsAwayError when the DNS does not answer. Of several records the first that is
 * a key counts.
 */
export async function findKey(
  dns: Pick<Dns, 'txt'>,
  { domain, selector }: { readonly domain: string; readonly selector: string },
): Promise<PublicKey | NoKey> {
  const records = await dns.txt(`${selector}._domainkey.${domain}`)
  let problem: NoKey = 'no key'
  for (const record of records.slice(0, 5)) {
    const found = readPublicKey(record)
    if (typeof found !== 'string') return found
    problem = found
  }
  return problem
}

// The algorithm identifier of Ed25519 in front of the 32 octets (RFC 8410 4).
const ed25519Head = Buffer.from('302a300506032b6570032100', 'hex')

/** Reads one key record. */
export function readPublicKey(record: string): PublicKey | NoKey {
  const tags = readTagList(record)
  if (!tags?.has('p')) return 'unusable key'
  const { v = 'DKIM1', k = 'rsa', p = '', t = '', s = '*', h = 'sha256' } = Object.fromEntries(tags)
  if (p === '') return 'revoked key'
  if (v !== 'DKIM1' || (tags.has('v') && [...tags.keys()][0] !== 'v')) return 'unusable key'
  if (!words(s).some((service) => service === '*' || service === 'email')) return 'unusable key'
  if (!words(h).includes('sha256')) return 'unusable key'
  const der = readBase64(p)
  if (!der || (k !== 'rsa' && k !== 'ed25519')) return 'unusable key'
  const key = k === 'rsa' ? rsaKey(der) : ed25519Key(der)
  if (!key) return 'unusable key'
  const flags = words(t)
  return {
    type: k,
    key,
    bits: key.asymmetricKeyDetails?.modulusLength ?? 256,
    isStrict: flags.includes('s'),
    isTest: flags.includes('y'),
  }
}

function rsaKey(der: Buffer): KeyObject | undefined {
  // SubjectPublicKeyInfo as everybody publishes it; the bare PKCS #1 form is what RFC 6376 literally says.
  for (const type of ['spki', 'pkcs1'] as const)
    try {
      const key = createPublicKey({ key: der, format: 'der', type })
      if (key.asymmetricKeyType === 'rsa') return key
    } catch {
      // Not this form.
    }
  return undefined
}

function ed25519Key(der: Buffer): KeyObject | undefined {
  if (der.length !== 32) return undefined
  return createPublicKey({ key: Buffer.concat([ed25519Head, der]), format: 'der', type: 'spki' })
}

function words(list: string): readonly string[] {
  return withoutSpace(list).split(':')
}
