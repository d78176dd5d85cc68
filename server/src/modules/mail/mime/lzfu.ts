// MS-OXRTFCP 2.1.3.1.1: what every dictionary begins with.
const initial =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx'
const compressed = 0x75465a4c
const plain = 0x414c454d
const most = 8 * 1024 * 1024

/** RTF as Outlook packs it into a message's properties (MS-OXRTFCP). What is broken ends where it breaks; at most 8 MiB come out. */
export function unpackRtf(bytes: Buffer): Buffer {
  if (bytes.length < 16) return Buffer.alloc(0)
  const size = bytes.readUInt32LE(4)
  const kind = bytes.readUInt32LE(8)
  if (kind === plain) return bytes.subarray(16, Math.min(bytes.length, 16 + size))
  if (kind !== compressed) return Buffer.alloc(0)
  // A reference gives at most 17 octets for two.
  const out = Buffer.alloc(Math.min(size, most, bytes.length * 9))
  const dictionary = Buffer.alloc(4096)
  let write = dictionary.write(initial, 'latin1')
  let length = 0
  let at = 16
  while (at < bytes.length && length < out.length) {
    const control = bytes[at++] as number
    for (let bit = 0; bit < 8 && at < bytes.length && length < out.length; bit++) {
      if ((control >> bit) & 1) {
        const reference = ((bytes[at] as number) << 8) | (bytes[at + 1] ?? 0)
        at += 2
        const offset = reference >> 4
        if (offset === write) return out.subarray(0, length)
        for (let k = 0; k < (reference & 15) + 2 && length < out.length; k++) {
          const octet = dictionary[(offset + k) & 4095] as number
          out[length++] = octet
          dictionary[write] = octet
          write = (write + 1) & 4095
        }
      } else {
        const octet = bytes[at++] as number
        out[length++] = octet
        dictionary[write] = octet
        write = (write + 1) & 4095
      }
    }
  }
  return out.subarray(0, length)
}
