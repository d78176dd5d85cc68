import { getUndo, setUndo, takeBack as takeBackRoute } from '@beadle/contract'
import type { Tx } from '../../platform/database/index.ts'
import { type AnyRoute, defineRoute, type Session } from '../../platform/http/index.ts'
import { setUndoSeconds } from '../people/index.ts'
import { contextIn, type MailContext, type MailParts } from './context.ts'
import { takeBack } from './take-back.ts'
import { showMessage } from './views/show-message.ts'

/** How people take back what they have just sent, and how long they want for it. */
export function takeBackRoutes(parts: MailParts): readonly AnyRoute[] {
  const inSchool = <T>(session: Session, work: (tx: Tx, context: MailContext) => Promise<T>) =>
    parts.database.inSchool(session.schoolId, async (tx) => work(tx, await contextIn(tx, parts, session.schoolId)))
  return [
    defineRoute({
      ...takeBackRoute,
      who: 'signed-in',
      handler: ({ session, params }) =>
        inSchool(session, async (tx, context) => {
          await takeBack(tx, context, { messageId: params.id, by: session.personId })
          return showMessage(tx, context, params.id, session)
        }),
    }),
    defineRoute({
      ...getUndo,
      who: 'signed-in',
      handler: ({ session }) =>
        inSchool(session, async (_, { directory }) => ({
          seconds: directory.personById(session.personId)?.undoSeconds ?? 0,
        })),
    }),
    defineRoute({
      ...setUndo,
      who: 'signed-in',
      handler: ({ session: { schoolId, personId }, body: { seconds } }) =>
        parts.database.inSchool(schoolId, async (tx) => {
          await setUndoSeconds(tx, { schoolId, personId, seconds })
          return { seconds }
        }),
    }),
  ]
}
