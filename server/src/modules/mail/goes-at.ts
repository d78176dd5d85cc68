import { type MailRequest, type Role, safeRoles, vocabulary } from '@beadle/engine'
import type { AcceptedMail } from './accept-message.ts'
import type { MailContext } from './context.ts'

const staffRoles: readonly string[] = vocabulary.roles.staff

/**
 * When a message just accepted goes at the earliest: at once, unless its sender asked for a moment to take mail back. What is in
 * the safe lane never waits, nor what came from outside.
 */
export function goesAt({ directory, at }: MailContext, mail: AcceptedMail): Temporal.Instant {
  const seconds = mail.senderId === undefined ? 0 : (directory.personById(mail.senderId)?.undoSeconds ?? 0)
  if (seconds === 0 || mail.direction !== 'out' || isSafe(mail.decided.request)) return at
  return at.add({ seconds })
}

function isSafe({ subject, resource: { properties } }: MailRequest): boolean {
  const safe = (role: Role) => safeRoles.includes(role)
  const { roles } = subject.properties
  const recipients = [...properties.to, ...(properties.cc ?? []), ...(properties.bcc ?? [])]
  return (
    roles.some(safe) ||
    recipients.some(
      (each) =>
        each.roles?.some((role) => safe(role) || (roles.includes('pupil') && staffRoles.includes(role))) === true,
    )
  )
}
