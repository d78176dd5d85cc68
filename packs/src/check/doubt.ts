/** Something a governor or the author of a pack should look at. `error` alone makes `beadle policy check` fail. */
export type Doubt = {
  readonly kind:
    | 'contradictory'
    | 'duplicate'
    | 'shadowed'
    | 'unreachable'
    | 'unmet'
    | 'unbound'
    | 'unused-control'
    | 'unlike-its-variance'
    | 'outdated-law'
    | 'review-overdue'
    | 'anomaly'
    | 'reader'
  readonly severity: 'error' | 'warning' | 'note'
  /** Clauses it is about, in full. */
  readonly clauses: readonly string[]
  readonly bindings: readonly string[]
  readonly message: string
  readonly at?: { readonly file: string; readonly line: number; readonly column: number }
  readonly cure?: Cure
}

/** What to do about a doubt, and words of ours that a school may take over into its document. */
export type Cure = { readonly do: string; readonly wording?: { readonly en: string; readonly cy?: string } }
