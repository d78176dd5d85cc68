import { json, type Reader, type Tx } from '../../platform/database/index.ts'
import { NotFoundError } from '../../platform/errors.ts'
import type { Keys } from '../../platform/keys/index.ts'
import { isUuid, uuidv7 } from '../../platform/uuid.ts'
import type { KeptBy } from './retention-line.ts'
import './tables.ts'

/**
 * What is kept: `class` is a record class (`mail-with-pupils`), `refs` are ids it can be found by (message, people); never words of
 * the content. Class, trigger and authority are what its line of the retention schedule is found by.
 */
export type Keep = {
  readonly schoolId: string
  readonly class: string
  readonly at: Temporal.Instant
  readonly bytes: Uint8Array
  readonly refs: Readonly<Record<string, string | readonly string[]>>
  /** What its period counts from, and when that was; being kept, unless said otherwise. */
  readonly trigger?: { readonly what: string; readonly at: Temporal.Instant }
  /** The clauses under which it is kept. */
  readonly authority?: readonly string[]
  /** The line of the retention schedule for its class, as it stands now; kept until one names it, where none does. */
  readonly keptBy?: KeptBy
  /** Whether those whose own it is may read it, or nobody without an authority: the default. */
  readonly openTo?: 'parties' | 'authority'
}

/** The door of the archive: what the school keeps, sealed under keys that can be destroyed. */
export type Archive = {
  /** Seals the bytes under the school's key for that class and month and stores them in the caller's transaction. Returns the item's id. */
  keep(tx: Tx, keep: Keep): Promise<string>
  /**
   * The bytes of one item. It opens content, so only a caller that has checked an authority to look, and records the opening,
   * may call it. Throws NotFoundError when there is no such item or its bytes are destroyed, KeyDestroyedError when its key is.
   */
  open(db: Reader, schoolId: string, id: string): Promise<Buffer>
}

/** Opens the archive over the keystore. */
export function openArchive({ keys }: { readonly keys: Keys }): Archive {
  return {
    async keep(tx, { schoolId, class: recordClass, at, bytes, refs, trigger, authority = [], keptBy: line, openTo }) {
      const id = uuidv7()
      await tx
        .insertInto('archive.item')
        .values({
          school_id: schoolId,
          id,
          class: recordClass,
          kept_at: at,
          sealed: keys.seal(schoolId, `archive/${recordClass}`, at, bytes),
          byte_size: bytes.byteLength,
          refs: json({ ...refs }),
          ...(trigger ? { trigger: trigger.what } : {}),
          triggered_at: trigger?.at ?? at,
          authority: [...authority],
          ...(line ? { line: line.line, keep_until: line.keepUntil, line_cites: [...line.cites] } : {}),
          ...(openTo ? { open_to: openTo } : {}),
          about_id: typeof refs.message === 'string' && isUuid(refs.message) ? refs.message : null,
        })
        .execute()
      return id
    },
    async open(db, schoolId, id) {
      const row = await db
        .selectFrom('archive.item')
        .select(['class', 'sealed'])
        .where('school_id', '=', schoolId)
        .where('id', '=', id)
        .executeTakeFirst()
      if (row?.sealed == null) throw new NotFoundError('archived item', id)
      return keys.open(schoolId, `archive/${row.class}`, row.sealed)
    },
  }
}
