import type { MailContext, MailMessage, PastQuestion } from '../../../modules/mail/index.ts'
import type { Entry } from './entry.ts'
import type { Writer } from './words.ts'

type Asked = {
  readonly entry: Entry
  readonly message: MailMessage
  readonly writer: Writer
  readonly addresses: readonly string[]
}

/** What the record is asked about a message. Parents are no organisations: writing to them needs no standing authorisation. */
export function questionOf(
  { directory, policy }: MailContext,
  { entry, message, writer, addresses }: Asked,
): PastQuestion {
  const isOurs = (address: string) =>
    policy.version.school.domains.includes(address.slice(address.lastIndexOf('@') + 1).toLowerCase())
  const author = directory.personById(writer.id) ?? directory.personByAddress(writer.id)
  return {
    author: writer.address,
    threads: [
      ...message.inReplyTo,
      ...[...message.references].reverse(),
      ...message.nested.flatMap(({ messageId }) => messageId ?? []),
    ],
    outside: addresses.filter(
      (address) => !isOurs(address) && !directory.personByAddress(address)?.roles.includes('parent'),
    ),
    staffIds: addresses.flatMap((address) => directory.personByAddress(address)?.id ?? []),
    ...(entry.personId === undefined ? {} : { senderId: entry.personId }),
    ...(entry.action === 'mail.receive' && author?.roles.includes('parent') ? { parentId: author.id } : {}),
  }
}
