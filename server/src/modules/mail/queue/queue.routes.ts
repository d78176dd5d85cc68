import {
  actOnDestination as actOnDestinationRoute,
  actOnQueued as actOnQueuedRoute,
  getQueue,
  getQueued,
  listQueued,
  revealQueued as revealQueuedRoute,
} from '@beadle/contract'
import type { Tx } from '../../../platform/database/index.ts'
import { type AnyRoute, defineRoute, type Session } from '../../../platform/http/index.ts'
import { mailRunningRoles } from '../../people/index.ts'
import { contextIn, type MailContext, type MailParts } from '../context.ts'
import { queuedDetail, queuedPage, queueOverview } from './queue-view.ts'
import { recordReveal, steerDestination, steerEnvelope } from './steer-queue.ts'

const who = { roles: mailRunningRoles } as const

/** The routes of /api/mail/queue: seen and steered by those who run the school's mail. `wake` has what may go leave at once. */
export function queueRoutes({
  parts,
  wake,
}: {
  readonly parts: MailParts
  readonly wake: () => void
}): readonly AnyRoute[] {
  const inSchool = <T>(session: Session, work: (tx: Tx, context: MailContext) => Promise<T>) =>
    parts.database.inSchool(session.schoolId, async (tx) => work(tx, await contextIn(tx, parts, session.schoolId)))
  const steersman = ({ personId }: Session, reason: string | undefined) => ({
    by: personId,
    ...(reason ? { reason } : {}),
  })

  return [
    defineRoute({ ...getQueue, who, handler: ({ session }) => inSchool(session, queueOverview) }),
    defineRoute({
      ...listQueued,
      who,
      handler: ({ session, query: { destination, after } }) =>
        inSchool(session, (tx, context) => queuedPage(tx, context, { destination, after })),
    }),
    defineRoute({
      ...getQueued,
      who,
      handler: ({ session, params }) => inSchool(session, (tx, context) => queuedDetail(tx, context, params.id)),
    }),
    defineRoute({
      ...revealQueuedRoute,
      who,
      handler: ({ session, params, body }) =>
        inSchool(session, async (tx, context) => {
          const detail = await queuedDetail(tx, context, params.id, true)
          await recordReveal(tx, context, params.id, steersman(session, body.reason))
          return detail
        }),
    }),
    defineRoute({
      ...actOnDestinationRoute,
      who,
      async handler({ session, body: { destination, act, reason } }) {
        const done = await inSchool(session, async (tx, context) => {
          const asked = { ...steersman(session, reason), destination, act }
          const envelopes = await steerDestination(tx, context, asked)
          return { envelopes, ...(await queueOverview(tx, context)) }
        })
        wake()
        return done
      },
    }),
    defineRoute({
      ...actOnQueuedRoute,
      who,
      async handler({ session, params: { id }, body: { act, reason } }) {
        const done = await inSchool(session, async (tx, context) => {
          await steerEnvelope(tx, context, { ...steersman(session, reason), id, act })
          return { envelopes: 1, ...(await queueOverview(tx, context)) }
        })
        wake()
        return done
      },
    }),
  ]
}
