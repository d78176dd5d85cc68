/** Bytes of a text file as text: UTF-8 or UTF-16 by its mark, else UTF-8 where valid, else Windows-1252. Pure; no TextDecoder, which is the host's. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return utf16(bytes.subarray(2), 0)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return utf16(bytes.subarray(2), 1)
  if (looksUtf16(bytes)) return utf16(bytes, 0)
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  return utf8(bytes, start) ?? decodeWestern(bytes)
}

function looksUtf16(bytes: Uint8Array): boolean {
  let zeros = 0
  const n = Math.min(bytes.length, 512)
  for (let i = 1; i < n; i += 2) if (bytes[i] === 0) zeros++
  return n >= 16 && zeros > n * 0.4
}

/** Little-endian UTF-16 without a mark. */
export function utf16Text(bytes: Uint8Array): string {
  return utf16(bytes, 0)
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

/** Bytes as Windows-1252, in which nothing fails. */
export function decodeWestern(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let from = 0; from < bytes.length; from += 8192) {
    const codes = Array.from(bytes.subarray(from, from + 8192), (byte) =>
      byte >= 0x80 && byte < 0xa0 ? (western[byte - 0x80] ?? byte) : byte,
    )
    parts.push(String.fromCharCode(...codes))
  }
  return parts.join('')
}

// Windows-1252 from 0x80 to 0x9f; the rest are the numbers of Unicode.
const western = [
  0x20ac, 0x81, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0x8d, 0x17d, 0x8f,
  0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0x9d, 0x17e, 0x178,
]
