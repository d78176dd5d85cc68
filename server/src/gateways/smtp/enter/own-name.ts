import { type MailContext, type MailMessage, readAddresses } from '../../../modules/mail/index.ts'
import type { Entry } from './entry.ts'

/**
 * Whether a submission is in its sender's own name: every From and Sender field, for readers see any of them. Asked where
 * people send with their own password; a relay answers for its own people's names.
 */
export function isInOwnName(
  { directory }: MailContext,
  { personId, tellsAtDoor }: Entry,
  { header }: MailMessage,
): boolean {
  if (!tellsAtDoor || personId === undefined) return true
  const own = directory.addressesOf(personId)
  return header.fields
    .filter(({ name }) => name === 'from' || name === 'sender')
    .flatMap(({ value }) => readAddresses(value))
    .every(({ address }) => own.includes(address.toLowerCase()))
}
