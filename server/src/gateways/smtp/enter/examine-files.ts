import type { Attachment } from '@beadle/engine'
import { isReadWhole, type MailMessage } from '../../../modules/mail/index.ts'
import { errorFields, type Log } from '../../../platform/log.ts'
import type { Workers, WorkerTask } from '../../../platform/workers/index.ts'
import type { DescribedFile, GivenFile } from './describe-files.worker.ts'

const task: WorkerTask<readonly GivenFile[], readonly DescribedFile[]> = {
  module: new URL('./describe-files.worker.ts', import.meta.url),
}
/** Archives whose files nobody here has seen. One that opens only with a password is known as such by its own word. */
const unopened: ReadonlySet<string> = new Set([
  'archive-not-opened',
  'archive-broken',
  'archive-overlapping',
  'archive-too-deep',
  'archive-too-large',
])
const limits = { timeoutMs: 10_000, memoryMb: 512 }

/** The files of a message in the vocabulary's words. `isWhole` is false when they could not be looked into: then nobody knows what they hold. */
export type ExaminedFiles = { readonly files: readonly Attachment[]; readonly isWhole: boolean }

/** Has the files of a message looked into, in a thread that is killed when it takes too long or too much. */
export async function examineFiles(
  message: MailMessage,
  { workers, log }: { readonly workers: Workers; readonly log: Log },
): Promise<ExaminedFiles> {
  const isWhole = isReadWhole(message)
  if (message.attachments.length === 0) return { files: [], isWhole }
  try {
    // Copied first: a slice would take the whole message's memory across with it.
    const given = message.attachments.map(({ filename, otherNames = [], mediaType, content }) => ({
      filename,
      otherNames,
      mediaType,
      content: new Uint8Array(content),
    }))
    const found = await workers.run(task, given, limits)
    const unseen = found.flatMap(({ problems }) => problems.filter((problem) => unopened.has(problem)))
    if (unseen.length > 0) log.info('smtp.files-not-opened', { problems: [...new Set(unseen)].join(' ') })
    return { files: found.map(({ described }) => described), isWhole: isWhole && unseen.length === 0 }
  } catch (error) {
    log.warn('smtp.files-not-read', { files: message.attachments.length, ...errorFields(error) })
    const files = message.attachments.map(({ filename, mediaType, content }) => ({
      filename,
      mediaType,
      bytes: content.length,
    }))
    return { files, isWhole: false }
  }
}
