import { getMessage, listMine, reportMessage as reportMessageRoute } from '@beadle/contract'
import type { Tx } from '../../platform/database/index.ts'
import { NotFoundError } from '../../platform/errors.ts'
import { type AnyRoute, defineRoute, type Session } from '../../platform/http/index.ts'
import { isUuid } from '../../platform/uuid.ts'
import { contextIn, type MailContext, type MailParts } from './context.ts'
import { reportMessage } from './report-message.ts'
import { reviewRoutes } from './review/review.routes.ts'
import { takeBackRoutes } from './take-back.routes.ts'
import { takeBackUntil } from './take-back.ts'
import { type KeptMessage, readKept, readOne, standingsOf } from './views/kept-message.ts'
import { mineView } from './views/message-view.ts'
import { showMessage } from './views/show-message.ts'

const pageSize = 25
const mostSearched = 500

/** The routes of /api/mail. `wake` is called after a release has committed, so that mail leaves at once. */
export function mailRoutes({
  parts,
  wake,
}: {
  readonly parts: MailParts
  readonly wake: () => void
}): readonly AnyRoute[] {
  const inSchool = <T>(session: Session, work: (tx: Tx, context: MailContext) => Promise<T>) =>
    parts.database.inSchool(session.schoolId, async (tx) => work(tx, await contextIn(tx, parts, session.schoolId)))

  return [
    ...reviewRoutes({ parts, wake }),
    ...takeBackRoutes(parts),
    defineRoute({
      ...listMine,
      who: 'signed-in',
      handler: ({ session, body }) =>
        inSchool(session, async (tx, context) => {
          const { search, before } = body
          const ids = await mineIds(tx, context, {
            personId: session.personId,
            before,
            most: search ? mostSearched : pageSize + 1,
          })
          const found = (await readKept(tx, context, ids)).filter(
            (kept) => !search || matches(kept, search.toLowerCase()),
          )
          const page = found.slice(0, pageSize)
          const ownIds = page.map(({ row }) => row.id)
          const until = await takeBackUntil(tx, context, ownIds)
          return {
            messages: page.map((kept) => mineView(kept, until.get(kept.row.id))),
            next: found.length > pageSize ? (page.at(-1)?.row.id ?? null) : null,
          }
        }),
    }),
    defineRoute({
      ...getMessage,
      who: 'signed-in',
      handler: ({ session, params }) =>
        inSchool(session, (tx, context) => showMessage(tx, context, params.id, session)),
    }),
    defineRoute({
      ...reportMessageRoute,
      who: 'signed-in',
      handler: ({ session, params, body }) =>
        inSchool(session, async (tx, context) => {
          const kept = await readOne(tx, context, params.id)
          const standings = standingsOf(context, kept, session.personId)
          // A sender among the recipients is not one who reports, nor one who may learn that somebody has.
          if (!standings.includes('recipient') || standings.includes('sender')) throw new NotFoundError('message')
          await reportMessage(tx, context, {
            messageId: params.id,
            by: session.personId,
            ...(body.remark ? { remark: body.remark } : {}),
          })
          return {
            ok: true as const,
            message: {
              en: 'Thank you. It has been reported, and answering it is stopped.',
              cy: 'Diolch. Mae wedi’i hadrodd, ac mae ateb iddi wedi’i atal.',
            },
          }
        }),
    }),
  ]
}

async function mineIds(
  tx: Tx,
  { schoolId }: MailContext,
  { personId, before, most }: { readonly personId: string; readonly before: string | undefined; readonly most: number },
): Promise<string[]> {
  let query = tx
    .selectFrom('mail.message')
    .select('id')
    .where('school_id', '=', schoolId)
    .where('sender_id', '=', personId)
    .where('direction', '=', 'out')
    // Ids rise with time, so they page as well as instants do.
    .orderBy('id', 'desc')
    .limit(most)
  if (before !== undefined && isUuid(before)) query = query.where('id', '<', before)
  return (await query.execute()).map(({ id }) => id)
}

function matches({ envelope }: KeptMessage, search: string): boolean {
  return [envelope.subjectLine, ...envelope.recipients.flatMap(({ address, name }) => [address, name ?? ''])].some(
    (text) => text.toLowerCase().includes(search),
  )
}
