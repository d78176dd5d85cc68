import type { OwnMail } from '@beadle/contract'
import type { Reader } from '../../../platform/database/index.ts'
import { findOwn, hasAll, readSought } from '../../archive/index.ts'
import type { MailContext } from '../context.ts'
import { type OwnMessageFound, ownMailView, ownMessages, textsOf } from './own-message.ts'

const pageSize = 25
const openedAtOnce = 50
// What is found by its tokens and not by its words is rare, unless phrases are looked for; then the next page goes on.
const mostOpened = 500

export type OwnPage = { readonly messages: readonly OwnMail[]; readonly next: string | null }

/** A page of what is this person's own and has what they look for, the newest first; `before` is the `next` of the page above. */
export async function searchOwn(
  db: Reader,
  context: MailContext,
  {
    ownerId,
    words,
    before,
  }: { readonly ownerId: string; readonly words: string; readonly before?: string | undefined },
): Promise<OwnPage> {
  const { schoolId, parts } = context
  const sought = readSought(words)
  // Signs without a word in them are in nothing.
  if (words.trim() !== '' && sought.words.length === 0) return { messages: [], next: null }
  const found: OwnMessageFound[] = []
  let last = before
  for (let opened = 0; opened < mostOpened; opened += openedAtOnce) {
    const finding = { schoolId, ownerId, words: sought.words, most: openedAtOnce }
    const ids = await findOwn(db, parts.keys, { ...finding, ...(last === undefined ? {} : { before: last }) })
    const own = await ownMessages(db, context, { ownerId, ids })
    found.push(...own.filter((each) => sought.words.length === 0 || hasAll(sought, textsOf(context, each))))
    last = ids.at(-1)
    if (found.length > pageSize) return { messages: pageOf(), next: found[pageSize - 1]?.id ?? null }
    if (ids.length < openedAtOnce) return { messages: pageOf(), next: null }
  }
  return { messages: pageOf(), next: last ?? null }

  function pageOf(): OwnMail[] {
    return found.slice(0, pageSize).map((each) => ownMailView(context, each, sought))
  }
}
