import {
  actOnHeld as actOnHeldRoute,
  actOnSeveral,
  getHeld,
  getMailMeasurement,
  listHeld,
  revealSender,
  sayFalseAlarm,
  undoHeld,
} from '@beadle/contract'
import type { Tx } from '../../../platform/database/index.ts'
import { NotFoundError } from '../../../platform/errors.ts'
import { type AnyRoute, defineRoute, type Session } from '../../../platform/http/index.ts'
import { policyRoles, reviewingRoles } from '../../people/index.ts'
import { contextIn, type MailContext, type MailParts } from '../context.ts'
import { readAs } from '../views/show-message.ts'
import { reviewBudget } from './budget.ts'
import { decideHeld, decideSeveral, reveal, showHeld, undoSeveral } from './decide-held.ts'
import { recordFalseAlarm } from './false-alarm.ts'
import { heldForMe, heldOfMine } from './list-held.ts'
import { measureFalseAlarms } from './measurement.ts'

/** The routes of /api/mail/held and what follows from them. `wake` is called after a release has committed, so that mail leaves at once. */
export function reviewRoutes({
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
          const { personId, roles } = session
          const forMe = await heldForMe(tx, context, personId)
          const isReviewer = forMe.length > 0 || roles.some((role) => reviewingRoles.includes(role))
          return {
            forMe: [...forMe],
            mine: [...(await heldOfMine(tx, context, personId))],
            budget: isReviewer ? await reviewBudget(tx, context) : null,
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
          const { outcome, reason, standing, undoable, falseAlarm } = body
          await decideHeld(tx, context, {
            messageId: params.id,
            by: session.personId,
            outcome,
            ...(reason === undefined ? {} : { reason }),
            ...(standing === undefined ? {} : { standing }),
            ...(undoable === undefined ? {} : { undoable }),
            ...(falseAlarm === undefined ? {} : { falseAlarm }),
          })
          return showHeld(tx, context, params.id, session.personId)
        })
        wake()
        return shown
      },
    }),
    defineRoute({
      ...actOnSeveral,
      who: 'signed-in',
      async handler({ session: { schoolId, personId }, body: { ids, outcome, reason, undoable } }) {
        const results = await decideSeveral(parts, {
          schoolId,
          ids,
          by: personId,
          outcome,
          reason,
          ...(undoable === undefined ? {} : { undoable }),
        })
        wake()
        return { results: [...results] }
      },
    }),
    defineRoute({
      ...undoHeld,
      who: 'signed-in',
      handler: async ({ session: { schoolId, personId }, body: { ids } }) => ({
        results: [...(await undoSeveral(parts, { schoolId, ids, by: personId }))],
      }),
    }),
    defineRoute({
      ...revealSender,
      who: 'signed-in',
      handler: ({ session, params, body }) =>
        inSchool(session, (tx, context) =>
          reveal(tx, context, { messageId: params.id, by: session.personId, reason: body.reason }),
        ),
    }),
    defineRoute({
      ...getMailMeasurement,
      who: { roles: policyRoles },
      handler: ({ session }) => inSchool(session, measureFalseAlarms),
    }),
    defineRoute({
      ...sayFalseAlarm,
      who: 'signed-in',
      handler: ({ session: { personId, ...session }, params }) =>
        inSchool({ personId, ...session }, async (tx, context) => {
          const { kept, standings } = await readAs(tx, context, params.id, personId)
          if (!(await recordFalseAlarm(tx, context, kept, { personId, standings }))) throw new NotFoundError('message')
          return {
            ok: true as const,
            message: {
              en: 'Thank you. It is counted as a false alarm of that rule: which rule and which term, not a word of the message.',
              cy: 'Diolch. Fe’i cyfrifir yn gamrybudd gan y rheol honno: pa reol a pha derm, nid gair o’r neges.',
            },
          }
        }),
    }),
  ]
}
