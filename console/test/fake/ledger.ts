import { createHash } from 'node:crypto'
import type { Checkpoint, InclusionProof, LedgerEntry } from '@beadle/contract'
import { label } from './cast.ts'

const sha = (...parts: readonly Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest()
const leaf = Buffer.from('{"kind":"mail.held"}')
const leafHash = sha(Uint8Array.of(0), leaf)
const neighbour = sha(Uint8Array.of(0), Buffer.from('another'))
const rootHash = sha(Uint8Array.of(1), neighbour, leafHash).toString('base64')

export const checkpoint: Checkpoint = {
  origin: 'beadle.example/hillcrest',
  size: 2,
  rootHash,
  at: '2026-06-06T18:42:02Z',
  note: `beadle.example/hillcrest\n2\n${rootHash}\n\n— beadle.example/hillcrest 4Yt1tG…\n`,
}
export const proof: InclusionProof = {
  leaf: leaf.toString('base64'),
  leafHash: leafHash.toString('base64'),
  index: 1,
  hashes: [neighbour.toString('base64')],
  checkpoint,
}

export const entries: LedgerEntry[] = [
  {
    id: 'e13',
    seq: null,
    kind: 'mail.released',
    at: '2026-06-06T18:59:59Z',
    actor: label('okafor'),
    summary: { en: 'A held message was released' },
    about: [],
  },
  {
    id: 'e12',
    seq: 1,
    kind: 'mail.held',
    at: '2026-06-06T18:42:00Z',
    actor: null,
    summary: { en: 'A message was held until Monday 07:30' },
    about: [{ kind: 'message', id: 'm3', label: 'message m3', link: '/mail/messages/m3' }],
  },
  {
    id: 'e11',
    seq: 0,
    kind: 'session.opened',
    at: '2026-06-06T18:40:00Z',
    actor: label('ahmed'),
    summary: { en: 'Signed in' },
    about: [],
  },
]
