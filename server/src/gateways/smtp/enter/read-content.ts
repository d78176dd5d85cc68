import type { Attachment } from '@beadle/engine'
import type { Content } from '@beadle/packs'
import { type MailContext, type MailMessage, pagesOf, wordsOf } from '../../../modules/mail/index.ts'
import { errorFields } from '../../../platform/log.ts'
import type { Workers, WorkerTask } from '../../../platform/workers/index.ts'
import type { ReadContent } from './read-content.worker.ts'

const task: WorkerTask<Content, ReadContent> = { module: new URL('./read-content.worker.ts', import.meta.url) }

/** Above so many characters words are read in a thread beside: a long text must keep nobody else's message waiting. */
const mostInline = 64 * 1024
const limits = { timeoutMs: 10_000, memoryMb: 512 }

/** Nothing of it is known, so that controls that ask about content do what the policy has them do when unsure. */
const unknown: ReadContent = { facts: {}, hints: {} }

/**
 * What a long message says, read in a thread that is killed when it takes too long or too much; undefined for one that is short
 * enough to be read where it is decided. What could not be read is unknown, never innocent.
 */
export async function readContent(
  { parts, policy, at }: MailContext,
  {
    message,
    files,
    workers,
  }: { readonly message: MailMessage; readonly files: readonly Attachment[]; readonly workers: Workers },
): Promise<ReadContent | undefined> {
  const text = wordsOf(message)
  const html = pagesOf(message)
  const characters = text.length + (html?.length ?? 0)
  if (characters <= mostInline) return undefined
  const { domains, telephones, calendar } = policy.version.school
  const content: Content = {
    school: { domains, telephones },
    time: at.toString(),
    timeZone: calendar.timeZone,
    subjectLine: message.subjectLine,
    text,
    ...(html === undefined ? {} : { html }),
    ...(files.length === 0 ? {} : { attachments: files }),
  }
  try {
    return await workers.run(task, content, limits)
  } catch (error) {
    parts.log.warn('smtp.content-not-read', { characters, ...errorFields(error) })
    return unknown
  }
}
