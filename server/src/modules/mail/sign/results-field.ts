import { type ToldResult, writeResults } from '../../../platform/mail-authentication/index.ts'
import type { Verdicts } from '../verdicts.ts'

/** What was found, as it stands behind the authserv-id of Authentication-Results and of its ARC sister (RFC 8601 2.2). */
export function writeVerdicts({ spf, dkim, dmarc, arc }: Verdicts): string {
  const identity = spf.identity === 'helo' ? 'smtp.helo' : 'smtp.mailfrom'
  const results: ToldResult[] = [
    { method: 'spf', result: spf.result, properties: { [identity]: spf.domain } },
    ...(dkim.length === 0 ? [{ method: 'dkim', result: 'none' }] : []),
    ...dkim.map(({ result, domain, selector }) => ({
      method: 'dkim',
      result,
      properties: { 'header.d': domain, 'header.s': selector },
    })),
    {
      method: 'dmarc',
      result: dmarc.result,
      properties: { 'header.from': dmarc.domain, 'policy.dmarc': dmarc.policy },
    },
    // RFC 8617 knows no word for a chain that nobody could check.
    ...(arc.result === 'unknown' ? [] : [{ method: 'arc', result: arc.result }]),
  ]
  return writeResults(results)
}

/** The field that stands above mail which this server has checked itself; line end included. */
export function resultsField(authservId: string, verdicts: Verdicts): string {
  return `Authentication-Results: ${authservId};\r\n\t${writeVerdicts(verdicts).replaceAll('; ', ';\r\n\t')}\r\n`
}
