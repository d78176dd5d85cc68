import type { Facts } from '@beadle/engine'
import { detectContent } from '../detect-content.ts'
import type { DetectorInput } from '../detector.ts'
import { fold } from '../text/fold.ts'
import { isForPornography, isInDistress } from './sought.ts'

/** Longer than anything that is typed into a search box. */
const most = 400

/**
 * The facts of words typed into a search engine: what a message of these words would show, and what one looks for with
 * them. Asking for pornography is `sought.pornography` among the obscene; a search in distress is a report of harm.
 */
export function detectSearch(
  searchTerm: string,
  around: Pick<DetectorInput, 'school' | 'time' | 'timeZone'> = {},
): Facts {
  const typed =
    fold(searchTerm.slice(0, most))
      .text.toLowerCase()
      .match(/[a-z0-9]+/g) ?? []
  const facts = detectContent({ ...around, text: searchTerm.slice(0, most) })
  return {
    ...facts,
    ...(isForPornography(typed) && {
      'content.obscenity': [...(facts['content.obscenity'] ?? []), 'sought.pornography'],
    }),
    ...(isInDistress(typed) && { 'content.report-of-harm': true }),
  }
}
