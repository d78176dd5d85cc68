import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { BeadleError } from '../../../platform/errors.ts'
import type { Keystore } from '../../../platform/keys/index.ts'
import { isDomain, isSelector, type SigningKey } from '../../../platform/mail-authentication/index.ts'

export type DkimKeyType = 'rsa' | 'ed25519'

/** A key with which a school's mail is signed, as the console and the command line tell it. */
export type DkimKey = {
  /** One of the school's domains, in lower case. */
  readonly domain: string
  readonly selector: string
  readonly type: DkimKeyType
  /** Only keys in use sign. A further key of a domain waits, for its record must be in the DNS first. */
  readonly state: 'in use' | 'waiting' | 'retired'
  readonly madeAt: string
}

/** A record to publish: its name and its text, which a name server may split into strings of up to 255 octets. */
export type DnsRecord = { readonly name: string; readonly text: string }

/** There is such a key already, or none. */
export class DkimKeyError extends BeadleError {
  override readonly name = 'DkimKeyError'
  readonly code: 'mail.dkim-key-exists' | 'mail.no-dkim-key' | 'mail.dkim-name'
  readonly status: number
  constructor(code: DkimKeyError['code'], message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
    this.status = code === 'mail.no-dkim-key' ? 404 : code === 'mail.dkim-key-exists' ? 409 : 400
  }
}

/** The signing keys of one school, kept in the keystore and nowhere else; every act is on the disk when it returns. */
export class DkimKeys {
  readonly #store: Keystore
  readonly #schoolId: string

  constructor(store: Keystore, schoolId: string) {
    this.#store = store
    this.#schoolId = schoolId
  }

  list(): readonly DkimKey[] {
    const note = this.#store.read(this.#noteName)
    return note ? (JSON.parse(note.toString('utf8')) as readonly DkimKey[]) : []
  }

  /**
   * Makes a key. The first of its domain and type signs at once, a further one when it is put to use. Throws DkimKeyError where
   * the names cannot be or are taken.
   */
  make({
    domain,
    selector,
    type = 'rsa',
    at,
  }: {
    readonly domain: string
    readonly selector: string
    readonly type?: DkimKeyType
    readonly at: Temporal.Instant
  }): DkimKey {
    const names = { domain: domain.toLowerCase(), selector: selector.toLowerCase() }
    if (!isDomain(names.domain)) throw new DkimKeyError('mail.dkim-name', `\`${domain}\` is no domain`)
    if (!isSelector(names.selector) || names.selector.includes('_'))
      throw new DkimKeyError('mail.dkim-name', `\`${selector}\` is no selector`)
    const known = this.list()
    if (known.some((key) => key.domain === names.domain && key.selector === names.selector))
      throw new DkimKeyError('mail.dkim-key-exists', `\`${domain}\` has a key \`${selector}\` already`)
    const isFirst = !known.some((key) => key.domain === names.domain && key.type === type && key.state === 'in use')
    const key: DkimKey = { ...names, type, state: isFirst ? 'in use' : 'waiting', madeAt: at.toString() }
    this.#store.make(this.#keyName(key), () => newKey(type))
    this.#write([...known, key])
    return key
  }

  /** Signs with this key from now on; the one before it of its domain and type is retired and its record may go after a week. */
  use(domain: string, selector: string): void {
    const chosen = this.#find(domain, selector)
    this.#write(
      this.list().map((key) => {
        if (key.domain !== chosen.domain || key.type !== chosen.type) return key
        if (key.selector === chosen.selector) return { ...key, state: 'in use' as const }
        return key.state === 'in use' ? { ...key, state: 'retired' as const } : key
      }),
    )
  }

  /** Destroys a key. What it signed stays good as long as its record is published. */
  remove(domain: string, selector: string): void {
    const chosen = this.#find(domain, selector)
    this.#write(this.list().filter((key) => key.domain !== chosen.domain || key.selector !== chosen.selector))
    this.#store.remove(this.#keyName(chosen))
  }

  /** The record to publish for a key (RFC 6376 3.6.1, RFC 8463 4). */
  record(domain: string, selector: string): DnsRecord {
    const key = this.#find(domain, selector)
    const spki = createPublicKey(this.#load(key)).export({ format: 'der', type: 'spki' })
    const octets = key.type === 'rsa' ? spki : spki.subarray(-32)
    return {
      name: `${key.selector}._domainkey.${key.domain}`,
      text: `v=DKIM1; k=${key.type}; p=${octets.toString('base64')}`,
    }
  }

  /** The keys that sign for a domain: RSA first, which everybody can check. */
  signing(domain: string): readonly SigningKey[] {
    return this.#signing((key) => key.domain === domain)
  }

  /** The key that seals what is not of a domain of ours: RSA, of the first domain that has one. */
  sealing(): SigningKey | undefined {
    return this.#signing(({ type }) => type === 'rsa')[0]
  }

  #signing(isMeant: (key: DkimKey) => boolean): readonly SigningKey[] {
    return this.list()
      .filter((key) => key.state === 'in use' && isMeant(key))
      .toSorted((one, other) => (one.type === other.type ? 0 : one.type === 'rsa' ? -1 : 1))
      .map((key) => ({ domain: key.domain, selector: key.selector, privateKey: this.#load(key) }))
  }

  #find(domain: string, selector: string): DkimKey {
    const [wanted, named] = [domain.toLowerCase(), selector.toLowerCase()]
    const found = this.list().find((key) => key.domain === wanted && key.selector === named)
    if (!found) throw new DkimKeyError('mail.no-dkim-key', `\`${domain}\` has no key \`${selector}\``)
    return found
  }

  #load(key: DkimKey): KeyObject {
    const name = this.#keyName(key)
    // With its time: a key that took the name of one removed is another.
    const kept = `${name} ${key.madeAt}`
    const known = loaded.get(kept)
    if (known) return known
    const der = this.#store.read(name)
    if (!der)
      throw new DkimKeyError('mail.no-dkim-key', `the key \`${key.selector}\` of \`${key.domain}\` is not there`)
    const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
    loaded.set(kept, privateKey)
    return privateKey
  }

  #write(keys: readonly DkimKey[]): void {
    this.#store.put(this.#noteName, Buffer.from(`${JSON.stringify(keys, null, 2)}\n`))
  }

  get #noteName(): string {
    return `${this.#schoolId}/dkim/keys`
  }

  #keyName({ domain, selector }: Pick<DkimKey, 'domain' | 'selector'>): string {
    return `${this.#schoolId}/dkim/${domain}/${selector}`
  }
}

/** Keys once read. */
const loaded = new Map<string, KeyObject>()

function newKey(type: DkimKeyType): Buffer {
  const { privateKey } =
    type === 'rsa' ? generateKeyPairSync('rsa', { modulusLength: 2048 }) : generateKeyPairSync('ed25519')
  return privateKey.export({ format: 'der', type: 'pkcs8' })
}
