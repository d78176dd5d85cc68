import { createCipheriv, createDecipheriv, createHmac, type KeyObject, randomBytes, randomFillSync } from 'node:crypto'
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { BeadleError } from '../errors.ts'
import { HmacKey } from './hmac-key.ts'
import { type Keystore, keyId, openKeystore, signingKey } from './keystore.ts'

/**
 * Everything kept about people is sealed under a key per school, record class and month, so that destroying the key makes
 * every copy unreadable, those in backups included. Three things keep that true: keys are never in the database; a month's
 * key is never made twice (its tombstone stays); and what is sealed is bound to its school, class and month, so that it
 * opens nowhere else.
 */
export type Keys = {
  /** Compresses, where there is much, and encrypts `bytes` as of `at` (months in UTC). Throws KeyDestroyedError where that month's key is gone. */
  seal(schoolId: string, recordClass: string, at: Temporal.Instant, bytes: Uint8Array): Buffer
  /** What was sealed. Throws KeyDestroyedError when it has been forgotten, SealBrokenError when it was altered or belongs elsewhere. */
  open(schoolId: string, recordClass: string, sealed: Uint8Array): Buffer
  /**
   * A stand-in for a word, an address or a message id that can be looked up and not read back: HMAC-SHA-256 under a key of its own
   * per purpose, which is derived from the key of the class and month and goes with it. Throws KeyDestroyedError when that is gone.
   */
  token(schoolId: string, recordClass: string, at: Temporal.Instant, purpose: string, text: string): Buffer
  /** The same for looking up in a month, `2026-03`; undefined where nothing was ever sealed, or it has been forgotten. */
  tokenIn(schoolId: string, recordClass: string, month: string, purpose: string, text: string): Buffer | undefined
  /** The months of a class whose key stands, the newest first: those that can still be looked up. */
  months(schoolId: string, recordClass: string): readonly string[]
  /** Forgets everything of one school, class and month (`2026-03`). Cannot be undone except from the keystore's own escrow. */
  destroyKey(schoolId: string, recordClass: string, month: string): void
  /** HMAC-SHA-256 under a key of its own per scope (a school's id, or `installation`) and purpose. */
  hmac(scope: string, purpose: string, bytes: string | Uint8Array): Buffer
  /** The Ed25519 key that signs for a school. `publicKey` is its 32 bytes. */
  signer(schoolId: string, purpose: string): { readonly privateKey: KeyObject; readonly publicKey: Buffer }
  /** Secrets and notes of other kinds, such as the TLS key the gateway makes for itself. */
  readonly store: Keystore
}

/** The record class was forgotten: its key no longer exists. */
export class KeyDestroyedError extends BeadleError {
  override readonly name = 'KeyDestroyedError'
  readonly code = 'platform.key-destroyed'
  readonly status = 410
  constructor(recordClass: string, month: string, options?: ErrorOptions) {
    super(`the key of \`${recordClass}\` for \`${month}\` has been destroyed`, options)
  }
}

/** What was to be opened is not what was sealed, or not for this school and class. */
export class SealBrokenError extends BeadleError {
  override readonly name = 'SealBrokenError'
  readonly code = 'platform.seal-broken'
  readonly status = 500
  constructor(recordClass: string, options?: ErrorOptions) {
    super(`a sealed \`${recordClass}\` record does not open`, options)
  }
}

const monthPattern = /^\d{4}-(0[1-9]|1[0-2])$/
const lookEveryMs = 1_000

// version 1 · flags 1 · month 2 (months since 1970, big endian) · key id 8 · nonce 12 · ciphertext · tag 16
const headerLength = 12
const nonceLength = 12
const tagLength = 16
const compressed = 1
// Mail is made smaller once and read seldom: the quickest level costs half of the usual one, for a few bytes in a hundred.
// Of little there is little to save, and beginning costs the same.
const worthPacking = 1024
const quickly = { [constants.ZSTD_c_compressionLevel]: 1 }

