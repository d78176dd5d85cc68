import { reply, type SmtpReply } from '../reply.ts'
import { outOfTurn, type Talk } from '../talk.ts'
import { forwardedAttributes } from './xforward.ts'

const whoAreYou = reply(501, '5.5.4', 'Say who you are')

/** EHLO (RFC 5321 4.1.1.1): greets, forgets the transaction and says what this door can do. */
export function ehlo<L>(talk: Talk<L>, name: string): SmtpReply {
  const wrong = wrongGreeting(talk, name)
  if (wrong) return wrong
  talk.greet(name.slice(0, 255), true)
  const { hostname, limits, offersTls } = talk.options
  return {
    code: 250,
    text: [
      hostname,
      'PIPELINING',
      `SIZE ${limits.messageBytes}`,
      ...(offersTls && !talk.secure ? ['STARTTLS'] : []),
      ...(talk.mayLogOn ? ['AUTH PLAIN LOGIN'] : []),
      'ENHANCEDSTATUSCODES',
      '8BITMIME',
      'DSN',
      'SMTPUTF8',
      ...(talk.mayForward ? [`XFORWARD ${forwardedAttributes.join(' ')}`] : []),
    ],
  }
}

/** HELO: SMTP without any extension. */
export function helo<L>(talk: Talk<L>, name: string): SmtpReply {
  const wrong = wrongGreeting(talk, name)
  if (wrong) return wrong
  talk.greet(name.slice(0, 255), false)
  return { code: 250, text: talk.options.hostname }
}

/** Both must be the last of a group (RFC 2920 3.1). */
function wrongGreeting<L>(talk: Talk<L>, name: string): SmtpReply | undefined {
  if (talk.hasMore) return outOfTurn
  return name === '' || /[^\x21-\x7e]/.test(name) ? whoAreYou : undefined
}
