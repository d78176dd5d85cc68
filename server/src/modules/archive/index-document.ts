import type { Tx } from '../../platform/database/index.ts'
import type { Keys } from '../../platform/keys/index.ts'
import { monthOf } from '../../platform/keys/index.ts'
import { monthStart, tokensOf } from './tokens.ts'
import './tables.ts'
import { distinctWords } from './words.ts'

/** The class under whose month key names, addresses and subject lines are sealed, and the words to find them by. */
export const aboutClass = 'mail-envelope'

/** A mailbox of a header. */
export type Named = { readonly name?: string; readonly address: string }

/** Something that its owners may find: a message. */
export type Document = {
  readonly schoolId: string
  readonly id: string
  readonly at: Temporal.Instant
  /** Whom the header names as recipients, for showing it to those who may not know of others. */
  readonly to: readonly Named[]
  /** Whose own it is, and by which texts beside its body each of them finds it: not by what they may not know. */
  readonly owners: readonly { readonly personId: string; readonly about: readonly string[] }[]
  /** Its words, where they are kept: the record class that seals them, and the archived copy, if there is one. */
  readonly body?: { readonly class: string; readonly text: string; readonly itemId?: string }
}

const mostAbout = 400
const mostWords = 3_000
const mostText = 200_000
// PostgreSQL takes 65,535 parameters.
const mostAtOnce = 1_000

/** Writes documents down with the words they are found by. What is written already stays as it is. Nothing of it can be read without its keys. */
export async function indexDocuments(tx: Tx, keys: Keys, documents: readonly Document[]): Promise<void> {
  if (documents.length === 0) return
  await tx
    .insertInto('archive.document')
    .values(
      documents.map(({ schoolId, id, at, to, body }) => ({
        school_id: schoolId,
        id,
        at,
        about: keys.seal(schoolId, aboutClass, at, Buffer.from(JSON.stringify({ to }))),
        class: body?.class ?? null,
        text: body ? keys.seal(schoolId, body.class, at, Buffer.from(body.text.slice(0, mostText))) : null,
        item_id: body?.itemId ?? null,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const entries = documents.flatMap((document) => entriesOf(keys, document))
  for (let from = 0; from < entries.length; from += mostAtOnce)
    await tx
      .insertInto('archive.entry')
      .values(entries.slice(from, from + mostAtOnce))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
}

function entriesOf(keys: Keys, { schoolId, id, at, owners, body }: Document) {
  const month = monthStart(monthOf(at))
  const words =
    body &&
    tokensOf(keys, { schoolId, class: body.class, at }, distinctWords([body.text.slice(0, mostText)], mostWords))
  return owners.map(({ personId, about }) => ({
    school_id: schoolId,
    owner_id: personId,
    month,
    document_id: id,
    about: tokensOf(keys, { schoolId, class: aboutClass, at }, distinctWords(about, mostAbout)),
    words: words ?? null,
  }))
}
