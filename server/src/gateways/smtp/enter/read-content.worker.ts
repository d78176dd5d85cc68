import { detectContent, type MessageHints, messageHints } from '@beadle/detectors'
import type { Facts } from '@beadle/engine'
import type { Content } from '@beadle/packs'

/** What the words of a message say, and what it says about itself. */
export type ReadContent = { readonly facts: Facts; readonly hints: MessageHints }

/** Done in a thread that can be killed where there is much to read. */
export function work(content: Content): ReadContent {
  return { facts: detectContent(content), hints: messageHints(content) }
}
