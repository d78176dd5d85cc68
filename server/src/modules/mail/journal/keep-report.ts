import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { appendEntry } from '../../../ledger/index.ts'
import type { Tx } from '../../../platform/database/index.ts'
import { uuidv7 } from '../../../platform/uuid.ts'
import type { AcceptedMail } from '../accept-message.ts'
import type { MailContext } from '../context.ts'
import { keepCopies } from '../keep-copies.ts'
import type { JournalRecipient, JournalReport } from './read-report.ts'
import './tables.ts'

type About = { readonly sender: string; readonly recipients: readonly JournalRecipient[] }

/** A report that was read, with what the policy says of keeping the message. */
export type ReadReport = { readonly peer: string; readonly report: JournalReport; readonly mail: AcceptedMail }

/**
 * Keeps what a provider reported, in the caller's transaction: in the archive under the classes that the policy asks for, or
 * counted where it asks for none. Of several reports of one message (providers write one for each way it took) the recipients
 * are added to the first. Says what was done.
 */
export async function keepReport(
  tx: Tx,
  context: MailContext,
  { peer, report, mail }: ReadReport,
): Promise<'kept' | 'counted' | 'known'> {
  const { schoolId, at, seals } = context
  const digest = createHash('sha256').update(report.original).digest('hex')
  const token = seals.token('message-id', `journal ${report.messageId ?? ''} ${digest}`)
  await sql`select pg_advisory_xact_lock(hashtextextended(${`mail.journal ${schoolId} ${token.toString('hex')}`}, 0))`.execute(
    tx,
  )
  const known = await tx
    .selectFrom('mail.journal_report')
    .select(['id', 'about', 'reports'])
    .where('school_id', '=', schoolId)
    .where('token', '=', token)
    .executeTakeFirst()
  if (known) {
    const before = known.about ? (JSON.parse(seals.openText(known.about)) as About).recipients : []
    const about: About = { sender: report.sender, recipients: together(before, report.recipients) }
    await tx
      .updateTable('mail.journal_report')
      .set({ reports: known.reports + 1, came_at: at, about: seals.sealText(at, JSON.stringify(about)) })
      .where('school_id', '=', schoolId)
      .where('id', '=', known.id)
      .execute()
    return 'known'
  }
  const about: About = { sender: report.sender, recipients: report.recipients }
  const classes = [...new Set(mail.disposition.keep.map((each) => each.class))]
  const state = classes.length > 0 ? 'kept' : 'counted'
  const id = uuidv7()
  await tx
    .insertInto('mail.journal_report')
    .values({
      school_id: schoolId,
      id,
      peer,
      came_at: at,
      state,
      token,
      about: seals.sealText(at, JSON.stringify(about)),
    })
    .execute()
  // What is evidence of something is preserved where mail is decided; here it has been sent already.
  await keepCopies(tx, context, { ...mail, id, disposition: { ...mail.disposition, preserve: [] } })
  await appendEntry(tx, {
    schoolId,
    kind: 'mail.journalled',
    at,
    actor: 'gateway',
    about: [{ kind: 'journal-report', id }],
    data: { peer, classes, recipients: report.recipients.length },
  })
  return state
}

/** Puts what is no report aside, sealed: nobody is refused for it, since a provider that is refused ends its journalling. */
export async function putAside(
  tx: Tx,
  { schoolId, at, seals }: MailContext,
  { peer, raw, problem }: { readonly peer: string; readonly raw: Buffer; readonly problem: string },
): Promise<void> {
  const id = uuidv7()
  await tx
    .insertInto('mail.journal_report')
    .values({ school_id: schoolId, id, peer, came_at: at, state: 'aside', problem, raw: seals.sealRaw(at, raw) })
    .execute()
  await appendEntry(tx, {
    schoolId,
    kind: 'mail.journal-aside',
    at,
    actor: 'gateway',
    about: [{ kind: 'journal-report', id }],
    data: { peer, problem },
  })
}

function together(before: readonly JournalRecipient[], more: readonly JournalRecipient[]): readonly JournalRecipient[] {
  const known = new Set(before.map(({ address }) => address.toLowerCase()))
  return [...before, ...more.filter(({ address }) => !known.has(address.toLowerCase()))]
}
