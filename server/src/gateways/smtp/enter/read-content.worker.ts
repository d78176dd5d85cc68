import { detectContent, type MessageHints, messageHints } from '@beadle/detectors'
import type { Facts } from '@beadle/engine'
import type { Content } from '@beadle/packs'

/** What the words of a message say, and what it says about itself. */
export type ReadContent = { readonly facts: Facts; readonly hints: MessageHints }

/** Read beside the server's own thread, which goes on meanwhile. Answers in the order of what was given. */
export function work(contents: readonly Content[]): readonly ReadContent[] {
  return contents.map((content) => ({ facts: detectContent(content), hints: messageHints(content) }))
}
