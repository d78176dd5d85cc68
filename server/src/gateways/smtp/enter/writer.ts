import { randomUUID } from 'node:crypto'
import type { MailContext, MailMessage } from '../../../modules/mail/index.ts'
import { authentication } from './authentication.ts'
import type { Entry } from './entry.ts'
import type { Writer } from './words.ts'

/**
 * Who wrote it. A submission is its person's, whatever its header says. From outside, an address of ours is never believed,
 * nor one whose authentication failed: such a writer is nobody the directory knows.
 */
export function writerOf(
  { directory, policy }: MailContext,
  { action, personId, envelope }: Entry,
  message: MailMessage,
): Writer {
  const [author] = message.from
  const address = author?.address ?? envelope.from
  const named = { address, ...(author?.name === undefined ? {} : { name: author.name }) }
  if (action === 'mail.submit') {
    const person = personId === undefined ? directory.personByAddress(envelope.from) : directory.personById(personId)
    return { id: person?.id ?? address, ...named }
  }
  const isOurs = policy.version.school.domains.includes(address.slice(address.lastIndexOf('@') + 1).toLowerCase())
  const isBelieved = !isOurs && authentication(message) !== 'fail'
  return isBelieved && address !== ''
    ? { id: address, ...named }
    : { id: `unverified:${randomUUID()}`, ...named, unverified: true }
}
