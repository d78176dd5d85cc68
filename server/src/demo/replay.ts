import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { codeOf } from '../platform/errors.ts'
import { demoDomain } from './cast.ts'
import { type DemoMessage, dayOfMail } from './day-of-mail.ts'

/** What became of the replay. `refused` were not taken at the door, as the policy or the standard has it. */
export type Replayed = { readonly sent: number; readonly refused: number; readonly alreadyThere: number }

export type ReplayOptions = {
  readonly schoolId: string
  /** The day of the demo school where left out. */
  readonly messages?: readonly DemoMessage[]
  /** Where the gateway's relay door listens. */
  readonly port: number
  /** Where it is noted how far the replay has come, so that a second start does not send the day again. */
  readonly dataDirectory: string
  readonly onProgress?: (done: number, of: number) => void
  readonly signal?: AbortSignal
}

/**
 * Sends the demo's day through the relay door, one message after another, as a school's mail server would. It goes on where a
 * run that was stopped, or killed, left off: a kill between the 250 and the note sends that one message again.
 */
export async function replayDay({
  schoolId,
  messages = dayOfMail,
  port,
  dataDirectory,
  onProgress = () => {},
  signal,
}: ReplayOptions): Promise<Replayed> {
  const note = join(dataDirectory, `demo-day-${schoolId}.json`)
  const alreadyThere = readNote(note, schoolId)
  let refused = 0
  let done = alreadyThere
  if (done >= messages.length) return { sent: 0, refused, alreadyThere }
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true, pool: true, maxConnections: 1 })
  try {
    for (; done < messages.length && signal?.aborted !== true; done += 1) {
      const message = messages[done]
      if (message === undefined) break
      try {
        await transport.sendMail(composed(message, done, schoolId))
      } catch (error) {
        // A 5xx is the policy at work; anything else stops the replay, and the next start goes on.
        if (!isRefusal(error)) throw error
        refused += 1
      }
      writeNote(note, { schoolId, done: done + 1 })
      onProgress(done + 1, messages.length)
    }
  } finally {
    transport.close()
  }
  return { sent: done - alreadyThere - refused, refused, alreadyThere }
}

/** The address of somebody of the cast; a full address stays as it is. */
export function addressOf(name: string): string {
  if (name.includes('@')) return name
  return name === 'governor' ? `e.carr@governors.${demoDomain}` : `${name}@${demoDomain}`
}

function composed(
  { from, to, cc = [], subjectLine, text, files = [], answers }: DemoMessage,
  number: number,
  schoolId: string,
) {
  return {
    from: addressOf(from),
    to: to.map(addressOf),
    cc: cc.map(addressOf),
    subject: subjectLine,
    text,
    messageId: messageId(number, schoolId),
    ...(answers === undefined
      ? {}
      : { inReplyTo: messageId(answers, schoolId), references: messageId(answers, schoolId) }),
    attachments: files.map((file) => ({
      filename: file.filename,
      contentType: file.contentType,
      content: 'text' in file ? file.text : Buffer.from(file.base64, 'base64'),
    })),
  }
}

function messageId(number: number, schoolId: string): string {
  return `<day-${number + 1}.${schoolId}@${demoDomain}>`
}

function isRefusal(error: unknown): boolean {
  return (
    error instanceof Error &&
    'responseCode' in error &&
    typeof error.responseCode === 'number' &&
    error.responseCode >= 500
  )
}

function readNote(path: string, schoolId: string): number {
  try {
    const note = JSON.parse(readFileSync(path, 'utf8')) as { readonly schoolId?: unknown; readonly done?: unknown }
    return note.schoolId === schoolId && typeof note.done === 'number' ? note.done : 0
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || error instanceof SyntaxError) return 0
    throw error
  }
}

function writeNote(path: string, note: { readonly schoolId: string; readonly done: number }): void {
  const file = openSync(`${path}.new`, 'w')
  try {
    writeSync(file, JSON.stringify(note))
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(`${path}.new`, path)
}
