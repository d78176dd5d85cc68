import { atFaultPoint } from '../../../../platform/fault-points.ts'
import { isAscii, isRouted, readPath } from '../command.ts'
import { isOriginalRecipient, readNotify } from '../notification.ts'
import type { EnvelopeRecipient, Soon } from '../policy.ts'
import { reply, type SmtpReply } from '../reply.ts'
import type { Talk, Transaction } from '../talk.ts'
import { needsUtf8, unreadable } from './mail.ts'

const mailFirst = reply(503, '5.5.1', 'MAIL first')
const notARecipient = reply(501, '5.1.3', 'Not a recipient')
const routed = reply(553, '5.1.3', 'Addresses with a route in them are not taken')
const noPostmaster = reply(550, '5.1.1', 'Say of which domain')
const tooMany = reply(452, '4.5.3', 'Too many recipients')
const taken = reply(250, '2.1.5', 'Recipient taken')
const noExtensions = reply(555, '5.5.4', 'Parameters need EHLO')

/** RCPT (RFC 5321 4.1.1.3). */
export function rcpt<L>(talk: Talk<L>, rest: string): Soon<SmtpReply> {
  const { transaction } = talk
  if (!transaction) return mailFirst
  const path = readPath('TO', rest)
  if (!path) return notARecipient
  if (!path.parameters) return unreadable
  if (!talk.extended && path.parameters.size > 0) return noExtensions
  const { address, parameters } = path
  for (const key of parameters.keys())
    if (key !== 'NOTIFY' && key !== 'ORCPT') return reply(555, '5.5.4', `Parameter ${key} is not known`)
  const notify = readNotify(parameters.get('NOTIFY'))
  if (!notify) return reply(501, '5.5.4', 'Not a NOTIFY')
  const originalRecipient = parameters.get('ORCPT')
  if (originalRecipient !== undefined && !isOriginalRecipient(originalRecipient))
    return reply(501, '5.5.4', 'Not an ORCPT')
  if (!transaction.utf8 && !isAscii(address)) return needsUtf8
  if (isRouted(address)) return routed
  if (transaction.recipients.length >= talk.options.limits.recipients) return tooMany
  const recipient = { address, notify, ...(originalRecipient === undefined ? {} : { originalRecipient }) }
  return address.includes('@') ? ask(talk, transaction, recipient) : askOfPostmaster(talk, transaction, recipient)
}

function ask<L>(talk: Talk<L>, transaction: Transaction, recipient: EnvelopeRecipient): Soon<SmtpReply> {
  const { from, recipients } = transaction
  const about = { ...talk.about, from, recipients }
  const refused = talk.options.policy.mayRcptTo(recipient.address, about)
  return refused instanceof Promise
    ? refused.then((later) => later ?? add(transaction, recipient))
    : (refused ?? add(transaction, recipient))
}

/** `<Postmaster>` without a domain is this server's own (RFC 5321 4.5.1). */
async function askOfPostmaster<L>(
  talk: Talk<L>,
  transaction: Transaction,
  recipient: EnvelopeRecipient,
): Promise<SmtpReply> {
  const domain = await talk.options.policy.postmasterDomain?.()
  if (domain === undefined) return noPostmaster
  return ask(talk, transaction, { ...recipient, address: `postmaster@${domain}` })
}

/** The same recipient twice is one recipient (RFC 5321 3.6.2 leaves it to the server; two copies help nobody). */
function add({ addresses, recipients }: Transaction, recipient: EnvelopeRecipient): SmtpReply {
  const key = withPlainDomain(recipient.address)
  if (!addresses.has(key)) recipients.push(recipient)
  addresses.add(key)
  atFaultPoint('door.recipient-taken')
  return taken
}

/** RFC 5321 2.4: letters of a domain are alike whatever their case, those of a local part are not. */
function withPlainDomain(address: string): string {
  const at = address.lastIndexOf('@') + 1
  return address.slice(0, at) + address.slice(at).toLowerCase()
}
