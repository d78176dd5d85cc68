import {
  actOnHeld as actOnHeldRoute,
  getHeld,
  getMessage,
  listHeld,
  listMine,
  reportMessage as reportMessageRoute,
  revealSender,
} from '@beadle/contract'
import { appendEntry } from '../../ledger/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import { NotFoundError } from '../../platform/errors.ts'
import { type AnyRoute, defineRoute, type Session } from '../../platform/http/index.ts'
import { isUuid } from '../../platform/uuid.ts'
import { heldProcedure } from './accept-message.ts'
import { actOnHeld } from './act-on-held.ts'
import { contextIn, type MailContext, type MailParts } from './context.ts'
import { reportMessage } from './report-message.ts'
import { heldSummary, heldView, type Looking } from './views/held-view.ts'
import { type KeptMessage, openHolds, readKept, readOne, standingsOf } from './views/kept-message.ts'
import { mineView } from './views/message-view.ts'
import { isRevealed, showMessage } from './views/show-message.ts'

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
    defineRoute({
      ...listHeld,
      who: 'signed-in',
      handler: ({ session }) =>
        inSchool(session, async (tx, context) => {
          const { personId } = session
          const matters = await parts.procedures.waitingFor(tx, session.schoolId, personId)
          const ids = matters.flatMap(({ procedure, refs: { message } }) =>
            procedure === heldProcedure && message !== undefined ? [message] : [],
          )
          const forMe = await readKept(tx, context, [...new Set(ids)])
          const mine = await readKept(tx, context, await heldIdsOf(tx, context, personId))
          const summaries = []
          for (const kept of forMe) {
            const looking = await lookingAt(tx, context, kept, personId)
            if (looking && looking.as !== 'sender') summaries.push(heldSummary(context, kept, looking))
          }
          return {
            forMe: summaries,
            mine: mine
              .filter((kept) => openHolds(kept, { silent: false }).length > 0)
              .map((kept) => heldSummary(context, kept, { personId, as: 'sender', revealed: true })),
          }
        }),
    }),
    defineRoute({
      ...getHeld,
      who: 'signed-in',
      handler: ({ session, params }) =>
        inSchool(session, (tx, context) => showHeld(tx, context, params.id, session.personId)),
    }),
    defineRoute({
      ...actOnHeldRoute,
      who: 'signed-in',
      async handler({ session, params, body }) {
        const shown = await inSchool(session, async (tx, context) => {
          // Whether it is theirs to see is asked first: a stranger learns nothing from the kind of refusal.
          await showHeld(tx, context, params.id, session.personId)
          const { outcome, reason, standing } = body
          await actOnHeld(tx, context, {
            messageId: params.id,
            by: session.personId,
            outcome,
            ...(reason === undefined ? {} : { reason }),
            ...(standing === undefined ? {} : { standing }),
          })
          return showHeld(tx, context, params.id, session.personId)
        })
        wake()
        return shown
      },
    }),
    defineRoute({
      ...revealSender,
      who: 'signed-in',
      handler: ({ session, params, body }) =>
        inSchool(session, async (tx, context) => {
          const { personId, schoolId } = session
          const kept = await readOne(tx, context, params.id)
          const looking = await lookingAt(tx, context, kept, personId)
          if (!looking || looking.as === 'sender' || kept.row.direction !== 'out') throw new NotFoundError('message')
          if (!looking.revealed) {
            await tx
              .insertInto('mail.revealed')
              .values({ school_id: schoolId, message_id: params.id, person_id: personId, revealed_at: context.at })
              .execute()
            await appendEntry(tx, {
              schoolId,
              kind: 'mail.revealed',
              at: context.at,
              actor: personId,
              about: [{ kind: 'message', id: params.id }],
              personal: parts.keys.seal(
                schoolId,
                'ledger-personal',
                context.at,
                Buffer.from(JSON.stringify({ reason: body.reason })),
              ),
            })
          }
          return heldView(context, kept, { ...looking, revealed: true })
        }),
    }),
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
          return { messages: page.map(mineView), next: found.length > pageSize ? (page.at(-1)?.row.id ?? null) : null }
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

/** A held message as this person may see it; NotFoundError for everybody else. */
async function showHeld(tx: Tx, context: MailContext, id: string, personId: string) {
  const kept = await readOne(tx, context, id)
  const looking = await lookingAt(tx, context, kept, personId)
  const isTold = looking?.as !== 'sender' || kept.holds.some(({ silent }) => !silent)
  if (!looking || kept.holds.length === 0 || !isTold) throw new NotFoundError('held message')
  return heldView(context, kept, looking)
}

async function lookingAt(
  tx: Tx,
  context: MailContext,
  kept: KeptMessage,
  personId: string,
): Promise<Looking | undefined> {
  const as = standingsOf(context, kept, personId).find(
    (standing) => standing === 'sender' || standing === 'releaser' || standing === 'deputy',
  )
  return as === undefined ? undefined : { personId, as, revealed: await isRevealed(tx, context, kept.row.id, personId) }
}

async function heldIdsOf(tx: Tx, { schoolId }: MailContext, personId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('mail.message as message')
    .innerJoin('mail.hold as hold', (join) =>
      join.onRef('hold.school_id', '=', 'message.school_id').onRef('hold.message_id', '=', 'message.id'),
    )
    .select('message.id')
    .distinct()
    .where('message.school_id', '=', schoolId)
    .where('message.sender_id', '=', personId)
    .where('message.direction', '=', 'out')
    .where('hold.state', '=', 'waiting')
    .where('hold.silent', '=', false)
    .orderBy('message.id', 'desc')
    .limit(100)
    .execute()
  return rows.map(({ id }) => id)
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
