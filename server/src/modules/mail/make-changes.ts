import { sayInstant } from '@beadle/engine'
import type { PolicyInForce } from '../governance/index.ts'
import type { Changes } from './changes.ts'
import type { MailContext } from './context.ts'
import { linkedUntil } from './linked-files/keep-files.ts'
import { linkedNote, noteKeys } from './linked-files/note.ts'
import type { Delivery } from './queue.ts'
import { type RewriteWords, rewriteMessage } from './rewrite/index.ts'
import type { SealedEnvelope } from './sealed.ts'
import { type Changed, sealChanged } from './sign/index.ts'

/** Texts by key, in each language of the school: those of a message's changes are kept with it as they were when it was decided. */
export type ChangeTexts = Readonly<Record<string, readonly string[]>>

/** What stands in the place of a link that was taken out; `{host}` is where it led. */
export const linkRemovedKey = 'mail.link-removed'

/** Whether these changes can be made of a message, and would be when it leaves: both ask the same function of the same octets. */
export function canChange({ policy }: Pick<MailContext, 'policy'>, raw: Buffer, changes: Changes): boolean {
  const words: RewriteWords = { textsOf: (key) => textsOf(policy, key), sayRemoved: () => '', sayLinked: () => '' }
  return rewriteMessage(raw, changes, words) !== undefined
}

/** The texts that the changes of a message's recipients will need; undefined where they need none. */
export function changeTexts(
  context: MailContext,
  planned: readonly { readonly changes: Changes }[],
): ChangeTexts | undefined {
  const keys = new Set(
    planned.flatMap(({ changes }) => [
      ...(changes.disclaimer?.split(' ') ?? []),
      ...(changes.stripLinks ? [linkRemovedKey] : []),
      ...(changes.linkAttachments ? noteKeys : []),
    ]),
  )
  return keys.size === 0
    ? undefined
    : Object.fromEntries([...keys].map((key) => [key, textsOf(context.policy, key, linkedUntil(context))]))
}

function textsOf({ pack, compiled, version }: PolicyInForce, key: string, until?: Temporal.Instant): readonly string[] {
  const { timeZone } = version.school.calendar
  const said = pack.languages.flatMap((language) => {
    const reason = until ? { key, params: { until: sayInstant(until, { timeZone, now: until, language }) } } : { key }
    return compiled.sentences.say(reason, language) ?? []
  })
  return [...new Set(said)]
}

/** What a message needs for being changed on its way. */
export type Leaving = {
  readonly delivery: Delivery
  readonly envelope: SealedEnvelope
  readonly raw: Buffer
  readonly acceptedAt: Temporal.Instant
}

/**
 * The message as this envelope gets it: changed as was promised when it was taken, sealed and signed anew; or its very octets
 * where nothing of it changes.
 */
export function makeChanged(context: Pick<MailContext, 'schoolId' | 'parts'>, leaving: Leaving): Buffer {
  const { delivery, envelope, raw } = leaving
  const { log } = context.parts
  const message = rewriteMessage(raw, delivery.changes, wordsOf(context, leaving))
  if (message === undefined) {
    // Only where another version of this server made the promise.
    log.error('mail.change-not-made', { message: delivery.messageId })
    return raw
  }
  if (message === raw || message.equals(raw)) return raw
  const changed: Changed = {
    message,
    envelope,
  }
  return sealChanged(context, changed)
}

function wordsOf(context: Pick<MailContext, 'schoolId' | 'parts'>, leaving: Leaving): RewriteWords {
  const { texts = {}, recipients } = leaving.envelope
  const only = recipients[leaving.delivery.positions[0] ?? -1]
  const removed = texts[linkRemovedKey]?.filter(isPlain) ?? []
  return {
    textsOf: (key) => texts[key] ?? [],
    sayRemoved: (host) => `[${(removed.length > 0 ? removed : ['{host}']).join(' / ').replaceAll('{host}', host)}]`,
    sayLinked: linkedNote(context, leaving),
    ...(only ? { only } : {}),
  }
}

/** These words stand between octets of any character set. */
function isPlain(text: string): boolean {
  return !/[^\p{ASCII}]/u.test(text)
}
