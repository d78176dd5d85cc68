import type { MailRequest } from '@beadle/engine'
import type { Decided } from '../../../decisions/index.ts'
import {
  type Changes,
  canChange,
  changesKey,
  type MailContext,
  type MailMessage,
  type Means,
} from '../../../modules/mail/index.ts'
import { resolveReleasers } from '../../../modules/people/index.ts'

type MeansAbout = {
  readonly direction: 'out' | 'in'
  readonly message: MailMessage
  readonly raw: Buffer
  readonly decided: Decided<MailRequest>
  readonly recipientIds: readonly (string | undefined)[]
}

/** What this gateway can do with this message. Signed, encrypted and calendar mail is never rewritten. */
export function meansOf(context: MailContext, { direction, message, raw, decided, recipientIds }: MeansAbout): Means {
  const { directory, parts } = context
  const isFixed =
    message.signed ||
    message.encrypted ||
    message.attachments.some(
      ({ mediaType, filename }) =>
        mediaType === 'text/calendar' || mediaType === 'application/ms-tnef' || filename === 'winmail.dat',
    )
  // Never copied, so never kept to be linked.
  const isEvidence = (decided.request.resource.properties.attachments ?? []).some(({ contains = [] }) =>
    contains.includes('indecent-image'),
  )
  // Asked for each recipient, and mostly the same of all.
  const able = new Map<string, boolean>()
  const isAble = (changes: Changes) => {
    const key = changesKey({ ...changes, tags: [] })
    const known = able.get(key) ?? canChange(context, raw, changes)
    able.set(key, known)
    return known
  }
  return {
    direction,
    canChange: (changes) => !isFixed && !(changes.linkAttachments && isEvidence) && isAble(changes),
    hasScanner: parts.settings.scanning !== 'none',
    redirect(to, recipient) {
      const own = directory.personByAddress(recipient)?.id
      if (to === 'recipient')
        return own === undefined ? [] : [directory.officialAddressOf(own)].flatMap((address) => address ?? [])
      const people = resolveReleasers(directory, [to], {
        sender: decided.request.subject.id,
        recipients: recipientIds.flatMap((id) => id ?? []),
        about: [],
      })
      return people.flatMap((id) => directory.officialAddressOf(id) ?? [])
    },
  }
}
