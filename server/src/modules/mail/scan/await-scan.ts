import type { PolicyVersion } from '@beadle/engine'
import type { Disposition } from '../disposition.ts'

const control = 'mail.attachment-kinds'

/** The clauses under which mail waits for the scanner: those of the bindings that refuse malware. */
export function scanClauses({ bindings }: Pick<PolicyVersion, 'bindings'>): readonly string[] {
  return [...new Set(bindings.filter((binding) => binding.control === control).flatMap(({ cites }) => cites))]
}

/**
 * What becomes of a message that the scanner has not seen yet: as planned, but it goes to nobody before it was scanned. Whoever
 * is denied, or gets it back, waits for nothing. Pure.
 */
export function awaitScan(disposition: Disposition, cites: readonly string[]): Disposition {
  const waiting = disposition.recipients.filter(({ effect, returned }) => effect !== 'deny' && !returned)
  if (waiting.length === 0) return disposition
  const positions = waiting.map(({ position }) => position)
  return {
    ...disposition,
    recipients: disposition.recipients.map((each) =>
      positions.includes(each.position)
        ? { ...each, effect: 'hold', cites: [...new Set([...each.cites, ...cites])] }
        : each,
    ),
    holds: [...disposition.holds, { kind: 'scan', positions, releasers: [], deputies: [], cites, silent: false }],
  }
}
