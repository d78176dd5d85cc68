import type { MailMessage } from '../../../modules/mail/index.ts'
import type { Scanner, ScanResult } from './scanner.ts'

/** A message with more files than that is not looked at one by one: nobody sends it but to hide something. */
const mostFiles = 200

/** Whether a message can carry malware: it has files, or parts that could be read in more than one way. */
export function needsScan({ attachments, problems }: Pick<MailMessage, 'attachments' | 'problems'>): boolean {
  return attachments.length > 0 || problems.length > 0
}

/**
 * Has a message scanned: as it came, and then each file as our own reading found it, since a scanner that reads mail in one way
 * only would miss what some mail program shows. Rejects with ScannerAwayError.
 */
export async function scanMessage(
  scanner: Scanner,
  raw: Uint8Array,
  { attachments }: Pick<MailMessage, 'attachments'>,
): Promise<ScanResult> {
  const whole = await scanner.scan(raw)
  if (whole.is === 'found') return whole
  if (attachments.length > mostFiles) return { is: 'unscannable', why: 'too many files' }
  const results = await Promise.all(
    attachments.filter(({ content }) => content.length > 0).map(({ content }) => scanner.scan(content)),
  )
  return (
    results.find((result) => result.is === 'found') ??
    [whole, ...results].find((result) => result.is === 'unscannable') ?? { is: 'clean' }
  )
}
