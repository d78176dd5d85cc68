import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
  scryptSync,
} from 'node:crypto'
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { z } from 'zod'
import { BeadleError } from '../errors.ts'
import type { Keystore } from './keystore.ts'

/**
 * The escrow: everything of a keystore in one sealed file, for the day its machine burns. It must not become the way by which a
 * destroyed key comes back. Therefore there is one, the newest, written over the one before; the notes of what was destroyed are
 * in it; and whoever restores keeps every such note, of the escrow and of the keystore alike, and no key that has one.
 *
 * The form: a line of JSON that says how the key of the rest is come by, then AES-256-GCM, bound to that line. For a recipient the
 * key is agreed by X25519 with a key made for this file alone (RFC 7748), for a passphrase it is by scrypt (RFC 7914); both go
 * through HKDF-SHA-256 (RFC 5869).
 */
export type EscrowFor =
  | { readonly kind: 'recipient'; readonly publicPem: string | Buffer }
  | { readonly kind: 'passphrase'; readonly passphrase: string }

/** With what an escrow is opened: the private half of the recipient's key, or the passphrase. */
export type EscrowWith =
  | { readonly kind: 'recipient'; readonly privatePem: string | Buffer }
  | { readonly kind: 'passphrase'; readonly passphrase: string }

/** An escrow that cannot be made or opened: the wrong key, another file, or altered. */
export class EscrowError extends BeadleError {
  override readonly name = 'EscrowError'
  readonly code = 'platform.escrow-unusable'
  readonly status = 400
}

const header = z.object({
  beadle: z.literal('escrow'),
  version: z.literal(1),
  madeAt: z.string(),
  nonce: z.base64(),
  wrap: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('x25519'), ephemeral: z.base64() }),
    // Bounds on what a file may ask of this machine: what is opened is not always what was made.
    z.object({
      kind: z.literal('scrypt'),
      salt: z.base64(),
      cost: z
        .int()
        .min(1024)
        .max(2 ** 20),
    }),
  ]),
})
const contents = z.array(z.object({ name: z.string(), value: z.base64() }))

const passphraseLength = 12
const scryptCost = 2 ** 17
const tagLength = 16
const mostBytes = 64 * 1024 * 1024
const tombstone = '.destroyed'

/** Everything of the keystore, sealed. Returns the octets of the file. */
export function makeEscrow(store: Keystore, given: EscrowFor, at: Temporal.Instant): Buffer {
  const nonce = randomBytes(12)
  const { wrap, key } = wrapFor(given)
  const line = `${JSON.stringify({ beadle: 'escrow', version: 1, madeAt: at.toString(), nonce: nonce.toString('base64'), wrap })}\n`
  const all = store.list().flatMap((name) => {
    const value = store.read(name)
    return value === undefined ? [] : [{ name, value: value.toString('base64') }]
  })
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(line))
  const sealed = cipher.update(zstdCompressSync(Buffer.from(JSON.stringify(all))))
  cipher.final()
  return Buffer.concat([Buffer.from(line), sealed, cipher.getAuthTag()])
}

