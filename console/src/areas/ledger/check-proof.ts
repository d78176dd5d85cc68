import type { InclusionProof } from '@beadle/contract'

/** `leaf`: the bytes do not have the hash that is claimed. `root`: the path does not lead to the checkpoint. `cannot`: no SHA-256 here. */
export type Checked = 'holds' | 'leaf' | 'root' | 'cannot'

const LEAF = 0
const NODE = 1

/**
 * Checks an inclusion proof as RFC 9162 section 2.1.3.2 has it: hash the leaf, walk the path, compare with the root of the
 * checkpoint. The checkpoint's signature is checked by the offline verifier, which holds the key; a key sent by the same server would prove nothing.
 */
export async function checkProof(proof: InclusionProof): Promise<Checked> {
  if (!globalThis.crypto?.subtle) return 'cannot'
  const leaf = await sha256(Uint8Array.of(LEAF), bytesOf(proof.leaf))
  if (base64Of(leaf) !== proof.leafHash) return 'leaf'
  const root = await rootFrom(leaf, proof)
  return root && base64Of(root) === proof.checkpoint.rootHash ? 'holds' : 'root'
}

async function rootFrom(leaf: Uint8Array, proof: InclusionProof): Promise<Uint8Array | undefined> {
  let at = proof.index
  let last = proof.checkpoint.size - 1
  if (at < 0 || at > last) return undefined
  let hash = leaf
  for (const step of proof.hashes) {
    if (last === 0) return undefined
    const other = bytesOf(step)
    if (at % 2 === 1 || at === last) {
      hash = await sha256(Uint8Array.of(NODE), other, hash)
      while (at % 2 === 0 && at !== 0) {
        at = Math.floor(at / 2)
        last = Math.floor(last / 2)
      }
    } else {
      hash = await sha256(Uint8Array.of(NODE), hash, other)
    }
    at = Math.floor(at / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 ? hash : undefined
}

async function sha256(...parts: readonly Uint8Array[]): Promise<Uint8Array> {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    joined.set(part, at)
    at += part.length
  }
  return new Uint8Array(await crypto.subtle.digest('SHA-256', joined))
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))
}

function base64Of(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
}
