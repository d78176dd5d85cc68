import type { Selectable } from 'kysely'
import type { Named } from '../../archive/index.ts'
import type { Directory } from '../../people/index.ts'
import type { MailMessage } from '../mime/message.ts'
import type { SealedEnvelope } from '../sealed.ts'
import type { MessageTable, RecipientTable } from '../tables.ts'

type Row = Pick<Selectable<MessageTable>, 'direction' | 'sender_id'>
type To = Pick<Selectable<RecipientTable>, 'person_id' | 'position'>

/** A mailbox as people look for it. */
export function inWords({ name, address }: Named): string {
  return name === undefined || name === address ? address : `${name} ${address}`
}

/** Whom the header names as recipients: what every one of them may see. */
export function namedRecipients({ to, cc }: Pick<MailMessage, 'to' | 'cc'>): Named[] {
  return [...to, ...cc].map(({ name, address }) => ({ address, ...(name ? { name } : {}) }))
}

/**
 * Whose own a message is, and by what beside its text each of them finds it. Senders find it by everybody they wrote to; a
 * recipient by whom its header names and by themself, never by those who got a blind copy.
 */
export function ownersOf(
  directory: Directory,
  {
    row,
    recipients,
    envelope,
    to,
  }: {
    readonly row: Row
    readonly recipients: readonly To[]
    readonly envelope: SealedEnvelope
    readonly to: readonly Named[]
  },
): { readonly personId: string; readonly about: readonly string[] }[] {
  const shared = [...aboutAll(envelope), ...to.map(inWords)]
  const nameOf = (id: string | null) => (id === null ? [] : (directory.personById(id)?.name ?? []))
  const common = [...shared, ...[nameOf(row.sender_id)].flat()]
  const owners = new Map<string, readonly string[]>()
  if (row.direction === 'out' && row.sender_id !== null)
    owners.set(row.sender_id, [
      ...common,
      ...envelope.recipients.map(inWords),
      ...recipients.flatMap(({ person_id }) => nameOf(person_id)),
    ])
  for (const { person_id: personId, position } of recipients) {
    const own = envelope.recipients[position]
    if (personId === null || owners.has(personId)) continue
    owners.set(personId, [...common, ...(own ? [inWords(own)] : []), ...[nameOf(personId)].flat()])
  }
  return [...owners].map(([personId, about]) => ({ personId, about }))
}

/** What everybody whose own it is may find it by. */
export function aboutAll(envelope: SealedEnvelope): string[] {
  const { subjectLine, author, authorName, attachments } = envelope
  return [
    subjectLine,
    author,
    ...(authorName === undefined ? [] : [authorName]),
    ...attachments.map((file) => file.filename),
  ]
}
