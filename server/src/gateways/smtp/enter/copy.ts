import { createHash } from 'node:crypto'
import type { MailContext, MailMessage } from '../../../modules/mail/index.ts'
import type { Judged } from '../authenticate/index.ts'
import type { Entry } from './entry.ts'

/** A message that its server may have split by recipients: what all copies share, and whether this one is for everybody it names. */
export type Copy = { readonly token: Buffer; readonly isForAll: boolean; readonly waitMs: number }

// What servers write on the way, each copy its own; no program shows any of it to a reader.
const varying =
  /^(?:received|return-path|delivered-to|x-received|received-spf|authentication-results|dkim-signature|arc-|x-ms-|x-forefront-|x-microsoft-|x-exchange-|x-eop|x-google-|x-gm-|x-originat|x-beadle-loop)/

/**
 * Says what a message shares with others that the same server splits off it: sender, who it was found to be, all of the header
 * that a reader may see, and the body. Undefined where its peer splits nothing, or where its header could be read in two ways:
 * such a message stands for itself.
 */
export function copyOf(
  { seals }: Pick<MailContext, 'seals'>,
  { peer, action, personId, envelope, raw }: Entry,
  { message, judged }: { readonly message: MailMessage; readonly judged: Judged },
): Copy | undefined {
  const { header, messageId } = message
  const seconds = peer?.joinSeconds ?? 0
  if (peer === undefined || seconds === 0 || messageId === undefined) return undefined
  if (header.broken || header.isCut || (header.turns?.length ?? 0) > 0) return undefined
  const shared = createHash('sha256')
  for (const { name, start, end } of header.fields) if (!varying.test(name)) shared.update(raw.subarray(start, end))
  shared.update(raw.subarray(header.bodyStart))
  const said = [peer.name, action, personId ?? '', envelope.from.toLowerCase(), judged.result, shared.digest('hex')]
  const here = new Set(envelope.recipients.map(({ address }) => address.toLowerCase()))
  const named = [...message.to, ...message.cc]
  return {
    token: seals.token('copy', said.join('\n')),
    isForAll: isAllOf(named, here),
    waitMs: seconds * 1000,
  }
}

/** Whether a header that names somebody names nobody else. Without anybody named, nobody can tell. */
export function isAllOf(named: readonly { readonly address: string }[], here: ReadonlySet<string>): boolean {
  return named.length > 0 && named.every(({ address }) => here.has(address.toLowerCase()))
}
