/** What a server says to one command: a code, an enhanced code (RFC 3463) and one or more lines of text. */
export type SmtpReply = {
  readonly code: number
  readonly enhanced?: string
  readonly text: string | readonly string[]
  /** Ends the conversation once it is said. */
  readonly close?: boolean
  /** What follows is under TLS. */
  readonly startTls?: boolean
}

/** Makes a reply. `close` ends the connection once it is sent. */
export function reply(
  code: number,
  enhanced: string,
  text: string,
  more: { readonly close?: boolean } = {},
): SmtpReply {
  return { code, enhanced, text, ...more }
}

// RFC 5321 4.5.3.1.5: 512 octets a line; what we quote of others is cut rather than broken over lines.
const longestReplyText = 480

/** The octets of a reply. Text is made printable ASCII: a reply must not carry another's line ends or letters. */
export function replyLines({ code, enhanced, text }: SmtpReply): string {
  const lines = typeof text === 'string' ? [text] : text
  const prefix = enhanced ? `${enhanced} ` : ''
  return lines
    .map(
      (line, index) =>
        `${code}${index < lines.length - 1 ? '-' : ' '}${prefix}${printable(line).slice(0, longestReplyText)}\r\n`,
    )
    .join('')
}

const plainer: Record<string, string> = {
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  '…': '...',
  ' ': ' ',
}

function printable(text: string): string {
  return text.replace(/[^\x20-\x7e]/gu, (char) => plainer[char] ?? '?')
}
