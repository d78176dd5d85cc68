import type { AcceptedMail, MailContext } from '../../../modules/mail/index.ts'
import type { SmtpReply } from '../door/reply.ts'

/** A denial as the sending program shows it: the first sentence, and where the rest stands. */
export function refusal({ parts }: MailContext, { id, decided }: AcceptedMail): SmtpReply {
  const { en } = decided.told.context.reason
  const sentences = en.split(/(?<=[.?!]) /)
  // "Not sent." alone helps nobody: the sentence behind it says why.
  const first = sentences.slice(0, (sentences[0]?.length ?? 0) < 30 ? 2 : 1).join(' ')
  return {
    code: 550,
    enhanced: '5.7.1',
    text: [first || 'Not sent under the school’s policy.', `${parts.settings.baseUrl}/mail/messages/${id}`],
  }
}
