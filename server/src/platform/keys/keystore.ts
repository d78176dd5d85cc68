import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { open, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { BeadleError, codeOf, StartError } from '../errors.ts'
import { atFaultPoint } from '../fault-points.ts'
import { closeToOthers } from './closed-to-others.ts'

/**
 * Secrets as files of mode 0600 in a directory of mode 0700 that is neither in the database nor in its backups: that is what
 * makes destroying one mean something. A secret is on the disk for good, its directory entry included, before it is first
 * used, since what was sealed with a key that did not survive a power cut would be lost.
 */
export type Keystore = {
  /** The secret of that name (slash-separated words), made at random when it is not there yet. */
  make(name: string, bytes: () => Uint8Array): Buffer
  /** The secret of that name, or undefined. */
  read(name: string): Buffer | undefined
  /** Whether there is something of that name; cheaper than reading it. */
  has(name: string): boolean
  /** Names right below a name, `2026-03` below `<school>/mail-body`, sorted; without one, of everything there is, however deep. */
  list(below?: string): readonly string[]
  /** Writes a note that is not secret but must survive the database: the last checkpoint seen. Replaces what was there. */
  put(name: string, bytes: Uint8Array): void
  /** The same without stopping the process while the disk writes; calls for one name must wait for one another. */
  putSoon(name: string, bytes: Uint8Array): Promise<void>
  /** Removes a secret for good. What else names it is the caller's to settle. */
  remove(name: string): void
}

/**
 * The directory that was opened is no longer there: its disk was unmounted, or somebody moved it. A key made in what stands in its
 * place would be lost with it, and all that was sealed; so none is made, and what needs one is put off.
 */
export class KeystoreAwayError extends BeadleError {
  override readonly name = 'KeystoreAwayError'
  readonly code = 'platform.keystore-away'
  readonly status = 503
  constructor(directory: string, options?: ErrorOptions) {
    super(`keystore \`${directory}\` is not the one that was opened`, options)
  }
}

/** Opens the keystore, making its directory when absent. Throws StartError when others may reach it. */
export function openKeystore(directory: string): Keystore {
  makeFolder(directory)
  closeToOthers(directory)
  const opened = placeOf(directory)
  const stillThere = () => {
    if (placeOf(directory) !== opened) throw new KeystoreAwayError(directory)
  }
  const path = (name: string) => {
    if (!/^[a-z0-9][a-z0-9.-]*(\/[a-z0-9][a-z0-9.-]*)*$/.test(name))
      throw new RangeError(`key name \`${name}\` is not words and slashes`)
    return join(directory, name)
  }
  return {
    make(name, bytes) {
      const file = path(name)
      const known = readIfThere(file)
      if (known !== undefined) return known
      stillThere()
      makeFolder(dirname(file))
      viaTemporary(file, bytes(), (unfinished) => {
        atFaultPoint('keys.written')
        try {
          // A link fails where a rename would replace: two processes making one key must end with the same.
          linkSync(unfinished, file)
        } catch (error) {
          if (codeOf(error) !== 'EEXIST') throw error
        }
      })
      atFaultPoint('keys.made')
      return readFileSync(file)
    },
    read: (name) => readIfThere(path(name)),
    has: (name) => existsSync(path(name)),
    list: (below) => (below === undefined ? everyName(directory) : namesIn(path(below))),
    put(name, bytes) {
      const file = path(name)
      stillThere()
      makeFolder(dirname(file))
      viaTemporary(file, bytes, (unfinished) => renameSync(unfinished, file))
    },
    async putSoon(name, bytes) {
      const file = path(name)
      stillThere()
      makeFolder(dirname(file))
      const unfinished = unfinishedOf(file)
      try {
        await writeFile(unfinished, bytes, { flag: 'wx', mode: 0o600, flush: true })
        await rename(unfinished, file)
        await syncFolderSoon(dirname(file))
      } finally {
        await rm(unfinished, { force: true })
      }
    },
    remove(name) {
      const file = path(name)
      rmSync(file, { force: true })
      if (existsSync(dirname(file))) syncFolder(dirname(file))
    },
  }
}

/** An Ed25519 key kept in the keystore under `name`, as PKCS #8. */
export function signingKey(keystore: Keystore, name: string): { privateKey: KeyObject; publicKey: Buffer } {
  const der = keystore.make(name, () =>
    generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' }),
  )
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  // The last 32 bytes of the SubjectPublicKeyInfo are the key itself (RFC 8410 section 4).
  const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-32)
  return { privateKey, publicKey }
}

/** Names a key without telling it: the first 8 bytes of its SHA-256. */
export function keyId(key: Uint8Array): Buffer {
  return createHash('sha256').update(key).digest().subarray(0, 8)
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new StartError(
      'platform.keystore-not-writable',
      `keystore \`${folder}\` cannot be made (${codeOf(error) ?? 'unknown'})`,
      'Set BEADLE_KEYS to a directory that may be written and is backed up apart from the database.',
      { cause: error },
    )
  }
}

// What stands there for an instant, before it is put in place.
const unfinishedName = /\.\d+\.[0-9a-f]{8}$/

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .flatMap((entry) => (entry.isFile() && !unfinishedName.test(entry.name) ? [entry.name] : []))
      .sort()
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return []
    throw error
  }
}

function everyName(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true, recursive: true })
    .flatMap((entry) =>
      entry.isFile() && !unfinishedName.test(entry.name)
        ? [relative(directory, join(entry.parentPath, entry.name)).split(sep).join('/')]
        : [],
    )
    .sort()
}

/** Which directory stands at a path, whatever it is called; undefined for none. */
function placeOf(directory: string): string | undefined {
  const found = statSync(directory, { throwIfNoEntry: false, bigint: true })
  return found && `${found.dev} ${found.ino}`
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

/** Writes beside `file`, has it put in place, and leaves nothing beside it even when the disk is full halfway. */
function viaTemporary(file: string, bytes: Uint8Array, putInPlace: (unfinished: string) => void): void {
  const unfinished = unfinishedOf(file)
  try {
    writeDurably(unfinished, bytes)
    putInPlace(unfinished)
    syncFolder(dirname(file))
  } finally {
    rmSync(unfinished, { force: true })
  }
}

function unfinishedOf(file: string): string {
  return `${file}.${process.pid}.${randomBytes(4).toString('hex')}`
}

async function syncFolderSoon(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function writeDurably(file: string, bytes: Uint8Array): void {
  const handle = openSync(file, 'wx', 0o600)
  try {
    for (let written = 0; written < bytes.length; ) written += writeSync(handle, bytes, written)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
