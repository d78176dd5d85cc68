const dot = 0x2e
const lf = 0x0a
const cr = 0x0d
const lineStartDot = Buffer.from('\r\n.')
const end = Buffer.from('.\r\n')
const crlfAndEnd = Buffer.from('\r\n.\r\n')

/**
 * The octets of DATA for a message (RFC 5321 4.5.2): a dot more before each line that begins with one, and the end of data. A
 * message without such a line, as nearly all are, is not copied.
 */
export function dataOctets(message: Buffer): readonly Buffer[] {
  const isStuffed = message[0] === dot || message.indexOf(lineStartDot) >= 0
  const endsLine = message.length === 0 || (message.at(-1) === lf && message.at(-2) === cr)
  return [isStuffed ? stuff(message) : message, endsLine ? end : crlfAndEnd]
}

/** In one walk, whatever there is: a message of nothing but dots costs no more than another one. */
function stuff(message: Buffer): Buffer {
  const stuffed = Buffer.allocUnsafe(message.length + dotsIn(message))
  let to = 0
  for (let at = 0; at < message.length; at++) {
    const octet = message[at] ?? 0
    if (octet === dot && beginsLine(message, at)) stuffed[to++] = dot
    stuffed[to++] = octet
  }
  return stuffed
}

function dotsIn(message: Buffer): number {
  let count = 0
  for (let at = message.indexOf(dot); at >= 0 && at < message.length; at++)
    if (message[at] === dot && beginsLine(message, at)) count++
  return count
}

function beginsLine(message: Buffer, at: number): boolean {
  return at === 0 || (message[at - 1] === lf && message[at - 2] === cr)
}
