/**
 * The shape of a value in the decision vocabulary. `policies/vocabulary.yaml` is the source; the words are generated
 * from it into `words.generated.ts` and are walked by the request reader and by the JSON Schema writer alike.
 */
export type Shape =
  | { readonly kind: 'text' | 'bool' | 'integer' | 'instant' | 'null' }
  | { readonly kind: 'id'; readonly of: 'address' | 'id' | 'url' | 'role' | 'releaser' }
  | { readonly kind: 'number'; readonly from: number; readonly to: number; readonly whole: boolean }
  | { readonly kind: 'enum'; readonly values: readonly string[] }
  | { readonly kind: 'list'; readonly of: Shape }
  | { readonly kind: 'map'; readonly of: Shape }
  | { readonly kind: 'union'; readonly of: readonly Shape[] }
  | { readonly kind: 'object'; readonly members: Readonly<Record<string, Member>> }

/** One member of an object: its shape and whether it may be left out. */
export type Member = { readonly shape: Shape; readonly optional: boolean }
