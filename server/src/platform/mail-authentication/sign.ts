import { createHash, type KeyObject, sign } from 'node:crypto'
import { type ArcFinding, sealedHeader } from './arc.ts'
import { bodyHash } from './canonical.ts'
import type { RawField, RawMessage } from './raw-message.ts'
import { signedHeader } from './signature.ts'

/** A key to sign with and the name under which its public half stands in the DNS. */
export type SigningKey = {
  readonly domain: string
  readonly selector: string
  readonly privateKey: KeyObject
}

/** A signature to make. `at` is in seconds since 1970. */
export type Signing = {
  readonly key: SigningKey
  readonly at: number
  /** Names of the fields to sign, in lower case; the usual ones where absent. */
  readonly headers?: readonly string[]
}

/** RFC 6376 5.4.1, and what decides how a message is shown. */
const usualHeaders = [
  'from',
  'sender',
  'reply-to',
  'to',
  'cc',
  'subject',
  'date',
  'message-id',
  'in-reply-to',
  'references',
  'list-id',
  'list-unsubscribe',
  'mime-version',
  'content-type',
  'content-transfer-encoding',
]

/** Signed once more than they are there, so that nobody can add another (RFC 6376 8.15). */
const oversigned = new Set(['from', 'subject', 'to', 'cc', 'date', 'reply-to', 'sender', 'content-type'])

/** A DKIM-Signature field for the message, its line end included (RFC 6376; Ed25519 by RFC 8463). */
export function signDkim(message: RawMessage, { key, at, headers }: Signing): string {
  const tags = {
    v: '1',
    a: algorithmOf(key),
    c: 'relaxed/relaxed',
    d: key.domain,
    s: key.selector,
    t: String(at),
    h: (headers ?? present(message, usualHeaders)).join(':'),
    bh: bodyHash(message.body, 'relaxed').toString('base64'),
    b: '',
  }
  return signed('DKIM-Signature', tags, key, (own) => signedHeader(message.fields, own, headerOf(tags)))
}

export type Sealing = Signing & {
  /** Name of this authentication service, the first word of the results. */
  readonly authservId: string
  /** What was found, as it stands behind that name in Authentication-Results. */
  readonly results: string
  /** The chain as it arrived. */
  readonly chain: Pick<ArcFinding, 'result' | 'sets' | 'isClosed'>
}

/**
 * The three fields of an ARC set to stand above a message, line ends included (RFC 8617 5.1). Empty where no set may be
 * added: after a chain that is broken and says so, after fifty sets, and after a chain that nobody could check.
 */
export function sealArc(message: RawMessage, { key, at, headers, authservId, results, chain }: Sealing): string {
  const instance = chain.sets.length + 1
  if (chain.isClosed || chain.result === 'unknown' || instance > 50) return ''
  // Sets that do not make a chain cannot be gone on from: which would be the next instance?
  if (chain.result === 'fail' && chain.sets.length === 0) return ''
  const found = fieldOf('ARC-Authentication-Results', ` i=${instance}; ${authservId}; ${results}`)
  // The names of tags in the order of the alphabet, as the reference signer has them.
  const tags = {
    a: algorithmOf(key),
    b: '',
    bh: bodyHash(message.body, 'relaxed').toString('base64'),
    c: 'relaxed/relaxed',
    d: key.domain,
    h: (headers ?? present(message, [...usualHeaders, 'dkim-signature'])).join(':'),
    i: String(instance),
    s: key.selector,
    t: String(at),
  }
  const signature = signed('ARC-Message-Signature', tags, key, (own) =>
    signedHeader(message.fields, own, headerOf(tags)),
  )
  const set = { results: found, signature: rawOf(signature) }
  const cv = chain.result
  // A seal over a broken chain is over the newest set alone (RFC 8617 5.1.2).
  const before = cv === 'fail' ? [] : chain.sets
  const sealTags = { a: tags.a, b: '', cv, d: key.domain, i: String(instance), s: key.selector, t: String(at) }
  const seal = signed('ARC-Seal', sealTags, key, (own) => sealedHeader([...before, { ...set, seal: own }]))
  return `${seal}${signature}${found.raw}\r\n`
}

function algorithmOf({ privateKey }: SigningKey): string {
  return privateKey.asymmetricKeyType === 'ed25519' ? 'ed25519-sha256' : 'rsa-sha256'
}

/** Names to sign: each as often as it is there, those that matter once more. */
function present({ fields }: RawMessage, names: readonly string[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const { name } of fields) counts.set(name, (counts.get(name) ?? 0) + 1)
  return names.flatMap((name) => Array<string>((counts.get(name) ?? 0) + (oversigned.has(name) ? 1 : 0)).fill(name))
}

function headerOf({ h }: { readonly h: string }) {
  return { headers: h.split(':'), header: 'relaxed' } as const
}

function fieldOf(name: string, value: string): RawField {
  return { name: name.toLowerCase(), raw: `${name}:${value}` }
}

function rawOf(line: string): RawField {
  const raw = line.slice(0, -2)
  return { name: raw.slice(0, raw.indexOf(':')).toLowerCase(), raw }
}

/** Writes the tags, signs what `over` says with `b=` still empty, and puts the value in. */
function signed(
  name: string,
  tags: Readonly<Record<string, string>>,
  { privateKey }: SigningKey,
  over: (own: RawField) => string,
): string {
  const octets = Buffer.from(over(fieldOf(name, writeTags(tags))), 'latin1')
  const value =
    privateKey.asymmetricKeyType === 'ed25519'
      ? sign(null, hashOf(octets), privateKey)
      : sign('sha256', octets, privateKey)
  return `${name}:${writeTags({ ...tags, b: value.toString('base64') })}\r\n`
}

const longest = 74

/** Folded between tags, never within `b=`, and by a space: dkimpy looks for ` i=1;`, and others stumble over a fold in a value. */
function writeTags(tags: Readonly<Record<string, string>>): string {
  let line = ''
  let text = ''
  for (const [tag, value] of Object.entries(tags)) {
    const piece = `${tag}=${tag === 'h' ? value.replace(/(.{40,60}):(?=.)/g, '$1:\r\n ') : value}`
    const isLong = line.length + piece.length + 2 > longest
    text += isLong ? `\r\n ${piece};` : ` ${piece};`
    line = isLong ? piece : `${line} ${piece}`
  }
  return text.slice(0, -1)
}

function hashOf(octets: Buffer): Buffer {
  return createHash('sha256').update(octets).digest()
}
