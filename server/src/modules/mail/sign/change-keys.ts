import { appendEntry } from '../../../ledger/index.ts'
import type { Tx } from '../../../platform/database/index.ts'
import type { Keys } from '../../../platform/keys/index.ts'
import { DkimKeys, type DkimKeyType } from './dkim-keys.ts'

/** What somebody does with a school's signing keys. */
export type DkimKeyAct =
  | { readonly act: 'make'; readonly domain: string; readonly selector: string; readonly type?: DkimKeyType }
  | { readonly act: 'use' | 'remove'; readonly domain: string; readonly selector: string }

export type ChangingKeys = {
  readonly keys: Keys
  readonly schoolId: string
  readonly at: Temporal.Instant
  /** The id of the person, or `operator` for a command at the machine. */
  readonly actor: string
}

/** Makes, puts to use or destroys a signing key, on the ledger. Throws DkimKeyError where it cannot be. */
export async function changeDkimKeys(
  tx: Tx,
  { keys, schoolId, at, actor }: ChangingKeys,
  act: DkimKeyAct,
): Promise<DkimKeys> {
  const dkim = new DkimKeys(keys.store, schoolId)
  const { domain, selector } = act
  const entry = { schoolId, at, actor, about: [], data: { domain, selector } }
  // The entry first: were the keystore's disk full, neither would stand.
  switch (act.act) {
    case 'make':
      await appendEntry(tx, { ...entry, kind: 'mail.signing-key-made' })
      dkim.make({ domain, selector, at, ...(act.type ? { type: act.type } : {}) })
      break
    case 'use':
      await appendEntry(tx, { ...entry, kind: 'mail.signing-key-used' })
      dkim.use(domain, selector)
      break
    case 'remove':
      await appendEntry(tx, { ...entry, kind: 'mail.signing-key-removed' })
      dkim.remove(domain, selector)
      break
  }
  return dkim
}
