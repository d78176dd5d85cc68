import {
  type AcceptedMail,
  contextOf,
  type JournalReport,
  keepReport,
  type MailContext,
  type MailParts,
  putAside,
  readJournalReport,
} from '../../../modules/mail/index.ts'
import type { Envelope } from '../door/policy.ts'
import { reply, type SmtpReply } from '../door/reply.ts'
import type { Entry } from '../enter/entry.ts'
import type { MailPeer } from '../peers/index.ts'

export type IntakeOptions = {
  readonly parts: MailParts
  /** What the policy would have said of a message: for the classes it is kept under. */
  readonly decide: (context: MailContext, entry: Entry) => Promise<AcceptedMail>
}

const taken = reply(250, '2.0.0', 'Taken')

/** Whether a message is a report: everything of a peer that brings nothing else, or what goes to addresses for reports alone. */
export function isForJournal(peer: MailPeer, recipients: readonly { readonly address: string }[]): boolean {
  if (peer.kind === 'journal') return true
  const to = peer.journalTo ?? []
  return to.length > 0 && recipients.length > 0 && recipients.every(({ address }) => to.includes(address.toLowerCase()))
}

/**
 * Takes a report. It is never refused: providers give up journalling, or the school's rule for it, when they are (Exchange Online
 * after about two days). What cannot be read, or is another tenant's, is put aside. Rejects only while it cannot be written down.
 */
export async function takeReport(
  { parts, decide }: IntakeOptions,
  { schoolId, envelope, raw, peer, isOfTenant }: Brought,
): Promise<SmtpReply> {
  const { database, log } = parts
  const context = await contextOf(parts, schoolId)
  const read = isOfTenant ? readJournalReport(raw, { copies: peer.kind === 'google' }) : ('another-tenant' as const)
  if (typeof read !== 'string') {
    const mail = await decide(context, entryOf({ context, envelope, report: read, peer })).catch(() => undefined)
    if (mail) {
      await database.inSchool(schoolId, (tx) => keepReport(tx, context, { peer: peer.name, report: read, mail }))
      return taken
    }
  }
  const problem = typeof read === 'string' ? read : 'not-decided'
  log.warn('mail.journal-report-aside', { peer: peer.name, problem })
  await database.inSchool(schoolId, (tx) => putAside(tx, context, { peer: peer.name, raw, problem }))
  return taken
}

type Brought = {
  readonly schoolId: string
  readonly envelope: Envelope<MailPeer>
  readonly raw: Buffer
  readonly peer: MailPeer
  /** Whether it is of the tenant whose reports these are; true where none is named. */
  readonly isOfTenant: boolean
}

/** The original as it would have come here itself. */
function entryOf({
  context: { schoolId, policy, directory },
  envelope,
  report,
  peer,
}: {
  readonly context: MailContext
  readonly envelope: Envelope<MailPeer>
  readonly report: JournalReport
  readonly peer: MailPeer
}): Entry {
  const { sender, recipients, original } = report
  const isOurs = policy.version.school.domains.includes(sender.slice(sender.lastIndexOf('@') + 1).toLowerCase())
  const person = isOurs ? directory.personByAddress(sender) : undefined
  return {
    schoolId,
    action: isOurs ? 'mail.submit' : 'mail.receive',
    raw: original,
    tellsAtDoor: false,
    peer,
    ...(person ? { personId: person.id } : {}),
    envelope: { ...envelope, from: sender, recipients: recipients.map(({ address }) => ({ address, notify: [] })) },
  }
}
