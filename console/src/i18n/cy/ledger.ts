import type { ledger as english } from '../en/ledger.ts'

/** Sentences about the ledger and its proofs. UNREVIEWED, as `cy.ts`. */
export const ledger: Partial<Record<keyof typeof english, string>> = {
  'ledger.lead': 'Beth ddigwyddodd, yn ei drefn. Ni ellir newid na thynnu dim yma i ffwrdd heb i hynny ddangos.',
  'ledger.entries': 'Cofnodion',
  'ledger.entry': 'o gofnod {seq}',
  'ledger.kind': 'Dangos',
  'ledger.all-kinds': 'Popeth',
  'ledger.none': 'Nid oes dim wedi’i gofnodi eto',
  'ledger.proof': 'Gwirio’r prawf',
  checkpoint: 'Y pwynt gwirio diweddaraf',
  'checkpoint.words': 'Mae {size} cofnod wedi’u selio dan yr hash gwraidd hwn.',
  'checkpoint.at': 'Llofnodwyd',
  'checkpoint.note': 'Y nodyn a lofnodwyd, ar gyfer gwiriwr allanol',
  proof: 'Prawf',
  'proof.heading': 'Prawf cofnod {seq}',
  'proof.lead':
    'Mae’r porwr hwn wedi gweithio’r prawf allan ei hun. Nid yw’n credu’r gweinydd mewn dim ond llofnod y pwynt gwirio, y mae’r gwiriwr all-lein yn ei wirio.',
  'proof.steps': 'Sut y’i gwiriwyd',
  'proof.step.leaf': 'Cafodd beitiau’r cofnod eu hashio:',
  'proof.step.path':
    '{count, plural, =0 {Nid oedd dim i’w gyfuno ag ef: dyma’r unig gofnod.} other {Fe’i cyfunwyd, yn ei drefn, â # hash:}}',
  'proof.step.root': 'Cymharwyd y canlyniad â gwraidd y pwynt gwirio o {size} cofnod:',
}
