const crlf = '\r\n'

/** Base64 in lines of 76 (RFC 2045 6.8), with a line end behind the last where `ends` says so. */
export function encodeBase64(content: Buffer, { ends }: { readonly ends: boolean }): Buffer {
  const text = content.toString('base64')
  const lines = text.match(/.{1,76}/g) ?? []
  return Buffer.from(lines.join(crlf) + (ends && lines.length > 0 ? crlf : ''), 'latin1')
}

/**
 * Quoted-printable (RFC 2045 6.7): CR LF stays a line end, lines of 76 at most. White space before a line's end, a dot alone on
 * a line, `From ` and `--` at its start are escaped, so that no server on the way has to touch them and none is taken for a boundary.
 */
export function encodeQuotedPrintable(content: Buffer): Buffer {
  const text = content.toString('latin1')
  return Buffer.from(text.split(crlf).map(quoteLine).join(crlf), 'latin1')
}

function quoteLine(line: string): string {
  const escaped = line
    .replace(/[^\t\x20-\x3c\x3e-\x7e]/g, octet)
    .replace(/[\t\x20]$/, octet)
    .replace(/^\.$/, octet)
  if (escaped.length <= 74) return startOfLine(escaped)
  // Cut before column 76, never within an escaped octet.
  const pieces: string[] = []
  for (let from = 0; from < escaped.length; ) {
    let to = Math.min(from + 73, escaped.length)
    if (escaped.length - from <= 74) to = escaped.length
    else if (escaped[to - 1] === '=') to -= 1
    else if (escaped[to - 2] === '=') to -= 2
    pieces.push(startOfLine(escaped.slice(from, to)))
    from = to
  }
  return pieces.join(`=${crlf}`)
}

/** May make a line two characters longer. */
function startOfLine(line: string): string {
  return line.replace(/^F(?=rom )|^-(?=-)/, octet)
}

function octet(char: string): string {
  return `=${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
}
