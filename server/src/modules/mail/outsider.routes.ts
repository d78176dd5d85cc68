import {
  agreeContact as agreeContactRoute,
  askSender as askSenderRoute,
  endAuthorisation as endAuthorisationRoute,
  endContact as endContactRoute,
  listAgreed,
  listReceived,
} from '@beadle/contract'
import type { Tx } from '../../platform/database/index.ts'
import { type AnyRoute, defineRoute, type Session } from '../../platform/http/index.ts'
import { askSender } from './ask-sender.ts'
import { agreeContact, contactsOf, endContact } from './contacts.ts'
import { contextIn, type MailContext, type MailParts } from './context.ts'
import { authorisationsFor, endAuthorisation } from './standing-list.ts'
import { notedFor, receivedPage } from './views/received-view.ts'
import { readAs, showMessage } from './views/show-message.ts'

/** The routes of /api/mail about what came for me and whom I agreed to write with. `wake` is called when mail may leave. */
export function outsiderRoutes({
  parts,
  wake,
}: {
  readonly parts: MailParts
  readonly wake: () => void
}): readonly AnyRoute[] {
  const inSchool = <T>(session: Session, work: (tx: Tx, context: MailContext) => Promise<T>) =>
    parts.database.inSchool(session.schoolId, async (tx) => work(tx, await contextIn(tx, parts, session.schoolId)))
  const agreedOf = async (tx: Tx, context: MailContext, session: Session) => ({
    contacts: await contactsOf(tx, context, session.personId),
    authorisations: await authorisationsFor(tx, context, session),
  })

  return [
    defineRoute({
      ...listReceived,
      who: 'signed-in',
      handler: ({ session, query }) =>
        inSchool(session, async (tx, context) => {
          const { personId } = session
          const { messages, next } = await receivedPage(tx, context, { personId, before: query.before })
          return { noted: await notedFor(tx, context, personId), messages: [...messages], next }
        }),
    }),
    defineRoute({
      ...askSenderRoute,
      who: 'signed-in',
      async handler({ session, params, body }) {
        const shown = await inSchool(session, async (tx, context) => {
          const { personId } = session
          const { kept, standings } = await readAs(tx, context, params.id, personId)
          await askSender(tx, context, kept, { personId, standings, ask: body.ask })
          return showMessage(tx, context, params.id, session)
        })
        wake()
        return shown
      },
    }),
    defineRoute({
      ...agreeContactRoute,
      who: 'signed-in',
      handler: ({ session, params }) =>
        inSchool(session, async (tx, context) => {
          const { personId } = session
          const { kept, standings } = await readAs(tx, context, params.id, personId)
          await agreeContact(tx, context, kept, { personId, standings })
          return showMessage(tx, context, params.id, session)
        }),
    }),
    defineRoute({
      ...listAgreed,
      who: 'signed-in',
      handler: ({ session }) => inSchool(session, (tx, context) => agreedOf(tx, context, session)),
    }),
    defineRoute({
      ...endContactRoute,
      who: 'signed-in',
      handler: ({ session, params }) =>
        inSchool(session, async (tx, context) => {
          await endContact(tx, context, { parentId: params.id, staffId: session.personId })
          return agreedOf(tx, context, session)
        }),
    }),
    defineRoute({
      ...endAuthorisationRoute,
      who: 'signed-in',
      handler: ({ session, params }) =>
        inSchool(session, async (tx, context) => {
          const { personId, roles } = session
          await endAuthorisation(tx, context, { id: params.id, personId, roles })
          return agreedOf(tx, context, session)
        }),
    }),
  ]
}
