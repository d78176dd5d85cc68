import { type ArcFinding, arcSets, fieldBody, type RawMessage } from '../../../platform/mail-authentication/index.ts'
import type { ArcResult } from '../verdicts.ts'

/**
 * The ARC chain of a message together with what was found of it when it arrived: after the change nobody can check it any
 * more. Without sets there is no chain, whatever was found; with sets that nobody has checked it stays unknown.
 */
export function readChain(
  { fields }: RawMessage,
  found: ArcResult | undefined,
): Pick<ArcFinding, 'result' | 'sets' | 'isClosed'> {
  const sets = arcSets(fields)
  if (typeof sets === 'string') return { result: 'fail', sets: [], isClosed: true }
  if (sets.length === 0) return { result: 'none', sets, isClosed: false }
  const isClosed = sets.some(({ seal }) => /[;\s]cv[ \t\r\n]*=[ \t\r\n]*fail\b/.test(fieldBody(seal)))
  return { result: found === 'pass' || found === 'fail' ? found : 'unknown', sets, isClosed }
}
