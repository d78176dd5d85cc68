import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'

/**
 * C2SP signed notes (https://c2sp.org/signed-note) with Ed25519: a text ending in a line feed, an empty line, and lines of
 * em dash, key name and base64 of key id and signature. Signatures by keys one does not know are passed over.
 */
export type NoteKey = { readonly name: string; readonly publicKey: Uint8Array }

const algorithm = 0x01

/** Signs `text`, which ends in a line feed. */
export function signNote(text: string, key: NoteKey, privateKey: KeyObject): string {
  const signature = sign(null, Buffer.from(text), privateKey)
  return `${text}\n\u2014 ${key.name} ${Buffer.concat([keyIdOf(key), signature]).toString('base64')}\n`
}

/** The text of a note that `key` signed, or undefined when it did not, or not this. */
export function openNote(note: string, key: NoteKey): string | undefined {
  const split = note.lastIndexOf('\n\n')
  if (split < 0 || !note.endsWith('\n')) return undefined
  const text = note.slice(0, split + 1)
  const id = keyIdOf(key)
  for (const line of note.slice(split + 2).split('\n')) {
    const [, name, encoded] = /^\u2014 (\S+) (\S+)$/.exec(line) ?? []
    if (name !== key.name || encoded === undefined) continue
    const bytes = Buffer.from(encoded, 'base64')
    // Base64 leaves bits over that decoding passes by: only the one right spelling counts.
    if (bytes.toString('base64') !== encoded) continue
    if (bytes.length !== 68 || !bytes.subarray(0, 4).equals(id)) continue
    if (verify(null, Buffer.from(text), publicKeyObject(key.publicKey), bytes.subarray(4))) return text
  }
  return undefined
}

/** The key as others write it down: `name+8 hex digits+base64`. */
export function formatNoteKey(key: NoteKey): string {
  return `${key.name}+${keyIdOf(key).toString('hex')}+${Buffer.from([algorithm, ...key.publicKey]).toString('base64')}`
}

/** Reads such a key. Throws RangeError when it is not one, or not Ed25519. */
export function parseNoteKey(text: string): NoteKey {
  // The base64 may hold plus signs; the name and the id may not.
  const [, name, id, encoded] = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/.exec(text.trim()) ?? []
  if (name === undefined || encoded === undefined) throw new RangeError(`\`${text}\` is not a note key`)
  const bytes = Buffer.from(encoded, 'base64')
  const key = { name, publicKey: bytes.subarray(1) }
  if (bytes[0] !== algorithm || bytes.length !== 33) throw new RangeError(`key \`${name}\` is not Ed25519`)
  if (keyIdOf(key).toString('hex') !== id) throw new RangeError(`key \`${name}\` does not have the id \`${id}\``)
  return key
}

function keyIdOf(key: NoteKey): Buffer {
  return createHash('sha256')
    .update(`${key.name}\n`)
    .update(Uint8Array.of(algorithm))
    .update(key.publicKey)
    .digest()
    .subarray(0, 4)
}

function publicKeyObject(bytes: Uint8Array): KeyObject {
  // RFC 8410: the fixed beginning of an Ed25519 SubjectPublicKeyInfo.
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), bytes])
  return createPublicKey({ key: der, format: 'der', type: 'spki' })
}
