import type { Agreed, MessageDecision } from '@beadle/contract'
import { vocabulary } from '@beadle/engine'
import { type About, appendEntry } from '../../ledger/index.ts'
import type { Reader, Tx } from '../../platform/database/index.ts'
import { NotFoundError } from '../../platform/errors.ts'
import { isUuid } from '../../platform/uuid.ts'
import type { MailContext } from './context.ts'
import type { KeptMessage, Standing } from './views/kept-message.ts'
import { colleague } from './views/labels.ts'

const staffRoles: readonly string[] = vocabulary.roles.staff

/** A reader of a message: who, and as what. */
type ContactReader = { readonly personId: string; readonly standings: readonly Standing[] }

/** Whether contact is agreed between this reader and the parent who wrote; undefined where it is not theirs to agree. */
export async function contactOf(
  db: Reader,
  context: MailContext,
  kept: KeptMessage,
  { personId, standings }: ContactReader,
): Promise<MessageDecision['contact']> {
  const { directory, schoolId } = context
  const { row, envelope } = kept
  const isStaff = directory.personById(personId)?.roles.some((role) => staffRoles.includes(role)) === true
  if (row.direction !== 'in' || !isStaff || !standings.includes('recipient')) return undefined
  // Whoever forged a parent's address is no parent to agree anything with.
  const parent = envelope.unanswerable === 'unproved' ? undefined : directory.personByAddress(envelope.author)
  if (!parent?.roles.includes('parent')) return undefined
  const found = await db
    .selectFrom('mail.arrangement')
    .select('agreed_at')
    .where('school_id', '=', schoolId)
    .where('parent_id', '=', parent.id)
    .where('staff_id', '=', personId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return { parent: colleague(context, parent.id), agreed: found !== undefined }
}

/** A member of staff who received a parent's message agrees that they may write directly. */
export async function agreeContact(
  tx: Tx,
  context: MailContext,
  kept: KeptMessage,
  reader: ContactReader,
): Promise<void> {
  const contact = await contactOf(tx, context, kept, reader)
  if (!contact) throw new NotFoundError('message')
  await agreeBetween(tx, context, {
    parentId: contact.parent.id,
    staffId: reader.personId,
    about: [{ kind: 'message', id: kept.row.id }],
  })
}

/** A member of staff agrees direct mail with a parent. Agreeing twice changes nothing. */
export async function agreeBetween(
  tx: Tx,
  { schoolId, at }: MailContext,
  {
    parentId,
    staffId,
    about = [],
  }: { readonly parentId: string; readonly staffId: string; readonly about?: readonly About[] },
): Promise<void> {
  const agreed = await tx
    .insertInto('mail.arrangement')
    .values({ school_id: schoolId, parent_id: parentId, staff_id: staffId, agreed_at: at, agreed_by: staffId })
    .onConflict((conflict) =>
      conflict
        .columns(['school_id', 'parent_id', 'staff_id'])
        .doUpdateSet({ agreed_at: at, agreed_by: staffId, ended_at: null })
        .where('mail.arrangement.ended_at', 'is not', null),
    )
    .returning('parent_id')
    .executeTakeFirst()
  if (!agreed) return
  await appendEntry(tx, {
    schoolId,
    kind: 'mail.contact-agreed',
    at,
    actor: staffId,
    about: [...about, { kind: 'person', id: parentId }],
  })
}

/** The parents with whom this person agreed direct mail, the newest first. */
export async function contactsOf(db: Reader, context: MailContext, staffId: string): Promise<Agreed['contacts']> {
  const rows = await db
    .selectFrom('mail.arrangement')
    .select(['parent_id', 'agreed_at'])
    .where('school_id', '=', context.schoolId)
    .where('staff_id', '=', staffId)
    .where('ended_at', 'is', null)
    .orderBy('agreed_at', 'desc')
    .execute()
  return rows.map(({ parent_id, agreed_at }) => ({
    parent: colleague(context, parent_id),
    children: context.directory.pupilsOf(parent_id).map(({ name, form }) => (form ? `${name}, ${form}` : name)),
    since: agreed_at.toString(),
  }))
}

/** Ends an agreement; the parent's next message is marked as direct again. */
export async function endContact(
  tx: Tx,
  { schoolId, at }: MailContext,
  { parentId, staffId }: { readonly parentId: string; readonly staffId: string },
): Promise<void> {
  const ended = isUuid(parentId)
    ? await tx
        .updateTable('mail.arrangement')
        .set({ ended_at: at })
        .where('school_id', '=', schoolId)
        .where('parent_id', '=', parentId)
        .where('staff_id', '=', staffId)
        .where('ended_at', 'is', null)
        .returning('parent_id')
        .executeTakeFirst()
    : undefined
  if (!ended) throw new NotFoundError('agreement')
  await appendEntry(tx, {
    schoolId,
    kind: 'mail.contact-ended',
    at,
    actor: staffId,
    about: [{ kind: 'person', id: parentId }],
  })
}
