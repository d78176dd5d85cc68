import { type MailContext, type MailMessage, readAddresses } from '../../../modules/mail/index.ts'
import { authentication } from './authentication.ts'
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

/**
 * What comes through a relay from an address of ours is a person's submission, unless the provider in front found it forged
 * (DMARC): then it comes from outside, from nobody the directory knows.
 */
export function asBelieved(entry: Entry, message: MailMessage): Entry {
  if (entry.action !== 'mail.submit' || entry.tellsAtDoor || authentication(message) !== 'fail') return entry
  const { personId: _, ...rest } = entry
  return { ...rest, action: 'mail.receive' }
}

/** Whether every recipient is the school's: what comes from outside goes nowhere else. */
export function isForUs({ policy }: MailContext, { envelope }: Entry): boolean {
  const { domains } = policy.version.school
  return envelope.recipients.every(({ address }) =>
    domains.includes(address.slice(address.lastIndexOf('@') + 1).toLowerCase()),
  )
}