type Form = { readonly header: Buffer; readonly binding: Buffer }
type Sealer = { readonly key: Buffer; readonly plain: Form; readonly packed: Form }

/** Opens the keys in a directory. Pass one `Keys` around; it remembers the keys it has read. */
export function openKeys(directory: string): Keys {
  const store = openKeystore(directory)
  const remembered = new Map<string, Buffer>()
  const sealers = new Map<string, Sealer>()
  const tokenKeys = new Map<string, HmacKey>()
  const listed = new Map<string, readonly string[]>()
  let lookedAt = 0

  function monthKey(schoolId: string, recordClass: string, month: string, make: boolean): Buffer {
    forgetDestroyed()
    const name = `${schoolId}/${recordClass}/${month}`
    const known = remembered.get(name)
    if (known !== undefined) return known
    if (store.has(`${name}.destroyed`)) throw new KeyDestroyedError(recordClass, month)
    const key = make ? store.make(name, () => randomBytes(32)) : store.read(name)
    if (key === undefined) throw new KeyDestroyedError(recordClass, month)
    remembered.set(name, key)
    listed.clear()
    return key
  }

  /** What another process has made or destroyed is known here within a second as well. */
  function forgetDestroyed(): void {
    const now = performance.now()
    if (now - lookedAt < lookEveryMs) return
    lookedAt = now
    listed.clear()
    for (const name of remembered.keys()) if (store.has(`${name}.destroyed`)) drop(name)
  }

  function drop(name: string): void {
    remembered.get(name)?.fill(0)
    remembered.delete(name)
    listed.clear()
    sealers.delete(name)
    for (const [of, key] of tokenKeys)
      if (of.startsWith(`${name} `)) {
        key.forget()
        tokenKeys.delete(of)
      }
  }

  function tokenOf(month: Buffer, name: string, purpose: string, text: string): Buffer {
    const of = `${name} ${purpose}`
    const known = tokenKeys.get(of)
    if (known !== undefined) return known.digest(text)
    const made = new HmacKey(createHmac('sha256', month).update(`beadle token ${purpose}`).digest())
    tokenKeys.set(of, made)
    return made.digest(text)
  }

  /** What every seal of one school, class and month begins with and is bound to, made once. */
  function sealerOf(schoolId: string, recordClass: string, month: string): Sealer {
    const name = `${schoolId}/${recordClass}/${month}`
    forgetDestroyed()
    const known = sealers.get(name)
    if (known !== undefined) return known
    const key = monthKey(schoolId, recordClass, month, true)
    const form = (flags: number) => {
      const header = Buffer.alloc(headerLength)
      header.writeUInt8(1, 0)
      header.writeUInt8(flags, 1)
      header.writeUInt16BE(monthNumber(month), 2)
      keyId(key).copy(header, 4)
      return { header, binding: bindingOf(header, schoolId, recordClass) }
    }
    const made = { key, plain: form(0), packed: form(compressed) }
    sealers.set(name, made)
    return made
  }

  function secret(scope: string, purpose: string): Buffer {
    const name = `${scope}/hmac/${purpose}`
    const key = remembered.get(name) ?? store.make(name, () => randomBytes(32))
    remembered.set(name, key)
    return key
  }

  return {
    store,
    seal(schoolId, recordClass, at, bytes) {
      const { key, plain, packed } = sealerOf(schoolId, recordClass, monthOf(at))
      const smaller = bytes.length < worthPacking ? bytes : pack(bytes)
      const isSmaller = smaller.length < bytes.length
      const { header, binding } = isSmaller ? packed : plain
      const nonce = nextNonce()
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(binding)
      const sealed = cipher.update(isSmaller ? smaller : bytes)
      // What Galois/Counter mode ends with is the tag alone.
      cipher.final()
      return Buffer.concat([header, nonce, sealed, cipher.getAuthTag()])
    },
    open(schoolId, recordClass, sealed) {
      const all = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength)
      if (all.length < headerLength + nonceLength + tagLength || all[0] !== 1) throw new SealBrokenError(recordClass)
      const header = all.subarray(0, headerLength)
      const key = monthKey(schoolId, recordClass, monthName(header.readUInt16BE(2)), false)
      if (!keyId(key).equals(header.subarray(4))) throw new SealBrokenError(recordClass)
      const decipher = createDecipheriv('aes-256-gcm', key, all.subarray(headerLength, headerLength + nonceLength))
        .setAAD(bindingOf(header, schoolId, recordClass))
        .setAuthTag(all.subarray(-tagLength))
      try {
        const opened = Buffer.concat([
          decipher.update(all.subarray(headerLength + nonceLength, -tagLength)),
          decipher.final(),
        ])
        return header[1] === compressed ? zstdDecompressSync(opened) : opened
      } catch (error) {
        throw new SealBrokenError(recordClass, { cause: error })
      }
    },
    token(schoolId, recordClass, at, purpose, text) {
      const month = monthOf(at)
      const key = monthKey(schoolId, recordClass, month, true)
      return tokenOf(key, `${schoolId}/${recordClass}/${month}`, purpose, text)
    },
    tokenIn(schoolId, recordClass, month, purpose, text) {
      try {
        const key = monthKey(schoolId, recordClass, month, false)
        return tokenOf(key, `${schoolId}/${recordClass}/${month}`, purpose, text)
      } catch (error) {
        if (error instanceof KeyDestroyedError) return undefined
        throw error
      }
    },
    months(schoolId, recordClass) {
      forgetDestroyed()
      const of = `${schoolId}/${recordClass}`
      const known = listed.get(of)
      if (known !== undefined) return known
      const names = new Set(store.list(of))
      const standing = [...names].filter((name) => monthPattern.test(name) && !names.has(`${name}.destroyed`)).reverse()
      listed.set(of, standing)
      return standing
    },
    destroyKey(schoolId, recordClass, month) {
      if (!monthPattern.test(month)) throw new RangeError(`month \`${month}\` is not like 2026-03`)
      const name = `${schoolId}/${recordClass}/${month}`
      // The tombstone first: cut short in between, the key still exists and the destruction is asked for again.
      store.put(`${name}.destroyed`, Buffer.alloc(0))
      store.remove(name)
      drop(name)
    },
    hmac: (scope, purpose, bytes) => createHmac('sha256', secret(scope, purpose)).update(bytes).digest(),
    signer: (schoolId, purpose) => signingKey(store, `${schoolId}/ed25519/${purpose}`),
  }
}

