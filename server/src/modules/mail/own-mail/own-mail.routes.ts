import { getOwnMail, searchOwnMail } from '@beadle/contract'
import { type AnyRoute, defineRoute } from '../../../platform/http/index.ts'
import { isUuid } from '../../../platform/uuid.ts'
import { contextIn, type MailParts } from '../context.ts'
import { readForOwner } from './read-new.ts'
import { searchOwn } from './search-own.ts'
import { showOwn } from './show-own.ts'

/**
 * Everybody's own mail, for themselves. There is no parameter for whose: it is the session's, so that no role, no id and no mistake
 * in a check opens anybody else's. Looking into others' mail needs an authority, which is another procedure and another route.
 */
export function ownMailRoutes({ parts }: { readonly parts: MailParts }): readonly AnyRoute[] {
  const { database } = parts
  return [
    defineRoute({
      ...searchOwnMail,
      who: 'signed-in',
      async handler({ session: { schoolId, personId }, body: { words = '', before } }) {
        const behind = await readForOwner(parts, schoolId, personId)
        return database.inSchool(schoolId, async (tx) => {
          const from = before !== undefined && isUuid(before) ? { before } : {}
          const context = await contextIn(tx, parts, schoolId)
          const { messages, next } = await searchOwn(tx, context, { ownerId: personId, words, ...from })
          return { messages: [...messages], next, behind }
        })
      },
    }),
    defineRoute({
      ...getOwnMail,
      who: 'signed-in',
      async handler({ session: { schoolId, personId }, params }) {
        await readForOwner(parts, schoolId, personId)
        return database.inSchool(schoolId, async (tx) =>
          showOwn(tx, await contextIn(tx, parts, schoolId), personId, params.id),
        )
      },
    }),
  ]
}
