import type { Agreed } from '@beadle/contract'
import type { Role } from '@beadle/engine'
import type { Selectable } from 'kysely'
import { appendEntry } from '../../ledger/index.ts'
import type { Reader, Tx } from '../../platform/database/index.ts'
import { NotFoundError } from '../../platform/errors.ts'
import { isUuid } from '../../platform/uuid.ts'
import { leadingRoles } from '../people/index.ts'
import type { MailContext } from './context.ts'
import type { StandingAuthorisationTable } from './tables.ts'
import { colleague } from './views/labels.ts'

/** Who asks for the list. */
export type StandingReader = { readonly personId: string; readonly roles: readonly Role[] }

type Row = Pick<
  Selectable<StandingAuthorisationTable>,
  'correspondent' | 'person_id' | 'granted_by' | 'granted_at' | 'address'
>

/** The authorisations that stand and are this reader's to see, by person and then the newest first. */
export async function authorisationsFor(
  db: Reader,
  context: MailContext,
  reader: StandingReader,
): Promise<Agreed['authorisations']> {
  const rows = await db
    .selectFrom('mail.standing_authorisation')
    .select(['correspondent', 'person_id', 'granted_by', 'granted_at', 'address'])
    .where('school_id', '=', context.schoolId)
    .where('ended_at', 'is', null)
    .orderBy('granted_at', 'desc')
    .execute()
  return rows
    .filter((row) => isTheirs(context, row, reader))
    .map((row) => ({
      id: `${row.person_id}.${row.correspondent.toString('hex')}`,
      person: colleague(context, row.person_id),
      correspondent: context.seals.openText(row.address),
      by: colleague(context, row.granted_by),
      since: row.granted_at.toString(),
    }))
}

/** Ends one; its person's next message to that address waits again. NotFoundError for one that is not theirs to see. */
export async function endAuthorisation(
  tx: Tx,
  context: MailContext,
  { id, ...reader }: StandingReader & { readonly id: string },
): Promise<void> {
  const { schoolId, at } = context
  const [personId = '', token = ''] = id.split('.')
  if (!isUuid(personId) || !/^(?:[0-9a-f]{2}){1,64}$/.test(token)) throw new NotFoundError('authorisation')
  const row = await tx
    .selectFrom('mail.standing_authorisation')
    .select(['correspondent', 'person_id', 'granted_by', 'granted_at', 'address'])
    .where('school_id', '=', schoolId)
    .where('person_id', '=', personId)
    .where('correspondent', '=', Buffer.from(token, 'hex'))
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!row || !isTheirs(context, row, reader)) throw new NotFoundError('authorisation')
  await tx
    .updateTable('mail.standing_authorisation')
    .set({ ended_at: at })
    .where('school_id', '=', schoolId)
    .where('person_id', '=', personId)
    .where('correspondent', '=', row.correspondent)
    .execute()
  await appendEntry(tx, {
    schoolId,
    kind: 'mail.authorisation-ended',
    at,
    actor: reader.personId,
    about: [{ kind: 'person', id: personId }],
    data: { correspondents: 1 },
  })
}

/** One's own, those one gave, those of people one answers for; all, for who leads the school. */
function isTheirs({ directory }: MailContext, row: Row, { personId, roles }: StandingReader): boolean {
  return (
    row.person_id === personId ||
    row.granted_by === personId ||
    directory.lineManagerOf(row.person_id)?.id === personId ||
    directory.formTutorOf(row.person_id)?.id === personId ||
    roles.some((role) => leadingRoles.includes(role))
  )
}
