import { setTimeout as wait } from 'node:timers/promises'
import type { Facts } from '@beadle/engine'
import type { MailMessage } from '../../../modules/mail/index.ts'
import { errorFields, type Log } from '../../../platform/log.ts'
import { needsScan, scanMessage } from './scan-message.ts'
import { type Scanner, ScannerAwayError, type ScanResult } from './scanner.ts'

/** What is known of malware when a message is decided. `away`: it was to be scanned and nobody answered. */
export type ScannedAtDoor = ScanResult | { readonly is: 'not-needed' | 'away' }

/** How long mail that may go unscanned waits for an answer: a scanner that hangs must not slow down the talk of a school. */
const patienceMs = 3000

/**
 * Has a message scanned that has come just now, where this server has a scanner of its own: every message, since what is no file
 * may be taken for one. Never rejects for its absence: then what may carry malware is `away`, and plain words are `not-needed`.
 */
export async function scanAtDoor(
  { scanner, log }: { readonly scanner: Scanner | undefined; readonly log: Log },
  raw: Uint8Array,
  message: MailMessage,
): Promise<ScannedAtDoor> {
  if (!scanner) return { is: 'not-needed' }
  const isNeeded = needsScan(message)
  try {
    const scanning = scanMessage(scanner, raw, message)
    return isNeeded ? await scanning : await Promise.race([scanning, unanswered()])
  } catch (error) {
    if (!(error instanceof ScannerAwayError)) throw error
    log.warn('smtp.scanner-away', errorFields(error))
    return { is: isNeeded ? 'away' : 'not-needed' }
  }
}

function unanswered(): Promise<ScannedAtDoor> {
  return wait(patienceMs, { is: 'not-needed' } as const, { ref: false })
}

/**
 * The fact of malware. A message that waits for the scanner is decided as if it were clean, and goes to nobody before it is
 * known to be: so the decision need not be made again, and if malware is found it goes to nobody at all. What a scanner or our own reading
 * could not see whole is of unknown safety.
 */
export function malwareFact(
  scanned: ScannedAtDoor,
  {
    hasFiles,
    isWhole,
    upstream,
  }: { readonly hasFiles: boolean; readonly isWhole: boolean; readonly upstream: boolean },
): Facts {
  if (scanned.is === 'found') return { 'mail.malware': scanned.name }
  if (!isWhole || scanned.is === 'unscannable') return {}
  const isKnown = scanned.is !== 'not-needed' || !hasFiles || upstream
  return isKnown ? { 'mail.malware': null } : {}
}
