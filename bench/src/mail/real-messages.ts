import { realMessages } from '../spamassassin.ts'

/**
 * The messages of SpamAssassin's public corpus as SMTP carries them: CRLF line ends, no mbox line, no line over 998 octets and
 * no NUL, which servers refuse for their own sake. Undefined where the vectors are not there.
 */
export function carriedMessages(): readonly Buffer[] | undefined {
  try {
    return realMessages()
      .map(asCarried)
      .flatMap((message) => (isCarried(message) ? [Buffer.from(message, 'latin1')] : []))
  } catch {
    return undefined
  }
}

function asCarried(file: Buffer): string {
  const text = file.toString('latin1').replaceAll('\r', '')
  return (text.startsWith('From ') ? text.slice(text.indexOf('\n') + 1) : text).replaceAll('\n', '\r\n')
}

function isCarried(message: string): boolean {
  return !message.includes('\0') && message.split('\r\n').every((line) => line.length <= 998)
}
