import { randomUUID } from 'node:crypto'
import type { MailContext, MailMessage } from '../../../modules/mail/index.ts'
import type { Judged } from '../authenticate/index.ts'
import type { Entry } from './entry.ts'
import type { Writer } from './words.ts'

/**
 * Who wrote it. A submission is its person's, whatever its header says. From outside, an address of ours is believed only where
 * our domain is proved, and none whose authentication failed: such a writer is nobody the directory knows.
 */
export function writerOf(
  { directory, policy }: MailContext,
  { action, personId, envelope }: Entry,
  { message, judged }: { readonly message: MailMessage; readonly judged: Judged },
): Writer {
  const author = judged.readings.author ?? message.from[0]
  const address = author?.address ?? envelope.from
  const named = { address, ...(author?.name === undefined ? {} : { name: author.name }) }
  if (action === 'mail.submit') {
    const person = personId === undefined ? directory.personByAddress(envelope.from) : directory.personById(personId)
    return { id: person?.id ?? address, ...named }
  }
  const isOurs = policy.version.school.domains.includes(address.slice(address.lastIndexOf('@') + 1).toLowerCase())
  const isBelieved = isOurs ? judged.result === 'pass' : judged.result !== 'fail'
  return isBelieved && address !== ''
    ? { id: address, ...named }
    : { id: `unverified:${randomUUID()}`, ...named, unverified: true }
}
