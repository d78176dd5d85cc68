import type { WordId } from '../../i18n/words.tsx'

type Say = (id: WordId, values: Readonly<Record<string, string>>) => string

/**
 * A clause as people name it. Where the reference is its number (`3.2.staff.5`) that is enough; where it is the document's heading,
 * which several clauses share, the point under it comes from the id.
 */
export function clauseTitle(clause: { readonly id: string; readonly ref: string }, say: Say): string {
  if (clause.id.endsWith(`.${clause.ref}`)) return say('clause.number', { ref: clause.ref })
  const point = clause.id.split('.').at(-1) ?? ''
  return /^\d+[a-z]?$/.test(point) ? say('clause.ref', { ref: clause.ref, point }) : clause.ref
}
