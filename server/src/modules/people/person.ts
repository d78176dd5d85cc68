import type { Role } from '@beadle/engine'

/** A human known to the school, as the directory has them. `id` is a uuid; `login` is the short name that requests and the console show. */
export type Person = {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly yearGroup?: number
  readonly form?: string
  readonly addresses: readonly PersonAddress[]
  /** RFC 3339 instant at which the account ends; absent when no end is known. */
  readonly endsAt?: string
  /** Sanctions that withdraw access, past ones included; `from` inclusive, `until` exclusive, RFC 3339. */
  readonly withdrawals: readonly Withdrawal[]
  /** Whether a valid acceptance of the agreement of this person's audience is recorded. */
  readonly hasAccepted: boolean
  /** Seconds for which their own mail waits so that they may take it back; absent for none. */
  readonly undoSeconds?: number
  /** Uuid of somebody who works for several schools of a trust, the same in each of them. */
  readonly trustIdentity?: string
}

/** Access withdrawn for a time, in the form of the fact `account.withdrawn`. */
export type Withdrawal = {
  readonly from: string
  readonly until: string | null
  readonly scope: 'all' | 'web' | 'mail' | 'equipment'
}

/** Lower-case address; `official` ones were given by the school. */
export type PersonAddress = { readonly address: string; readonly kind: 'official' | 'private' }

/** A list: one address standing for several people. `key` is the word packs use (`all-staff`). */
export type Group = {
  readonly id: string
  readonly key: string
  readonly name: string
  readonly address: string
  readonly members: readonly string[]
}

/** How two people stand to one another. Read `from` kind `to`: `from` is line-manager-of `to`. */
export type RelationKind = 'line-manager-of' | 'deputy-of' | 'nominee-of' | 'guardian-of' | 'supervises'
export type Relation = { readonly from: string; readonly kind: RelationKind; readonly to: string }
