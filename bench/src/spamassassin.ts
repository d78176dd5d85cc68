import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const vectors = process.env.BEADLE_VECTORS ?? join(import.meta.dirname, '../../../shared/vectors')
const archive = join(vectors, 'mail/spamassassin-easy-ham-1.tar.xz')

/** The 2,500 messages of SpamAssassin's easy ham, as they are. Needs xz and the vectors; throws where they are not there. */
export function realMessages(): Buffer[] {
  if (!existsSync(archive)) throw new Error(`missing \`${archive}\`: set BEADLE_VECTORS`)
  const tar = execFileSync('xz', ['-dc', archive], { maxBuffer: 1 << 28 })
  const messages: Buffer[] = []
  let at = 0
  while (at + 512 <= tar.length && tar[at] !== 0) {
    const size = Number.parseInt(tar.toString('latin1', at + 124, at + 135), 8)
    if (tar[at + 156] === 0x30) messages.push(tar.subarray(at + 512, at + 512 + size))
    at += 512 + Math.ceil(size / 512) * 512
  }
  return messages
}
