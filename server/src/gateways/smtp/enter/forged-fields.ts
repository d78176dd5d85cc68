const headerEnd = Buffer.from('\r\n\r\n')
const folded = String.raw`[ \t]*:.*(?:\r\n[ \t].*)*\r\n`
// X-Beadle-Loop carries a seal of its own, and a message that comes round keeps it.
const ours = new RegExp(String.raw`^x-beadle-(?!loop[ \t]*:)[!-9;-~]*${folded}`, 'gim')
const oursOrHidden = new RegExp(String.raw`^(?:x-beadle-(?!loop[ \t]*:)[!-9;-~]*|(?:resent-)?bcc)${folded}`, 'gim')

/**
 * A message without the fields that only this server may write (`X-Beadle-Tag` and its kin): readers' own rules believe them.
 * The same octets, not copied, where there are none.
 */
export function withoutForgedFields(raw: Buffer): Buffer {
  return without(ours, raw)
}

/**
 * The same for what our own people send, and without Bcc and Resent-Bcc: a mail program that leaves them in must not tell
 * those in To whom it hides from them (RFC 5322 3.6.3). The envelope alone says who gets it.
 */
export function withoutForgedAndHidden(raw: Buffer): Buffer {
  return without(oursOrHidden, raw)
}

function without(fields: RegExp, raw: Buffer): Buffer {
  const end = raw.indexOf(headerEnd)
  const length = end < 0 ? raw.length : end + 2
  const header = raw.toString('latin1', 0, length)
  fields.lastIndex = 0
  if (!fields.test(header)) return raw
  return Buffer.concat([Buffer.from(header.replace(fields, ''), 'latin1'), raw.subarray(length)])
}
