import type { Database, Reader } from './database/index.ts'

/** Facts of one school held in memory, with the stamp under which they were read. */
export type Snapshots<T extends { readonly epoch: string }> = {
  /** The newest this process knows; reads the database only when it knows none. */
  latest(schoolId: string): Promise<T>
  /** As this transaction sees it: one small query when nothing has changed. */
  in(db: Reader, schoolId: string): Promise<T>
  /** Forgets a school's snapshot, so that `latest` reads again. */
  forget(schoolId: string): void
}

/**
 * Keeps one snapshot per school. A stamp is a fresh uuid per change, never a count: a change that was rolled back and the
 * one made in its place must not look alike. What a transaction sees may not be committed yet, so it is never kept.
 */
export function openSnapshots<T extends { readonly epoch: string }>(options: {
  readonly database: Database
  epochIn(db: Reader): Promise<string>
  load(db: Reader, schoolId: string): Promise<T>
}): Snapshots<T> {
  const { database, epochIn, load } = options
  const kept = new Map<string, Promise<T>>()

  function latest(schoolId: string): Promise<T> {
    const known = kept.get(schoolId)
    if (known !== undefined) return known
    const loading = database.inSchool(schoolId, (tx) => load(tx, schoolId), { isolation: 'repeatable read' })
    kept.set(schoolId, loading)
    loading.catch(() => {
      if (kept.get(schoolId) === loading) kept.delete(schoolId)
    })
    return loading
  }

  return {
    latest,
    async in(db, schoolId) {
      const known = await kept.get(schoolId)?.catch(() => undefined)
      const epoch = await epochIn(db)
      if (known?.epoch === epoch) return known
      kept.delete(schoolId)
      return load(db, schoolId)
    },
    forget: (schoolId) => void kept.delete(schoolId),
  }
}
