import { isAscii } from 'node:buffer'
import type { Outgoing } from '../../../modules/mail/index.ts'
import { readHeader } from '../../../modules/mail/index.ts'
import { isAddress } from '../door/command.ts'
import { hasWholeLines } from './line-ends.ts'

/** What a server has said it can do: keywords of its EHLO in upper case, with what stood behind them. */
export type Offers = ReadonlyMap<string, string>

/** How an envelope is announced to a server, or why it cannot go there: a reply as that server would have given it. */
export type Fit = { readonly eightBit: boolean; readonly utf8: boolean } | { readonly refused: string }

/**
 * What a server that lacks something cannot carry is told to the sender; nothing is ever recoded, which would break every
 * signature. What was announced as needing an extension and does not need it still goes: its octets are the same either way.
 */
export function fitFor(outgoing: Outgoing, offers: Offers): Fit {
  const { from, recipients, message, above } = outgoing
  // One that was read out of a header and not at our door could say more than an address: parameters, another command.
  if (recipients.some(({ address }) => !isAddress(address)) || (from !== '' && !isAddress(from)))
    return { refused: '553 5.1.3 an address that cannot be written in SMTP' }
  // What came in was looked at by the door; what was put above it or made of it here was not.
  if (!hasWholeLines(above) || !hasWholeLines(message))
    return { refused: '554 5.6.11 its line ends cannot be passed on' }
  const isPlain = isAscii(message)
  const utf8 = offers.has('SMTPUTF8') ? outgoing.utf8 || !hasPlainAddresses(outgoing) : needsUtf8(outgoing, isPlain)
  if (utf8 && !offers.has('SMTPUTF8')) return { refused: '554 5.6.7 the next server does not take SMTPUTF8' }
  const has8BitMime = offers.has('8BITMIME')
  if (!isPlain && !has8BitMime) return { refused: '554 5.6.3 the next server does not take 8BITMIME' }
  const most = Number(offers.get('SIZE') ?? 0)
  if (most > 0 && message.length + above.length > most)
    return { refused: '552 5.3.4 the message is too big for the next server' }
  return { eightBit: has8BitMime && (outgoing.eightBit || !isPlain), utf8 }
}

/** Without an address or a field beyond ASCII it is an ordinary message, whatever it was announced as (RFC 6531 3.4). */
function needsUtf8(outgoing: Outgoing, isPlain: boolean): boolean {
  if (!hasPlainAddresses(outgoing)) return true
  if (isPlain || !outgoing.utf8) return false
  const { fields, bodyStart } = readHeader(outgoing.message)
  if (!isAscii(outgoing.message.subarray(0, bodyStart))) return true
  // Parts have fields of their own; only where there are none is it certain that nothing else stands in them.
  const type =
    fields
      .find(({ name }) => name === 'content-type')
      ?.value.trimStart()
      .toLowerCase() ?? ''
  return type.startsWith('multipart/') || type.startsWith('message/')
}

function hasPlainAddresses({ from, recipients }: Outgoing): boolean {
  return isPlainText(from) && recipients.every(({ address, original = '' }) => isPlainText(address + original))
}

function isPlainText(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text)
}
