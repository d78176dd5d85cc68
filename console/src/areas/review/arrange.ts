import type { HeldSummary } from '@beadle/contract'

/** How the queue is put together. `due`: the nearest deadline first, in one list. */
export type Grouping = 'due' | 'sender' | 'clause' | 'day'
export type Wanted = { readonly by: Grouping; readonly search: string; readonly clause: string }
/** `key` is empty where there is one group and it needs no heading. */
export type Group = { readonly key: string; readonly rows: readonly HeldSummary[] }

/**
 * The queue as the reviewer wants it. `order` is the order in which the messages were first seen: what comes later stands behind,
 * so that nothing moves under the hand. `dayOf` gives a message's day in words.
 */
export function arrange(
  rows: readonly HeldSummary[],
  order: readonly string[],
  { by, search, clause }: Wanted,
  dayOf: (at: string) => string,
): readonly Group[] {
  const place = new Map(order.map((id, at) => [id, at]))
  const wanted = rows
    .filter((row) => matches(row, search.trim().toLowerCase()) && (clause === '' || cites(row, clause)))
    .sort((a, b) => (place.get(a.id) ?? order.length) - (place.get(b.id) ?? order.length))
  if (by === 'due') return wanted.length > 0 ? [{ key: '', rows: wanted }] : []
  const keyOf = (row: HeldSummary) =>
    by === 'sender' ? row.from.name : by === 'day' ? dayOf(row.heldAt) : (row.clauses[0]?.ref ?? '')
  return [...Map.groupBy(wanted, keyOf)].map(([key, own]) => ({ key, rows: own }))
}

function matches({ subjectLine, from, to }: HeldSummary, search: string): boolean {
  return search === '' || [subjectLine ?? '', from.name, ...to].some((text) => text.toLowerCase().includes(search))
}

function cites({ clauses }: HeldSummary, clause: string): boolean {
  return clauses.some((each) => each.clause === clause)
}

/** The clauses that hold something, each once, by reference. */
export function clausesOf(rows: readonly HeldSummary[]): readonly { readonly clause: string; readonly ref: string }[] {
  const seen = new Map(rows.flatMap(({ clauses }) => clauses.map(({ clause, ref }) => [clause, ref] as const)))
  return [...seen]
    .map(([clause, ref]) => ({ clause, ref }))
    .sort((a, b) => a.ref.localeCompare(b.ref, 'en', { numeric: true }))
}

/** The message beside this one. At an end it stays where it is. */
export function beside(rows: readonly HeldSummary[], id: string | undefined, step: 1 | -1): string | undefined {
  const at = rows.findIndex((row) => row.id === id)
  if (at < 0) return rows[0]?.id
  return rows[Math.min(rows.length - 1, Math.max(0, at + step))]?.id
}

/** The message to read after this one is decided: the next that waits, else one before it; undefined when nothing waits any more. */
export function nextUndecided(
  rows: readonly HeldSummary[],
  id: string,
  decided: ReadonlySet<string>,
): string | undefined {
  const waits = (row: HeldSummary) => row.id !== id && !decided.has(row.id) && !row.pending
  const at = rows.findIndex((row) => row.id === id)
  return (rows.slice(at + 1).find(waits) ?? rows.slice(0, Math.max(0, at)).findLast(waits))?.id
}

/** The order in which messages were first seen, with what is new behind. */
export function withNew(order: readonly string[], rows: readonly HeldSummary[]): readonly string[] {
  const known = new Set(order)
  const fresh = rows.flatMap(({ id }) => (known.has(id) ? [] : [id]))
  return fresh.length > 0 ? [...order, ...fresh] : order
}