// Asked for in one piece for many: the system call costs as much as the sealing.
const nonces = Buffer.alloc(nonceLength * 256)
let nextAt = nonces.length

/** Random octets that are given out once; they stand until the next piece of them is asked for, and are copied at once. */
function nextNonce(): Buffer {
  if (nextAt === nonces.length) {
    randomFillSync(nonces)
    nextAt = 0
  }
  nextAt += nonceLength
  return nonces.subarray(nextAt - nonceLength, nextAt)
}

/** Told how much there is, it takes up no more memory than that needs. */
function pack(bytes: Uint8Array): Buffer {
  return zstdCompressSync(bytes, { params: quickly, pledgedSrcSize: bytes.length, chunkSize: bytes.length })
}

/** The month of an instant in UTC, `2026-03`. */
export function monthOf(at: Temporal.Instant): string {
  // The last answer again for the same instant: a message is sealed in several pieces, many messages at one instant.
  if (lastMonth?.at !== at) lastMonth = { at, month: at.toString().slice(0, 7) }
  return lastMonth.month
}

let lastMonth: { readonly at: Temporal.Instant; readonly month: string } | undefined

function monthNumber(month: string): number {
  return (Number(month.slice(0, 4)) - 1970) * 12 + Number(month.slice(5)) - 1
}

function monthName(number: number): string {
  return `${1970 + Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`
}

function bindingOf(header: Buffer, schoolId: string, recordClass: string): Buffer {
  return Buffer.concat([header, Buffer.from(`${schoolId}\n${recordClass}`)])
}
