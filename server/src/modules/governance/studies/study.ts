import type { Comparison, Doubt, Example } from '@beadle/contract'

/** What a study thread is asked. `folder` holds the packs; policies by their folder's name. */
export type Asked =
  | { readonly study: 'check'; readonly folder: string; readonly policy: string; readonly today: string }
  | { readonly study: 'compare'; readonly folder: string; readonly a: string; readonly b: string }
  | { readonly study: 'examples'; readonly folder: string; readonly policy: string }

/** What it answers: doubts, a comparison, or the examples of each clause that has any. */
export type Studied<A extends Asked = Asked> = A extends { study: 'check' }
  ? readonly Doubt[]
  : A extends { study: 'compare' }
    ? Comparison
    : Readonly<Record<string, readonly Example[]>>
