const headerEnd = Buffer.from('\r\n\r\n')
// X-Beadle-Loop carries a seal of its own, and a message that comes round keeps it.
const ours = /^x-beadle-(?!loop[ \t]*:)[!-9;-~]*[ \t]*:.*(?:\r\n[ \t].*)*\r\n/gim

/**
 * A message without the fields that only this server may write (`X-Beadle-Tag` and its kin): readers' own rules believe them.
 * The same octets, not copied, where there are none.
 */
export function withoutForgedFields(raw: Buffer): Buffer {
  const end = raw.indexOf(headerEnd)
  const length = end < 0 ? raw.length : end + 2
  const header = raw.toString('latin1', 0, length)
  ours.lastIndex = 0
  if (!ours.test(header)) return raw
  return Buffer.concat([Buffer.from(header.replace(ours, ''), 'latin1'), raw.subarray(length)])
}
