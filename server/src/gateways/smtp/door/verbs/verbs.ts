import type { Soon } from '../policy.ts'
import { reply, type SmtpReply } from '../reply.ts'
import type { Talk } from '../talk.ts'
import { auth } from './auth.ts'
import { data } from './data.ts'
import { ehlo, helo } from './hello.ts'
import { mail } from './mail.ts'
import { rcpt } from './rcpt.ts'
import { startTls } from './start-tls.ts'
import { xforward } from './xforward.ts'

/** One command: reads and changes the state of the conversation, and says what to answer. */
export type Verb<L> = (talk: Talk<L>, rest: string) => Soon<SmtpReply>

export const noParameters = reply(501, '5.5.4', 'No parameters')
const notOffered = reply(502, '5.5.1', 'Not offered')
const nothingDone = reply(250, '2.0.0', 'Nothing done')
const forgotten = reply(250, '2.0.0', 'Forgotten')
const goodbye = reply(221, '2.0.0', 'Goodbye', { close: true })
const sendAndSee = reply(252, '2.5.0', 'Send and see')
const help = reply(214, '2.0.0', 'RFC 5321; ask the person who runs this server')
// RFC 3030 is not offered, and what follows BDAT is a message: it is never read as commands.
const noChunks = reply(502, '5.5.1', 'CHUNKING is not offered', { close: true })

const table: ReadonlyMap<string, Verb<unknown>> = new Map<string, Verb<unknown>>([
  ['EHLO', ehlo],
  ['HELO', helo],
  ['STARTTLS', startTls],
  ['AUTH', auth],
  ['MAIL', mail],
  ['RCPT', rcpt],
  ['DATA', data],
  ['XFORWARD', xforward],
  ['RSET', reset],
  ['NOOP', () => nothingDone],
  ['QUIT', (_, rest) => (rest === '' ? goodbye : noParameters)],
  // Who is here is told to nobody (RFC 5321 7.3).
  ['VRFY', () => sendAndSee],
  ['HELP', () => help],
  ['BDAT', () => noChunks],
  ['EXPN', () => notOffered],
  ['ETRN', () => notOffered],
  ['TURN', () => notOffered],
])

/** The commands by their names in upper case. None depends on what the door's owner keeps of a log-on. */
export function verbs<L>(): ReadonlyMap<string, Verb<L>> {
  return table as ReadonlyMap<string, Verb<L>>
}

function reset(talk: Talk<unknown>, rest: string): SmtpReply {
  if (rest !== '') return noParameters
  talk.transaction = undefined
  talk.forward()
  return forgotten
}
