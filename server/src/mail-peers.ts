import { nearest } from '@beadle/engine'
import { type MailPeer, readPeers } from './gateways/smtp/index.ts'
import type { Database } from './platform/database/index.ts'
import { StartError } from './platform/errors.ts'

/**
 * The table of mail peers that a setting names. Throws StartError for a fault in the file, and for a school that this server does not
 * have: all mail of that peer would be refused.
 */
export async function readMailPeers(
  file: string | undefined,
  database: Pick<Database, 'schools'>,
): Promise<readonly MailPeer[]> {
  if (file === undefined) return []
  const peers = readPeers(file)
  const slugs = (await database.schools()).map(({ slug }) => slug)
  for (const { name, school } of peers) {
    if (school === undefined || slugs.includes(school)) continue
    const near = nearest(school, slugs)
    throw new StartError(
      'config.wrong-file',
      `${file}: peer \`${name}\` is for school \`${school}\`, which is not here`,
      near === undefined ? `Here are: ${slugs.join(', ')}.` : `Did you mean ${near}?`,
    )
  }
  return peers
}
