import type { Changes } from '../changes.ts'
import type { KeptMessage } from './kept-message.ts'

/** Kinds of change as the timeline has them. */
export type ChangeKind = 'recipients-hidden' | 'text-below' | 'files-linked' | 'links-removed'

/**
 * What was changed of a message on its way to anybody, of what this reader may know was asked for: the sender not of what is
 * silent. Nothing of what was asked for and could not be done.
 */
export function changedFor(kept: KeptMessage, { toSender }: { readonly toSender: boolean }): readonly ChangeKind[] {
  const { obligations } = (toSender ? kept.told : kept.decision).context
  const asked = obligations.flatMap((each) => (each.do === 'mail.rewrite' && !(toSender && each.silent) ? [each] : []))
  const made = kept.recipients.flatMap(({ changes }) => changes ?? [])
  const has = (is: (changes: Changes) => unknown) => made.some((changes) => Boolean(is(changes)))
  const kinds: readonly (readonly [ChangeKind, boolean])[] = [
    ['recipients-hidden', asked.some(({ bcc, split }) => bcc || split) && has(({ recipients }) => recipients)],
    ['text-below', asked.some(({ disclaimer }) => disclaimer) && has(({ disclaimer }) => disclaimer)],
    ['files-linked', asked.some((each) => each.linkAttachments) && has((changes) => changes.linkAttachments)],
    ['links-removed', asked.some((each) => each.stripLinks) && has((changes) => changes.stripLinks)],
  ]
  return kinds.flatMap(([kind, isSo]) => (isSo ? [kind] : []))
}
