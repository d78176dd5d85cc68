import type { AcceptedMail, MailContext } from '../../../modules/mail/index.ts'
import type { SmtpReply } from '../door/reply.ts'

// RFC 5321 4.5.3.1.5 gives a line 512 octets, with code and line end; programs that join the lines show it as one text.
const longestLine = 400
const mostLines = 8

/** A denial as the sending program shows it: what happened, under which clause, what now, and where the decision stands. */
export function refusal({ parts }: MailContext, { id, decided }: AcceptedMail): SmtpReply {
  const { en } = decided.told.context.reason
  const lines = linesOf(en === '' ? 'Not sent under the school’s policy.' : en).slice(0, mostLines)
  return { code: 550, enhanced: '5.7.1', text: [...lines, `${parts.settings.baseUrl}/mail/messages/${id}`] }
}

/** The words in lines that a reply may have, broken between words. */
function linesOf(text: string): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > longestLine) {
      lines.push(line)
      line = ''
    }
    line = line === '' ? word : `${line} ${word}`
  }
  return line === '' ? lines : [...lines, line]
}
