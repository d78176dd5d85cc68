import { atFaultPoint } from '../../../../platform/fault-points.ts'
import type { DataProblem } from '../input.ts'
import type { Envelope } from '../policy.ts'
import { reply, type SmtpReply } from '../reply.ts'
import { outOfTurn, type Talk } from '../talk.ts'

const mailFirst = reply(503, '5.5.1', 'MAIL first')
const noParameters = reply(501, '5.5.4', 'No parameters')
const noRecipients = reply(554, '5.5.1', 'No recipients')
const goAhead: SmtpReply = { code: 354, text: 'Go ahead, end with CRLF.CRLF' }

/** What is said of a message whose octets are refused. */
export const refusedData: Readonly<Record<DataProblem, string>> = {
  'bare-cr': 'Message has a CR without LF; mend the sending program',
  'bare-lf': 'Message has a LF without CR; mend the sending program',
  nul: 'Message has a NUL octet',
  'line-too-long': 'Message has a line over 998 octets',
  'too-big': 'Message is too big',
}

/** DATA (RFC 5321 4.1.1.4): the octets that follow are a message. It must be the last of a group (RFC 2920 3.1). */
export function data<L>(talk: Talk<L>, rest: string): SmtpReply {
  const { transaction } = talk
  if (!transaction) return mailFirst
  if (rest !== '') return noParameters
  if (transaction.recipients.length === 0) return noRecipients
  if (talk.hasMore) return outOfTurn
  talk.input.expectMessage(transaction.size)
  atFaultPoint('door.data-asked')
  return goAhead
}

/** What to answer at the end of a message. The transaction is over, whatever the answer (RFC 5321 4.1.1.4). */
export async function takeMessage<L>(
  talk: Talk<L>,
  bytes: Buffer,
  problem: DataProblem | undefined,
): Promise<SmtpReply> {
  const { transaction } = talk
  const { about } = talk
  talk.transaction = undefined
  talk.forward()
  if (!transaction) return outOfTurn
  talk.messages++
  const { from, recipients, eightBit, utf8, ret, envelopeId } = transaction
  const { policy } = talk.options
  if (problem) {
    const refused = refusalOf(problem)
    return policy.soften?.(refused, { ...about, from, recipients }) ?? refused
  }
  const envelope: Envelope<L> = {
    ...about,
    from,
    recipients,
    eightBit,
    utf8,
    ...(ret ? { return: ret } : {}),
    ...(envelopeId === undefined ? {} : { envelopeId }),
  }
  return policy.accept(envelope, bytes)
}

function refusalOf(problem: DataProblem): SmtpReply {
  if (problem === 'too-big') return reply(552, '5.3.4', refusedData[problem])
  // Who sends the other ones hopes that another server reads them as an end: nothing more is heard from it.
  return reply(550, '5.6.11', refusedData[problem], { close: problem !== 'line-too-long' })
}
