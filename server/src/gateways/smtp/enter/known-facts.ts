import type { Facts } from '@beadle/engine'
import type { MailContext, MailMessage, Past } from '../../../modules/mail/index.ts'
import type { Judged } from '../authenticate/index.ts'
import { malwareFact, type ScannedAtDoor } from '../scan/at-door.ts'
import type { Entry } from './entry.ts'

type FactsAbout = {
  readonly entry: Entry
  readonly message: MailMessage
  readonly judged: Judged
  readonly past: Past
  readonly outside: readonly string[]
  /** All of it was read, and its files could be looked into. */
  readonly isWhole: boolean
  readonly scanned: ScannedAtDoor
}

/** What the gateway itself knows: from the provider in front and from its own record. What it cannot know it leaves out. */
export function factsOf(
  { parts }: MailContext,
  { entry, message, judged, past, outside, isWhole, scanned }: FactsAbout,
): Facts {
  const hasFiles = message.attachments.length > 0
  const shared = malwareFact(scanned, { hasFiles, isWhole, upstream: parts.settings.scanning === 'upstream' })
  if (entry.action === 'mail.submit')
    return {
      ...shared,
      'usage.reply-all-week': past.replyAllThisWeek,
      ...(outside.length > 0 ? { 'mail.standing-authorisation': outside.every(past.standing) } : {}),
    }
  return {
    ...shared,
    'mail.known-sender': past.knownAuthor,
    'mail.arrangement': past.arranged,
    'mail.authentication': judged.result,
  }
}
