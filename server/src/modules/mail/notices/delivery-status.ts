import type { RecipientResult } from '../deliver-results.ts'
import type { SealedEnvelope } from '../sealed.ts'
import { mailDate } from './compose.ts'

/** What a report is about. `delivered` covers what was only relayed; each result's `owed` says which. */
export type DeliveryStatus = 'failed' | 'delayed' | 'delivered'

export type StatusReport = {
  readonly messageId: string
  readonly kind: DeliveryStatus
  readonly results: readonly RecipientResult[]
  readonly retryUntil?: Temporal.Instant
  readonly hostname: string
  readonly acceptedAt: Temporal.Instant
  /** When the last attempt was. */
  readonly at: Temporal.Instant
}

/** The part that machines read (RFC 3464 2): fields of the message, then of each recipient. Seven bits, whoever it names. */
export function statusFields(envelope: SealedEnvelope, report: StatusReport): string {
  const perMessage = [
    `Reporting-MTA: dns; ${report.hostname}`,
    ...(envelope.envelopeId === undefined ? [] : [`Original-Envelope-Id: ${fromXtext(envelope.envelopeId)}`]),
    `X-Beadle-Message: ${report.messageId}`,
    `Arrival-Date: ${mailDate(report.acceptedAt)}`,
  ]
  const perRecipient = report.results.map((result) => recipientFields(envelope, result, report))
  return [perMessage, ...perRecipient].map((fields) => fields.map((field) => `${field}\r\n`).join('')).join('\r\n')
}

function recipientFields(
  envelope: SealedEnvelope,
  { position, said, host, owed }: RecipientResult,
  { kind, retryUntil, at }: StatusReport,
): readonly string[] {
  const { address = '', original } = envelope.recipients[position] ?? {}
  return [
    ...(original === undefined ? [] : [`Original-Recipient: ${original.replace(';', '; ')}`]),
    `Final-Recipient: ${addressField(address)}`,
    `Action: ${kind === 'delivered' ? (owed ?? 'relayed') : kind}`,
    `Status: ${statusOf(said, kind)}`,
    ...(host && /^[A-Za-z0-9.[\]:-]+$/.test(host) ? [`Remote-MTA: dns; ${host}`] : []),
    ...(/^\d{3}/.test(said) ? [`Diagnostic-Code: smtp; ${tidyAnswer(said)}`] : []),
    `Last-Attempt-Date: ${mailDate(at)}`,
    ...(kind === 'delayed' && retryUntil ? [`Will-Retry-Until: ${mailDate(retryUntil)}`] : []),
  ]
}

/** The enhanced code of an answer (RFC 3463), its class made to agree with what became of it. */
function statusOf(said: string, kind: DeliveryStatus): string {
  const wanted = { failed: '5', delayed: '4', delivered: '2' }[kind]
  const enhanced = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})/.exec(said)?.[1]
  if (enhanced !== undefined) return `${wanted}${enhanced.slice(1)}`
  if (/^\d{3}/.test(said) || kind === 'delivered') return `${wanted}.0.0`
  // Nobody answered: not yet (4.4.1), or for all the days there were (5.4.7).
  return kind === 'delayed' ? '4.4.1' : '5.4.7'
}

/** RFC 6533 3: an address beyond ASCII, written so that it can stand in an ordinary report. */
function addressField(address: string): string {
  if (/^[\x21-\x7e]*$/.test(address)) return `rfc822; ${address}`
  const text = [...address].map((letter) =>
    /^[\x21-\x5b\x5d-\x7e]$/.test(letter) && letter !== '+' && letter !== '='
      ? letter
      : `\\x{${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`,
  )
  return `utf-8; ${text.join('')}`
}

function fromXtext(text: string): string {
  return text
    .replace(/\+([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/[^\x20-\x7e]/g, '?')
}

/** An answer as one line of a report. */
export function tidyAnswer(text: string): string {
  return text.replace(/[^\x20-\x7e]+/g, ' ').slice(0, 400)
}
