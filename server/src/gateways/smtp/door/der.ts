// DER (X.690): a tag, a length, the contents.
/** One value: its tag and what is in it. */
export function der(tag: number, ...contents: readonly Buffer[]): Buffer {
  const content = Buffer.concat(contents)
  const { length } = content
  const lengthOctets =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, (length >> 8) & 0xff, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...lengthOctets]), content])
}

export function sequence(...contents: readonly Buffer[]): Buffer {
  return der(0x30, ...contents)
}

export function set(...contents: readonly Buffer[]): Buffer {
  return der(0x31, ...contents)
}

/** A positive integer; a leading octet with its top bit set would make it negative. */
export function integer(octets: Buffer): Buffer {
  const copy = Buffer.from(octets)
  copy[0] = (copy[0] ?? 0) & 0x7f || 0x01
  return der(0x02, copy)
}

/** An object identifier, given in its dotted form. */
export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  const octets = [first * 40 + second]
  for (const arc of rest) {
    const groups = [arc & 0x7f]
    for (let left = arc >> 7; left > 0; left >>= 7) groups.unshift((left & 0x7f) | 0x80)
    octets.push(...groups)
  }
  return der(0x06, Buffer.from(octets))
}

/** UTCTime, which RFC 5280 4.1.2.5 wants until 2049, then GeneralizedTime. */
export function time(at: Temporal.Instant): Buffer {
  const digits = at.toString({ smallestUnit: 'second' }).replace(/[-:T]/g, '')
  return Number(digits.slice(0, 4)) < 2050 ? der(0x17, Buffer.from(digits.slice(2))) : der(0x18, Buffer.from(digits))
}
