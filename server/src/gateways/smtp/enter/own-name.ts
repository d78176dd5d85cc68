import type { MailContext } from '../../../modules/mail/index.ts'
import type { Judged } from '../authenticate/index.ts'
import type { Entry } from './entry.ts'

const addressLike = /[^\s<>()[\]:;,\\"'“”‘’]{1,64}@[^\s<>()[\]:;,\\"'“”‘’]{1,255}/g

/**
 * Whether a submission is in its sender's own name: everything that some mail program shows as its author or sender, an address
 * in the place of the name too, for many show nothing else. Asked where people send with their own password; a relay answers for
 * its own people's names. A message without any From field is shown as the envelope's sender's, and that is one's own.
 */
export function isInOwnName(
  { directory }: MailContext,
  { personId, tellsAtDoor }: Entry,
  { readings: { author, authors, senders, doubts } }: Judged,
): boolean {
  if (!tellsAtDoor || personId === undefined) return true
  const own = directory.addressesOf(personId)
  const isReadable = doubts.every(
    (doubt) => doubt === 'several authors' || doubt === 'several fields' || doubt === 'no field',
  )
  const named = author?.name?.normalize('NFKC').toLowerCase().match(addressLike) ?? []
  return isReadable && [...authors, ...senders, ...named].every((address) => own.includes(address))
}

/**
 * What comes through a relay from an address of ours is a person's submission, unless the server in front found it forged or
 * nobody can say who it shows as its author: then it comes from outside, from nobody the directory knows.
 */
export function asBelieved(entry: Entry, { result }: Judged): Entry {
  if (entry.action !== 'mail.submit' || entry.tellsAtDoor || result !== 'fail') return entry
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
