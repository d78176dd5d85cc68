import { reply, type SmtpReply } from '../reply.ts'
import { outOfTurn, type Talk } from '../talk.ts'

const notOffered = reply(502, '5.5.1', 'Not offered')
const alreadySecure = reply(503, '5.5.1', 'TLS is in use already')
const noParameters = reply(501, '5.5.4', 'No parameters')
const goAhead: SmtpReply = { ...reply(220, '2.0.0', 'Go ahead'), startTls: true }

/** STARTTLS (RFC 3207). */
export function startTls<L>(talk: Talk<L>, rest: string): SmtpReply {
  if (talk.secure) return alreadySecure
  if (!talk.options.offersTls) return notOffered
  if (rest !== '') return noParameters
  // What was sent along with STARTTLS would be read as if it had come under TLS (CVE-2011-0411).
  return talk.hasMore ? outOfTurn : goAhead
}
