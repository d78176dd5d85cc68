/** A file written into text by uuencode or yEnc, as mail had files before MIME and as programs still show them. */
export type FileInText = { readonly filename: string; readonly content: Buffer }

const mostFiles = 50
const beginning = /^begin(?:-base64)? [0-7]{3,4} ?([^\r\n]{0,300})$/

/** The files that stand in a text between `begin 644 name` and `end` (POSIX uuencode, also its base64 form). Linear. */
export function uuencodedIn(text: string): readonly FileInText[] {
  const files: FileInText[] = []
  for (let at = startOfLine(text, 'begin', 0); at >= 0 && files.length < mostFiles; ) {
    const lineEnd = endOfLine(text, at)
    const found = beginning.exec(text.slice(at, Math.min(lineEnd, at + 400)).trimEnd())
    if (!found) {
      at = startOfLine(text, 'begin', at + 5)
      continue
    }
    const isBase64 = text.startsWith('begin-base64', at)
    const end = isBase64 ? startOfLine(text, '====', lineEnd) : startOfLine(text, 'end', lineEnd)
    // A file without its end is read to the end of the text.
    const until = end < 0 ? text.length : end
    const body = text.slice(lineEnd, until)
    files.push({
      filename: (found[1] ?? '').trim(),
      content: isBase64 ? Buffer.from(body, 'base64') : readUuencoded(body),
    })
    at = startOfLine(text, 'begin', until)
  }
  return files
}

function startOfLine(text: string, word: string, from: number): number {
  if (from === 0 && text.startsWith(word)) return 0
  const found = text.indexOf(`\n${word}`, Math.max(0, from - 1))
  return found < 0 ? -1 : found + 1
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end < 0 ? text.length : end
}

/** Lines of uuencoded data without their frame. Lines that say a length they have not are read as far as they go. */
export function readUuencoded(body: string): Buffer {
  const out = Buffer.alloc(Math.ceil((body.length * 3) / 4) + 3)
  let length = 0
  for (let at = 0; at < body.length; ) {
    const end = endOfLine(body, at)
    const count = (body.charCodeAt(at) - 32) & 63
    const isData = body.charCodeAt(at) >= 33 && body.charCodeAt(at) <= 96 && end - at > 1
    if (isData) {
      const first = length
      for (let k = at + 1; k < end && length - first < count; k += 4) {
        const group =
          (bits(body, k, end) << 18) |
          (bits(body, k + 1, end) << 12) |
          (bits(body, k + 2, end) << 6) |
          bits(body, k + 3, end)
        out[length++] = group >> 16
        out[length++] = (group >> 8) & 255
        out[length++] = group & 255
      }
      length = Math.min(length, first + count)
    }
    at = end + 1
  }
  return out.subarray(0, length)
}

function bits(body: string, at: number, end: number): number {
  return at < end ? (body.charCodeAt(at) - 32) & 63 : 0
}

/** The files that stand in a text as yEnc (yEnc 1.3), of one part or of several. `bytes` are the octets before any character set. */
export function yencodedIn(bytes: Buffer): readonly FileInText[] {
  const files: FileInText[] = []
  const text = bytes.toString('latin1')
  for (let at = startOfLine(text, '=ybegin ', 0); at >= 0 && files.length < mostFiles; ) {
    const lineEnd = endOfLine(text, at)
    const name = /\bname=([^\r\n]{1,300})/.exec(text.slice(at, Math.min(lineEnd, at + 600)))?.[1]?.trim() ?? ''
    const end = startOfLine(text, '=yend', lineEnd)
    const until = end < 0 ? bytes.length : end
    files.push({ filename: name, content: decodeYenc(bytes.subarray(at, until)) })
    at = startOfLine(text, '=ybegin ', Math.max(until, lineEnd))
  }
  return files
}

/** yEnc's octets: each is shifted by 42, critical ones escaped by an equals sign and shifted by 64 more. */
export function decodeYenc(bytes: Buffer): Buffer {
  const out = Buffer.allocUnsafe(bytes.length)
  let length = 0
  let lineStart = true
  for (let at = 0; at < bytes.length; at++) {
    const octet = bytes[at] as number
    if (octet === 0x0d || octet === 0x0a) {
      lineStart = true
      continue
    }
    if (lineStart && octet === 0x3d && bytes[at + 1] === 0x79) {
      // `=ybegin`, `=ypart`, `=yend`: a line about the data.
      const end = bytes.indexOf(0x0a, at)
      at = end < 0 ? bytes.length : end
      continue
    }
    lineStart = false
    out[length++] = octet === 0x3d ? ((bytes[++at] ?? 0) - 106) & 255 : (octet - 42) & 255
  }
  return out.subarray(0, length)
}
