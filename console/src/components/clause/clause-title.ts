import type { WordId } from '../../i18n/words.tsx'

type Say = (id: WordId, values: Readonly<Record<string, string>>) => string

/** A clause as people name it: the document's heading and the point under it. Several clauses share a heading, so the point comes from the id. */
export function clauseTitle(clause: { readonly id: string; readonly ref: string }, say: Say): string {
  const point = clause.id.split('.').at(-1) ?? ''
  return /^\d+[a-z]?$/.test(point) ? say('clause.ref', { ref: clause.ref, point }) : clause.ref
}