/** Writes an escrow over the one before it: whole or not at all, on the disk when it returns, for this account alone. */
export function writeEscrow(file: string, escrow: Uint8Array): void {
  const unfinished = `${file}.${process.pid}`
  try {
    const handle = openSync(unfinished, 'w', 0o600)
    try {
      for (let written = 0; written < escrow.length; ) written += writeSync(handle, escrow, written)
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    renameSync(unfinished, file)
    const folder = openSync(dirname(file), 'r')
    fsyncSync(folder)
    closeSync(folder)
  } catch (error) {
    throw new EscrowError(`escrow \`${file}\` cannot be written`, { cause: error })
  } finally {
    rmSync(unfinished, { force: true })
  }
}

/** What a restore did: keys put back, keys that stay destroyed, and what the keystore has otherwise already and keeps. */
export type Restored = {
  readonly madeAt: string
  readonly restored: number
  readonly stayDestroyed: number
  readonly kept: number
}

/**
 * Puts back what is missing. Notes of destruction are merged first, from both sides; a key that has one is not restored, and is
 * removed where it stands. What the keystore has already is kept: it is never older than the escrow. Throws EscrowError.
 */
export function restoreEscrow(store: Keystore, escrow: Buffer, given: EscrowWith): Restored {
  const { madeAt, entries } = openEscrow(escrow, given)
  for (const { name } of entries)
    if (name.endsWith(tombstone)) {
      store.put(name, Buffer.alloc(0))
      store.remove(name.slice(0, -tombstone.length))
    }
  let [restored, stayDestroyed, kept] = [0, 0, 0]
  for (const { name, value } of entries) {
    if (name.endsWith(tombstone)) continue
    if (store.has(`${name}${tombstone}`)) stayDestroyed += 1
    else if (store.has(name)) kept += 1
    else {
      store.make(name, () => value)
      restored += 1
    }
  }
  return { madeAt, restored, stayDestroyed, kept }
}

function openEscrow(escrow: Buffer, given: EscrowWith) {
  const end = escrow.indexOf(0x0a) + 1
  const read = header.safeParse(end > 0 && end < 2_000 ? readJson(escrow.subarray(0, end).toString('utf8')) : undefined)
  if (!read.success || escrow.length < end + tagLength) throw new EscrowError('this is no escrow of a keystore')
  const { wrap, nonce, madeAt } = read.data
  try {
    const decipher = createDecipheriv('aes-256-gcm', unwrap(wrap, given), Buffer.from(nonce, 'base64'), {
      authTagLength: tagLength,
    })
      .setAAD(escrow.subarray(0, end))
      .setAuthTag(escrow.subarray(-tagLength))
    const opened = Buffer.concat([decipher.update(escrow.subarray(end, -tagLength)), decipher.final()])
    const all = zstdDecompressSync(opened, {
      maxOutputLength: mostBytes,
      params: { [constants.ZSTD_d_windowLogMax]: 27 },
    })
    const entries = contents.parse(readJson(all.toString('utf8')))
    return { madeAt, entries: entries.map(({ name, value }) => ({ name, value: Buffer.from(value, 'base64') })) }
  } catch (error) {
    if (error instanceof EscrowError) throw error
    throw new EscrowError('the escrow does not open: another key or passphrase, or it was altered', { cause: error })
  }
}

type Wrap = z.output<typeof header>['wrap']

function wrapFor(given: EscrowFor): { readonly wrap: Wrap; readonly key: Buffer } {
  if (given.kind === 'passphrase') {
    if (given.passphrase.length < passphraseLength)
      throw new EscrowError(`a passphrase has at least ${passphraseLength} characters`)
    const salt = randomBytes(16)
    const wrap: Wrap = { kind: 'scrypt', salt: salt.toString('base64'), cost: scryptCost }
    return { wrap, key: fromPassphrase(given.passphrase, salt, scryptCost) }
  }
  const recipient = readKey(() => createPublicKey(given.publicPem))
  const { privateKey, publicKey } = generateKeyPairSync('x25519')
  const ephemeral = publicKey.export({ format: 'der', type: 'spki' })
  return {
    wrap: { kind: 'x25519', ephemeral: ephemeral.toString('base64') },
    key: agreed(diffieHellman({ privateKey, publicKey: recipient }), ephemeral),
  }
}

function unwrap(wrap: Wrap, given: EscrowWith): Buffer {
  if (wrap.kind === 'scrypt') {
    if (given.kind !== 'passphrase') throw new EscrowError('this escrow is opened by a passphrase')
    return fromPassphrase(given.passphrase, Buffer.from(wrap.salt, 'base64'), wrap.cost)
  }
  if (given.kind !== 'recipient') throw new EscrowError('this escrow is opened by its recipient’s private key')
  const ephemeral = Buffer.from(wrap.ephemeral, 'base64')
  const publicKey = createPublicKey({ key: ephemeral, format: 'der', type: 'spki' })
  return agreed(diffieHellman({ privateKey: readKey(() => createPrivateKey(given.privatePem)), publicKey }), ephemeral)
}

function readKey(read: () => KeyObject): KeyObject {
  const key = (() => {
    try {
      return read()
    } catch (error) {
      throw new EscrowError('this is no key in PEM', { cause: error })
    }
  })()
  if (key.asymmetricKeyType !== 'x25519') throw new EscrowError('the key is not of the kind X25519')
  return key
}

function fromPassphrase(passphrase: string, salt: Buffer, cost: number): Buffer {
  const memory = 128 * 8 * cost * 2
  return agreed(scryptSync(passphrase.normalize('NFC'), salt, 32, { N: cost, r: 8, p: 1, maxmem: memory }), salt)
}

function agreed(secret: Buffer, salt: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, salt, 'beadle escrow 1', 32))
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Reads an escrow from the disk. Throws EscrowError when it is not there or far too long. */
export function readEscrow(file: string): Buffer {
  try {
    const escrow = readFileSync(file)
    if (escrow.length <= mostBytes) return escrow
  } catch (error) {
    throw new EscrowError(`escrow \`${file}\` cannot be read`, { cause: error })
  }
  throw new EscrowError(`escrow \`${file}\` is too long to be one`)
}
