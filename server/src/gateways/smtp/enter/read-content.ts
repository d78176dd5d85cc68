import type { Attachment } from '@beadle/engine'
import type { Content } from '@beadle/packs'
import { type MailContext, type MailMessage, pagesOf, wordsOf } from '../../../modules/mail/index.ts'
import { errorFields, type Log } from '../../../platform/log.ts'
import {
  openWorkers,
  WorkerFailedError,
  type WorkerLimits,
  type Workers,
  type WorkerTask,
} from '../../../platform/workers/index.ts'
import { GroupCommit } from './group-commit.ts'
import type { ReadContent } from './read-content.worker.ts'

const task: WorkerTask<readonly Content[], readonly ReadContent[]> = {
  module: new URL('./read-content.worker.ts', import.meta.url),
}

/** Above so many characters a message has a thread to itself: a long text must keep nobody else's message waiting. */
const mostTogether = 64 * 1024
const longLimits: WorkerLimits = { timeoutMs: 10_000, memoryMb: 512 }
// The tables of the detectors are most of it.
const shortLimits: WorkerLimits = { timeoutMs: 10_000, memoryMb: 96 }
/** So many go to the thread in one piece: few enough that those it has read are decided while it reads the next. */
const mostInPiece = 6

/** Nothing of it is known, so that controls that ask about content do what the policy has them do when unsure. */
const unknown: ReadContent = { facts: {}, hints: {} }

export type Reading = {
  readonly message: MailMessage
  readonly files: readonly Attachment[]
  /** Nothing else is in hand, so that reading it keeps nobody waiting. */
  readonly isAlone: boolean
}

/** Reads what messages say in threads beside the server's own. */
export type ContentReaders = {
  /**
   * What a message says. Undefined for one that is best read where it is decided: a short one that is alone, or that the thread
   * failed to read through no fault of the text. What took too long or too much is unknown, never innocent.
   */
  read(context: MailContext, reading: Reading): Promise<ReadContent | undefined>
  [Symbol.asyncDispose](): Promise<void>
}

type OpenThread = (options?: { readonly idleMs: number }) => Workers

/**
 * Opens a thread for ordinary messages, which are handed over several at once while the one before is read, and another for long
 * ones, each started when it is first needed. `open` makes a pool of one thread; given by tests.
 */
export function openContentReaders(
  open: OpenThread = (options) => openWorkers({ size: 1, ...options }),
): ContentReaders {
  const long = open({ idleMs: 60_000 })
  const short = open()
  const together = new GroupCommit<Content, ReadContent>({
    largest: mostInPiece,
    atOnce: 1,
    // To wake a thread costs as much as to read a short message.
    gather: { ms: 6 },
    commit: (group) => short.run(task, group, shortLimits),
  })
  return {
    async read(context, { message, files, isAlone }) {
      const content = contentOf(context, message, files)
      const characters = (content.text?.length ?? 0) + (content.html?.length ?? 0)
      const isLong = characters > mostTogether
      if (isAlone && !isLong) return undefined
      try {
        if (!isLong) return await together.add(content)
        const [read] = await long.run(task, [content], longLimits)
        return read
      } catch (error) {
        warn(context.parts.log, characters, error)
        return isLong || !(error instanceof WorkerFailedError) ? unknown : undefined
      }
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([long[Symbol.asyncDispose](), short[Symbol.asyncDispose]()])
    },
  }
}

function warn(log: Log, characters: number, error: unknown): void {
  log.warn('smtp.content-not-read', { characters, ...errorFields(error) })
}

function contentOf({ policy, at }: MailContext, message: MailMessage, files: readonly Attachment[]): Content {
  const { domains, telephones, calendar } = policy.version.school
  const html = pagesOf(message)
  return {
    school: { domains, telephones },
    time: at.toString(),
    timeZone: calendar.timeZone,
    subjectLine: message.subjectLine,
    text: wordsOf(message),
    ...(html === undefined ? {} : { html }),
    ...(files.length === 0 ? {} : { attachments: files }),
  }
}
