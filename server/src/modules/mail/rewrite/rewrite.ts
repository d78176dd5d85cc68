import { type Changes, touchesMessage } from '../changes.ts'
import { addDisclaimer } from './disclaimer.ts'
import { linkFiles, type SayLinked } from './files.ts'
import { hasProtected } from './protected.ts'
import { hideRecipients, type Named } from './recipients.ts'
import type { SayRemoved } from './strip-links.ts'
import { stripMessage } from './strip-message.ts'
import { readTree } from './tree.ts'

/** What the changes need to be made. */
export type RewriteWords = {
  /** The text of a disclaimer's key in each language of the school; empty where there is none. */
  readonly textsOf: (key: string) => readonly string[]
  readonly sayRemoved: SayRemoved
  readonly sayLinked: SayLinked
  /** The one recipient, where recipients are split. */
  readonly only?: Named
}

/**
 * The message with its changes made, each octet that no change touches as it was; the same octets where nothing had to be
 * changed. Undefined where a change cannot be made: the message is signed, encrypted, calendar or TNEF mail, or its parts could
 * be read in more than one way. Equal octets and changes always give equal answers, so that what was promised when a message
 * was accepted can be kept when it leaves. Pure.
 */
export function rewriteMessage(bytes: Buffer, changes: Changes, words: RewriteWords): Buffer | undefined {
  if (!touchesMessage(changes)) return bytes
  if (hasProtected(bytes, readTree(bytes), { within: changes.stripLinks === true })) return undefined
  const steps: readonly ((message: Buffer) => Buffer | undefined)[] = [
    // Links of ours are set in after those of others have gone.
    ...(changes.stripLinks ? [(message: Buffer) => stripMessage(message, readTree(message), words.sayRemoved)] : []),
    ...(changes.linkAttachments ? [(message: Buffer) => linkFiles(message, readTree(message), words.sayLinked)] : []),
    ...(changes.disclaimer?.split(' ') ?? []).map((key) => disclaim(words.textsOf(key))),
    ...(changes.recipients === undefined
      ? []
      : [(message: Buffer) => hideRecipients(message, changes.recipients === 'split' ? words.only : undefined)]),
  ]
  let message: Buffer | undefined = bytes
  for (const step of steps) message = message && step(message)
  return message
}

function disclaim(texts: readonly string[]) {
  return (message: Buffer) => (texts.length === 0 ? undefined : addDisclaimer(message, readTree(message), texts))
}
