import { atFaultPoint } from '../../../../platform/fault-points.ts'
import { isAscii, readPath } from '../command.ts'
import { isXtext } from '../notification.ts'
import type { Soon } from '../policy.ts'
import { reply, type SmtpReply } from '../reply.ts'
import type { Talk, Transaction } from '../talk.ts'
import { refusedData } from './data.ts'

const greetFirst = reply(503, '5.5.1', 'EHLO first')
const oneAtATime = reply(503, '5.5.1', 'One sender at a time')
const logOnFirst = reply(530, '5.7.0', 'Log on first')
const notASender = reply(501, '5.1.7', 'Not a sender')
export const unreadable = reply(501, '5.5.4', 'Parameters cannot be read, or one stands twice')
const enough = reply(421, '4.7.0', 'Enough for one connection', { close: true })
const taken = reply(250, '2.1.0', 'Sender taken')
const noExtensions = reply(555, '5.5.4', 'Parameters need EHLO')
const tooBig = reply(552, '5.3.4', refusedData['too-big'])
/** RFC 6531 3.5. */
export const needsUtf8 = reply(553, '5.6.7', 'Needs SMTPUTF8')

/** MAIL (RFC 5321 4.1.1.2). */
export function mail<L>(talk: Talk<L>, rest: string): Soon<SmtpReply> {
  const { limits, policy, needsLogOn } = talk.options
  if (talk.helo === '') return greetFirst
  if (talk.transaction) return oneAtATime
  if (needsLogOn && talk.logOn === undefined) return logOnFirst
  if (talk.messages >= limits.messagesPerConnection) return enough
  const path = readPath('FROM', rest)
  if (!path) return notASender
  if (!path.parameters) return unreadable
  if (!talk.extended && path.parameters.size > 0) return noExtensions
  const transaction: Transaction = {
    from: path.address,
    size: 0,
    eightBit: false,
    utf8: false,
    recipients: [],
    addresses: new Set(),
  }
  const wrong = readMailParameters(path.parameters, transaction, limits.messageBytes)
  if (wrong === tooBig) return policy.soften?.(wrong, { ...talk.about, from: path.address, recipients: [] }) ?? wrong
  if (wrong) return wrong
  if (!transaction.utf8 && !isAscii(path.address)) return needsUtf8
  const refused = policy.mayMailFrom(path.address, talk.about)
  return refused instanceof Promise
    ? refused.then((later) => begin(talk, transaction, later))
    : begin(talk, transaction, refused)
}

function begin<L>(talk: Talk<L>, transaction: Transaction, refused: SmtpReply | undefined): SmtpReply {
  if (refused) return refused
  talk.transaction = transaction
  atFaultPoint('door.sender-taken')
  return taken
}

/** RFC 1870, 3461, 4954, 6152, 6531. Says what is wrong, if anything. */
function readMailParameters(
  parameters: ReadonlyMap<string, string>,
  into: Transaction,
  messageBytes: number,
): SmtpReply | undefined {
  for (const [key, value] of parameters) {
    switch (key) {
      case 'SIZE':
        if (!/^\d{1,20}$/.test(value)) return reply(501, '5.5.4', 'Not a SIZE')
        into.size = Number(value)
        if (into.size > messageBytes) return tooBig
        break
      case 'BODY':
        if (!/^(7BIT|8BITMIME)$/i.test(value)) return reply(501, '5.5.4', 'Not a BODY')
        into.eightBit = value.length === 8
        break
      case 'SMTPUTF8':
        if (value !== '') return reply(501, '5.5.4', 'SMTPUTF8 takes no value')
        into.utf8 = true
        break
      case 'RET': {
        const ret = value.toUpperCase()
        if (ret !== 'FULL' && ret !== 'HDRS') return reply(501, '5.5.4', 'Not a RET')
        into.ret = ret
        break
      }
      case 'ENVID':
        if (value.length > 100 || !isXtext(value)) return reply(501, '5.5.4', 'Not an ENVID')
        into.envelopeId = value
        break
      // RFC 4954 5: understood and, as it allows, not believed.
      case 'AUTH':
        if (value !== '<>' && !isXtext(value)) return reply(501, '5.5.4', 'Not an AUTH')
        break
      default:
        return reply(555, '5.5.4', `Parameter ${key} is not known`)
    }
  }
  return undefined
}
