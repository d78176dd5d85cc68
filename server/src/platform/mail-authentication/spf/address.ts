import { isIPv4 } from 'node:net'

/** The octets of an IP address: 4 or 16. An IPv4 address written as IPv6 (`::ffff:192.0.2.1`) is the IPv4 one. */
export function readAddress(text: string): Uint8Array | undefined {
  if (isIPv4(text)) return Uint8Array.from(text.split('.'), Number)
  const octets = readSix(text.toLowerCase())
  if (!octets) return undefined
  const isMapped = octets.subarray(0, 10).every((octet) => octet === 0) && octets[10] === 0xff && octets[11] === 0xff
  return isMapped ? octets.slice(12) : octets
}

function readSix(text: string): Uint8Array | undefined {
  const four = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text)
  if (four) {
    if (!isIPv4(four[2] ?? '')) return undefined
    const [a = 0, b = 0, c = 0, d = 0] = (four[2] ?? '').split('.').map(Number)
    text = `${four[1]}${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`
  }
  const [head = '', tail, ...more] = text.split('::')
  if (more.length > 0) return undefined
  const before = groups(head)
  const after = groups(tail ?? '')
  const missing = 8 - before.length - after.length
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined
  const all = [...before, ...Array<number>(tail === undefined ? 0 : missing).fill(0), ...after]
  if (all.some((group) => !Number.isInteger(group))) return undefined
  return Uint8Array.from(all.flatMap((group) => [group >> 8, group & 0xff]))
}

function groups(text: string): number[] {
  if (text === '') return []
  return text.split(':').map((group) => (/^[0-9a-f]{1,4}$/.test(group) ? Number.parseInt(group, 16) : Number.NaN))
}

/** Whether two addresses of one family agree in their first `bits`. */
export function isInNetwork(address: Uint8Array, network: Uint8Array, bits: number): boolean {
  if (address.length !== network.length) return false
  for (let index = 0; index < address.length; index++) {
    const left = bits - index * 8
    if (left <= 0) return true
    const mask = left >= 8 ? 0xff : (0xff << (8 - left)) & 0xff
    if (((address[index] ?? 0) & mask) !== ((network[index] ?? 0) & mask)) return false
  }
  return true
}

/** As `%{i}` writes it: dotted, of an IPv6 address nibble by nibble (RFC 7208 7.3). */
export function dotted(address: Uint8Array): string {
  if (address.length === 4) return address.join('.')
  return [...Buffer.from(address).toString('hex').toUpperCase()].join('.')
}

/** The name whose PTR records tell an address's names. */
export function reverseName(address: Uint8Array): string {
  const labels = dotted(address).split('.').toReversed().join('.')
  return `${labels}.${address.length === 4 ? 'in-addr' : 'ip6'}.arpa`
}
