import { LogOn } from '../log-on.ts'
import type { Soon } from '../policy.ts'
import { reply, type SmtpReply } from '../reply.ts'
import { outOfTurn, type Talk } from '../talk.ts'

const notOffered = reply(502, '5.5.1', 'Not offered')
const notNow = reply(503, '5.5.1', 'Not now')
const greetFirst = reply(503, '5.5.1', 'EHLO first')
const tlsFirst = reply(538, '5.7.11', 'Start TLS first')
const welcome = reply(235, '2.7.0', 'Welcome')
const cannotTell = reply(454, '4.7.0', 'Log-ons cannot be checked at present, try again later')

/** AUTH (RFC 4954): begins an exchange, whose answers come as lines of their own. */
export function auth<L>(talk: Talk<L>, rest: string): Soon<SmtpReply> {
  if (!talk.options.policy.logOn) return notOffered
  if (talk.hasMore) return outOfTurn
  if (talk.hasLoggedOn || talk.transaction) return notNow
  if (!talk.extended) return greetFirst
  if (!talk.mayLogOn) return tlsFirst
  return goOn(talk, new LogOn(rest))
}

/** A line of the client while an exchange is under way. */
export function answerExchange<L>(talk: Talk<L>, line: Buffer): Soon<SmtpReply> {
  const { exchange } = talk
  talk.exchange = undefined
  if (!exchange || talk.hasMore) return outOfTurn
  exchange.answer(line.toString('latin1'))
  return goOn(talk, exchange)
}

function goOn<L>(talk: Talk<L>, exchange: LogOn): Soon<SmtpReply> {
  if (exchange.question !== undefined) {
    talk.exchange = exchange
    return { code: 334, text: exchange.question }
  }
  const { credentials, refusal } = exchange
  return credentials ? check(talk, credentials) : (refusal ?? outOfTurn)
}

async function check<L>(
  talk: Talk<L>,
  { login, secret }: { readonly login: string; readonly secret: string },
): Promise<SmtpReply> {
  const { policy, limits, onError } = talk.options
  if (!policy.logOn) return notOffered
  try {
    const answer = await policy.logOn(login, secret, talk.peer)
    if ('as' in answer) {
      talk.loggedOn(answer.as)
      return welcome
    }
    const isOver = ++talk.failedLogOns >= limits.failedLogOns
    return isOver ? { ...answer.refused, close: true } : answer.refused
  } catch (error) {
    // RFC 4954 4.1: the client keeps its password and comes again.
    onError(error)
    return cannotTell
  }
}
