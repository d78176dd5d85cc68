import { type About, appendEntry } from '../../ledger/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import type { MailContext } from './context.ts'

/**
 * Makes the correspondence of a message's sender with its outside recipients standing, so that it is asked once per
 * correspondent. Recipients inside the school, and parents, need none and get none.
 */
export async function standByAuthorisation(
  tx: Tx,
  context: MailContext,
  given: { readonly messageId: string; readonly positions: readonly number[]; readonly by: string },
): Promise<void> {
  const { schoolId, seals, directory } = context
  const message = await tx
    .selectFrom('mail.message')
    .select(['sender_id', 'envelope'])
    .where('school_id', '=', schoolId)
    .where('id', '=', given.messageId)
    .executeTakeFirst()
  if (!message?.sender_id || !message.envelope) return
  const senderId = message.sender_id
  const { recipients } = seals.openEnvelope(message.envelope)
  const outside = given.positions.flatMap((position) => {
    const address = recipients[position]?.address
    return address === undefined || directory.personByAddress(address) || directory.groupByAddress(address)
      ? []
      : [address]
  })
  await authorise(tx, context, {
    personId: senderId,
    addresses: outside,
    by: given.by,
    about: [{ kind: 'message', id: given.messageId }],
  })
}

/** Lets one person's correspondence with outside addresses go on without being asked again. */
export async function authorise(
  tx: Tx,
  { schoolId, at, seals }: MailContext,
  given: {
    readonly personId: string
    readonly addresses: readonly string[]
    readonly by: string
    /** What it was granted upon. */
    readonly about?: readonly About[]
  },
): Promise<void> {
  if (given.addresses.length === 0) return
  await tx
    .insertInto('mail.standing_authorisation')
    .values(
      given.addresses.map((address) => ({
        school_id: schoolId,
        correspondent: seals.token('address', address),
        person_id: given.personId,
        granted_by: given.by,
        granted_at: at,
        address: seals.sealText(at, address),
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['school_id', 'correspondent', 'person_id'])
        .doUpdateSet({ granted_by: given.by, granted_at: at, ended_at: null }),
    )
    .execute()
  await appendEntry(tx, {
    schoolId,
    kind: 'mail.authorisation-granted',
    at,
    actor: given.by,
    about: [...(given.about ?? []), { kind: 'person', id: given.personId }],
    data: { correspondents: given.addresses.length },
  })
}
