/**
 * What is changed of a message on its way to some of its recipients; `tags` alone stand above it and change nothing of it.
 * Recipients with equal changes get the same octets.
 */
export type Changes = {
  /** Words of our own header field, `X-Beadle-Tag`. */
  readonly tags: readonly string[]
  /** `bcc`: recipients do not see one another; `split`: each is the only one named. */
  readonly recipients?: 'bcc' | 'split'
  /** Key of the text, among the policy's texts, that is set below once; several with spaces between. */
  readonly disclaimer?: string
  /** Files are kept here and stand in the message as links. */
  readonly linkAttachments?: true
  /** Links are taken out of text and HTML. */
  readonly stripLinks?: true
  /** Of a message that came in several copies: which copy's header it goes with; the first copy's unless set. */
  readonly copy?: number
}

/** Nothing is changed: how most mail goes. Stored as null. */
export const noChanges: Changes = { tags: [] }

/** One text for equal changes, whatever the order they were asked for in; empty for none. */
export function changesKey(changes: Changes): string {
  const { tags, recipients, disclaimer, linkAttachments, stripLinks, copy } = changes
  if (tags.length === 0 && copy === undefined && !touchesMessage(changes)) return ''
  return JSON.stringify([
    tags,
    recipients ?? null,
    disclaimer ?? null,
    linkAttachments === true,
    stripLinks === true,
    copy ?? null,
  ])
}

/** Whether the message's own octets change, which those who signed or sealed it would see. */
export function touchesMessage({ recipients, disclaimer, linkAttachments, stripLinks }: Changes): boolean {
  return recipients !== undefined || disclaimer !== undefined || linkAttachments === true || stripLinks === true
}

/** Adds what another obligation asks for. Tags and texts stand once each; where one hides recipients and another splits them, they are split. */
export function withChanges(changes: Changes, more: Partial<Changes>): Changes {
  const recipients =
    changes.recipients === 'split' || more.recipients === 'split' ? 'split' : (more.recipients ?? changes.recipients)
  const disclaimers = new Set([changes.disclaimer, more.disclaimer].flatMap((keys) => keys?.split(' ') ?? []))
  return {
    ...changes,
    ...more,
    ...(disclaimers.size > 0 ? { disclaimer: [...disclaimers].join(' ') } : {}),
    tags: [...new Set([...changes.tags, ...(more.tags ?? [])])],
    ...(recipients ? { recipients } : {}),
  }
}

/** As it is stored: null where nothing is changed. */
export function storedChanges(changes: Changes): Changes | null {
  return changesKey(changes) === '' ? null : changes
}
