import { kindsInWords } from '../../server/src/ledger/kinds-in-words.ts'
import { code, page, table } from './markdown.ts'

/** docs/reference/ledger-kinds.md: what the ledger records. */
export function ledgerKindsPage(): string {
  const rows = Object.entries(kindsInWords)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([kind, { en }]) => [code(kind), en])
  const introduction =
    'Each entry of the ledger has a kind, an instant, who or what acted, and the ids of what it is about. Nothing in it names a person or quotes them; particulars that are personal stand beside it, sealed under a key that can be destroyed.'
  return page('Kinds of ledger entries', introduction, table(['kind', 'what happened'], rows))
}
