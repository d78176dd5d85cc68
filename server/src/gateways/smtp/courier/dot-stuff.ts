const dot = 0x2e
const lineStartDot = Buffer.from('\r\n.')
const crlf = Buffer.from('\r\n')
const end = Buffer.from('.\r\n')

/**
 * The octets of DATA for a message (RFC 5321 4.5.2): a dot more before each line that begins with one, and the end of data.
 * The message's own octets are sliced, not copied, where no dot stands in the way.
 */
export function dataOctets(message: Buffer): readonly Buffer[] {
  const pieces: Buffer[] = []
  let from = 0
  if (message[0] === dot) pieces.push(Buffer.from('.'))
  for (let at = message.indexOf(lineStartDot); at >= 0; at = message.indexOf(lineStartDot, at + 2)) {
    pieces.push(message.subarray(from, at + 2), Buffer.from('.'))
    from = at + 2
  }
  pieces.push(message.subarray(from))
  if (message.length > 0 && !message.subarray(-2).equals(crlf)) pieces.push(crlf)
  pieces.push(end)
  return pieces
}
