import type { PersonLabel } from '@beadle/contract'
import type { MailContext } from '../context.ts'
import type { KeptMessage } from './kept-message.ts'

/** Who sent it, by name. */
export function senderByName({ directory }: MailContext, { row, envelope }: KeptMessage): PersonLabel {
  const person = row.sender_id === null ? undefined : directory.personById(row.sender_id)
  const name = person?.name ?? envelope.authorName ?? envelope.author
  return { id: person?.id ?? 'outside', name, address: envelope.author }
}

/**
 * Who sent it, as a word that says only what kind of person it is. It stays the same for one sender over one school day, so that a
 * reviewer sees what belongs together, and is another on the next.
 */
export function senderPseudonym(
  { directory, parts, schoolId, policy }: MailContext,
  { row, envelope }: KeptMessage,
): PersonLabel {
  const person = row.sender_id === null ? undefined : directory.personById(row.sender_id)
  const day = row.accepted_at.toZonedDateTimeISO(policy.version.school.calendar.timeZone).toPlainDate()
  const mark = parts.keys
    .hmac(schoolId, 'mail-pseudonym', `${day} ${row.sender_id ?? envelope.author}`)
    .toString('hex')
    .slice(0, 4)
  const kind = person === undefined ? 'Outside sender' : person.roles.includes('pupil') ? 'Pupil' : 'Member of staff'
  return { id: mark, name: `${kind} ${mark}`, pseudonym: true }
}

/** A person of the school by name, as colleagues see one another. */
export function colleague({ directory }: MailContext, personId: string): PersonLabel {
  return { id: personId, name: directory.personById(personId)?.name ?? 'Somebody who has left' }
}
