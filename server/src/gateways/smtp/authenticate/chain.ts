import {
  type ArcFinding,
  type Dns,
  fieldBody,
  isWithin,
  type RawMessage,
  readRawMessage,
  readResults,
  verifyArc,
  within,
} from '../../../platform/mail-authentication/index.ts'
import type { Judged } from './judged.ts'

const deadlineMs = 10_000

/** Whether a message has been sealed by anybody. */
export function isSealed({ fields }: { readonly fields: readonly { readonly name: string }[] }): boolean {
  return fields.some(({ name }) => name === 'arc-seal')
}

/**
 * Checks the ARC chain of a message that will be altered, while it can still be checked: our own seal must say what was found.
 * Where this server has looked already, or nobody has sealed, nothing is asked. Never rejects.
 */
export async function checkChain(dns: Dns, raw: Buffer, judged: Judged): Promise<Judged> {
  const { verdicts } = judged
  if (!verdicts || verdicts.by === 'own') return judged
  const message = readRawMessage(raw)
  if (!isSealed(message)) return { ...judged, verdicts: { ...verdicts, arc: { result: 'none' } } }
  return { ...judged, verdicts: { ...verdicts, arc: toldOf(await chainOf(dns, message)) } }
}

/** The chain, found out within a deadline. */
export function chainOf(dns: Dns, message: RawMessage): Promise<ArcFinding> {
  return within(verifyArc(message, { dns }), deadlineMs, () => ({
    result: 'unknown',
    sets: [],
    sealers: [],
    isClosed: false,
  }))
}

/** A chain as verdicts tell it. */
export function toldOf({ result, sealers }: ArcFinding): {
  readonly result: ArcFinding['result']
  readonly sealers?: readonly string[]
} {
  return { result, ...(sealers.length > 0 ? { sealers } : {}) }
}

/**
 * Whether a server that is believed found the author good before somebody altered the message on the way: all seals from the
 * newest down to the one that says so are of believed domains (RFC 8617 7.2.1).
 */
export function isPassedOn(
  { result, sets, sealers }: ArcFinding,
  { author, believed }: { readonly author: string; readonly believed: readonly string[] },
): boolean {
  if (result !== 'pass') return false
  for (let index = sets.length - 1; index >= 0; index--) {
    const sealer = sealers[index] ?? ''
    const set = sets[index]
    if (!set || !believed.some((domain) => isWithin(sealer, domain))) return false
    const told = readResults(fieldBody(set.results).replace(/^[^;]*;/, ''))
    const dmarc = told?.results.find(({ method }) => method === 'dmarc')
    const about = dmarc?.properties.get('header.from')?.toLowerCase()
    if (dmarc?.result === 'pass' && (about === undefined || about === author)) return true
  }
  return false
}
