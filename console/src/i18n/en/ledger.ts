/** Sentences about the ledger and its proofs, in ICU message format. */
export const ledger = {
  'ledger.lead': 'What happened, in order. Nothing here can be altered or taken away without it showing.',
  'ledger.entries': 'Entries',
  'ledger.entry': 'of entry {seq}',
  'ledger.kind': 'Show',
  'ledger.all-kinds': 'Everything',
  'ledger.none': 'Nothing has been recorded yet',
  'ledger.proof': 'Check proof',
  checkpoint: 'Newest checkpoint',
  'checkpoint.words': '{size} entries are sealed under this root hash.',
  'checkpoint.at': 'Signed',
  'checkpoint.note': 'The signed note, for an outside verifier',
  proof: 'Proof',
  'proof.heading': 'Proof of entry {seq}',
  'proof.lead':
    'This browser has worked the proof out itself. It believes the server in nothing but the signature of the checkpoint, which the offline verifier checks.',
  'proof.steps': 'How it was checked',
  'proof.step.leaf': 'The entry’s bytes were hashed:',
  'proof.step.path':
    '{count, plural, =0 {There was nothing to combine it with: it is the only entry.} one {It was combined with # hash:} other {It was combined, in order, with # hashes:}}',
  'proof.step.root': 'The result was compared with the root of the checkpoint of {size} entries:',
} as const
