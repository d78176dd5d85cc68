import { StaleDecisionError } from '../../../decisions/index.ts'
import {
  type AcceptedMail,
  acceptMessages,
  type Claim,
  contextOf,
  dueCopies,
  joinMessage,
  lockCopies,
  type MailContext,
  type MailMessage,
  type MailParts,
  putCopy,
  type Ready,
  readCopies,
  readJoinable,
  splitMessage,
  takeCopies,
} from '../../../modules/mail/index.ts'
import type { Tx } from '../../../platform/database/index.ts'
import { errorFields } from '../../../platform/log.ts'
import { reply, type SmtpReply } from '../door/reply.ts'
import type { MailPeer } from '../peers/index.ts'
import { type Copy, isAllOf } from './copy.ts'
import type { Entry } from './entry.ts'
import { aboutCopy, type CopyAbout, joinCopies, withCopies } from './joined.ts'

export type JoinOptions = {
  readonly parts: MailParts
  /** The table of peers, for who brought a copy that waited over a restart. */
  readonly peers: readonly MailPeer[]
  /** Decides an entry that was let in, as a whole. */
  readonly decide: (context: MailContext, entry: Entry) => Promise<AcceptedMail>
  readonly claim: () => Claim | undefined
  readonly onReady: (schoolId: string, ready: readonly Ready[]) => void
  /** Told when something was queued that nobody has claimed. */
  readonly wake: () => void
}

const mostDecisions = 3
/** How often copies are looked for whose server was killed, and how long after a failure they are tried again. */
const againMs = 5000
const mostAtOnce = 50

/** What was read has changed before it could be written: read again. */
class CopiesMovedError extends Error {
  override readonly name = 'CopiesMovedError'
}

/**
 * Gathers the copies of one message that a server in front has split by recipients, so that it is decided once, for everybody.
 * Each copy is answered for when it stands in the database; when all whom the header names are there, or after some seconds,
 * they become one message. A copy that comes later joins that message. Whichever server is killed, another goes on.
 */
export class CopyJoiner {
  readonly #options: JoinOptions
  readonly #timers = new Map<string, NodeJS.Timeout>()
  readonly #running = new Set<Promise<void>>()
  #sweep: NodeJS.Timeout | undefined
  #stopped = false

  constructor(options: JoinOptions) {
    this.#options = options
  }

  /** Looks for what waits from before, and goes on looking. */
  start(): void {
    this.#track(this.#sweepAll())
  }

  /** Stops looking and finishes what is being written; what waits, waits in the database. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#sweep)
    for (const timer of this.#timers.values()) clearTimeout(timer)
    while (this.#running.size > 0) await Promise.all(this.#running)
  }

  /** Takes a copy. The answer is the message's id, the same for every copy of it. */
  async put(context: MailContext, entry: Entry, { copy, message }: Put): Promise<SmtpReply> {
    const { parts } = this.#options
    const { schoolId } = entry
    const { token, waitMs } = copy
    const put = { token, waitMs, about: aboutCopy(entry), raw: entry.raw }
    const { messageId, recipients } = await parts.database.inSchool(schoolId, (tx) => putCopy(tx, context, put))
    const here = new Set(recipients.map((address) => address.toLowerCase()))
    const isComplete = isAllOf([...message.to, ...message.cc], here)
    this.#settleIn(schoolId, token, isComplete ? 0 : waitMs)
    return reply(250, '2.0.0', `Taken as ${messageId}`)
  }

  #settleIn(schoolId: string, token: Buffer, ms: number): void {
    if (this.#stopped) return
    const key = `${schoolId} ${token.toString('hex')}`
    if (this.#timers.has(key) && ms > 0) return
    clearTimeout(this.#timers.get(key))
    const timer = setTimeout(() => {
      this.#timers.delete(key)
      this.#track(this.#settle(schoolId, token))
    }, ms)
    this.#timers.set(key, timer)
  }

  #track(work: Promise<void>): void {
    this.#running.add(work)
    void work.finally(() => this.#running.delete(work))
  }

  async #sweepAll(): Promise<void> {
    const { parts } = this.#options
    try {
      for (const { id } of await parts.database.schools()) {
        const at = parts.clock.now()
        const due = await parts.database.inSchool(id, (tx) => dueCopies(tx, { schoolId: id, at }, mostAtOnce))
        for (const token of due) await this.#settle(id, token)
      }
    } catch (error) {
      parts.log.warn('smtp.copies-not-read', errorFields(error))
    }
    if (!this.#stopped) this.#sweep = setTimeout(() => this.#track(this.#sweepAll()), againMs).unref()
  }

  /** Makes one message of the copies that wait, or adds them to the one there is. Never rejects: what cannot be done now is tried again. */
  async #settle(schoolId: string, token: Buffer): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        await this.#join(schoolId, token)
        return
      } catch (error) {
        const isMoved = error instanceof CopiesMovedError || error instanceof StaleDecisionError
        if (isMoved && attempt < mostDecisions) continue
        if (!isMoved) this.#options.parts.log.error('smtp.copies-not-decided', errorFields(error))
        this.#settleIn(schoolId, token, againMs)
        return
      }
    }
  }

  async #join(schoolId: string, token: Buffer): Promise<void> {
    const { parts, peers, decide, claim, onReady, wake } = this.#options
    const { database } = parts
    const context = await contextOf(parts, schoolId)
    const found = await database.inSchool(schoolId, (tx) => this.#read(tx, context, token))
    if (!found) return
    const { copies, joinable, messageId } = found
    const ids = copies.map(({ id }) => id)
    const joined = joinCopies(copies, { schoolId, peers, joinable })
    const decided = joined.added === 0 ? undefined : await decide(context, joined.entry)
    const mail = decided && { ...withCopies(decided, joined, token), id: messageId }
    const mine = claim()
    const ready = await database.inSchool(schoolId, async (tx) => {
      const now = await contextOf(parts, schoolId)
      await lockCopies(tx, now, token)
      if (!(await takeCopies(tx, now, ids))) throw new CopiesMovedError()
      if (!mail) return []
      const there = await this.#joinable(tx, now, { token, messageId })
      if (there?.envelope.recipients.length !== joinable?.envelope.recipients.length) throw new CopiesMovedError()
      if (!there) return acceptMessages(tx, now, [mail], mine)
      await joinMessage(tx, now, there, mail)
      return undefined
    })
    if (ready === undefined) wake()
    else if (mine) onReady(schoolId, ready)
    else wake()
  }

  async #read(tx: Tx, context: MailContext, token: Buffer) {
    const found = await readCopies<CopyAbout>(tx, context, token)
    const [first, ...rest] = found?.copies ?? []
    if (!found || !first) return undefined
    const { messageId } = found
    const joinable = await this.#joinable(tx, context, { token, messageId })
    return { copies: [first, ...rest] as const, messageId, joinable }
  }

  /** The message these copies were promised to, or another that came with nothing missing meanwhile. */
  async #joinable(tx: Tx, context: MailContext, { token, messageId }: { token: Buffer; messageId: string }) {
    const promised = await readJoinable(tx, context, messageId)
    if (promised) return promised
    const other = await splitMessage(tx, context, token)
    return other === undefined ? undefined : readJoinable(tx, context, other)
  }
}

type Put = { readonly copy: Copy; readonly message: MailMessage }
