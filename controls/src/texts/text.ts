/** A sentence by language. `{name}` is filled in from the reason's parameters. */
export type Texts = Readonly<Record<string, { readonly en: string; readonly cy: string }>>
