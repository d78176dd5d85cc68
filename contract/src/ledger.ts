import { z } from 'zod'
import { instant, personLabel, words } from './common.ts'
import { route } from './route.ts'

/** One entry of the record. `seq` is null until the sequencer has numbered it (within a second). */
export const ledgerEntry = z.object({
  id: z.string(),
  seq: z.number().int().nullable(),
  /** noun.past-verb, `mail.held`. */
  kind: z.string(),
  at: instant,
  actor: personLabel.nullable(),
  summary: words,
  /** What it is about, with a path of the console where this reader may open it. */
  about: z.array(
    z.object({ kind: z.string(), id: z.string(), label: z.string().optional(), link: z.string().optional() }),
  ),
})
export type LedgerEntry = z.infer<typeof ledgerEntry>

/** The newest first. `before` is a sequence number; `kind` keeps entries of one kind or of one noun (`mail.`). */
export const listLedger = route({
  method: 'GET',
  url: '/api/ledger',
  query: z.object({ before: z.string().optional(), kind: z.string().optional() }),
  reply: z.object({ entries: z.array(ledgerEntry), next: z.string().nullable(), kinds: z.array(z.string()) }),
})

/** The newest signed checkpoint; `note` is the C2SP signed note as it stands, `rootHash` base64. */
export const checkpoint = z.object({
  origin: z.string(),
  size: z.number().int(),
  rootHash: z.string(),
  at: instant.nullable(),
  note: z.string(),
})
export type Checkpoint = z.infer<typeof checkpoint>

export const getCheckpoint = route({ method: 'GET', url: '/api/ledger/checkpoint', reply: checkpoint })

/**
 * RFC 6962 2.1.1 inclusion proof of one entry in the tree of `checkpoint`. All hashes and the leaf's bytes are base64, so that a
 * reader can hash the leaf and walk to the root without trusting the server. 409 `ledger.not-numbered` for a second after an entry is made.
 */
export const inclusionProof = z.object({
  leaf: z.string(),
  leafHash: z.string(),
  index: z.number().int(),
  hashes: z.array(z.string()),
  checkpoint: checkpoint,
})
export type InclusionProof = z.infer<typeof inclusionProof>

export const getProof = route({
  method: 'GET',
  url: '/api/ledger/entries/:id/proof',
  params: z.object({ id: z.string() }),
  reply: inclusionProof,
})
