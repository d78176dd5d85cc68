/** Bytes of a text file as text: UTF-8 or UTF-16 by its mark, else UTF-8 where valid, else Windows-1252. Pure; no TextDecoder, which is the host's. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return utf16(bytes.subarray(2), 0)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return utf16(bytes.subarray(2), 1)
  if (looksUtf16(bytes)) return utf16(bytes, 0)
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  return utf8(bytes, start) ?? latin(bytes)
}

function looksUtf16(bytes: Uint8Array): boolean {
  let zeros = 0
  const n = Math.min(bytes.length, 512)
  for (let i = 1; i < n; i += 2) if (bytes[i] === 0) zeros++
  return n >= 16 && zeros > n * 0.4
}

function utf16(bytes: Uint8Array, high: 0 | 1): string {
  const parts: string[] = []
  for (let i = 0; i + 1 < bytes.length; i += 2)
    parts.push(String.fromCharCode(((bytes[i + (high ? 0 : 1)] ?? 0) << 8) | (bytes[i + (high ? 1 : 0)] ?? 0)))
  return parts.join('')
}

function utf8(bytes: Uint8Array, start: number): string | undefined {
  const parts: string[] = []
  let i = start
  while (i < bytes.length) {
    const first = bytes[i] ?? 0
    const more =
      first < 0x80
        ? 0
        : first >= 0xc2 && first < 0xe0
          ? 1
          : first >= 0xe0 && first < 0xf0
            ? 2
            : first >= 0xf0 && first < 0xf5
              ? 3
              : -1
    if (more < 0) return undefined
    let point = more === 0 ? first : first & (0x3f >> more)
    for (let k = 1; k <= more; k++) {
      const next = bytes[i + k]
      if (next === undefined || (next & 0xc0) !== 0x80) return undefined
      point = (point << 6) | (next & 0x3f)
    }
    if (point > 0x10ffff) return undefined
    parts.push(String.fromCodePoint(point))
    i += more + 1
  }
  return parts.join('')
}

function latin(bytes: Uint8Array): string {
  const parts: string[] = []
  for (const byte of bytes)
    parts.push(byte === 0x92 ? '’' : byte === 0x93 ? '“' : byte === 0x94 ? '”' : String.fromCharCode(byte))
  return parts.join('')
}
