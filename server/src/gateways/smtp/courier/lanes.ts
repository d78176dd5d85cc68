import type { Outgoing, RecipientResult } from '../../../modules/mail/index.ts'
import { atFaultPoint } from '../../../platform/fault-points.ts'
import { HostAwayError, type SmtpClient } from './client.ts'
import type { Refusal } from './open-connection.ts'
import type { Destination } from './routes/route.ts'

/** How long a destination is left alone after it could not be reached: doubled each time, a fifth more or less. */
export type AwayTimes = { readonly firstMs: number; readonly mostMs: number }

export type LaneHooks = {
  open(destination: Destination): Promise<SmtpClient | Refusal>
  onResults(outgoing: Outgoing, results: readonly RecipientResult[]): void
  /** Not delivered because the destination is away; `isTried` for the one that found out. Nothing is tried for `ms`. */
  onAway(outgoing: Outgoing, away: { readonly ms: number; readonly isTried: boolean; readonly said: string }): void
  /** It can be reached again: what waits for it may come. */
  onBack(destination: Destination): void
}

export type LanesOptions = { readonly hooks: LaneHooks; readonly away: AwayTimes; readonly idleMs: number }

// So many messages in a row must break the connection before it is the server's fault and not theirs.
const mostBroken = 3
// A destination that nobody has written to for so long is met anew.
const rememberedMs = 3_600_000

/**
 * The connections to one destination and what waits for them. Each destination has its own, so that one which is slow or away
 * keeps nobody else's mail. After it was away a single connection tries it first.
 */
export class Lanes {
  readonly destination: Destination
  readonly #options: LanesOptions
  #queue: Outgoing[] = []
  readonly #running = new Set<Promise<void>>()
  readonly #clients = new Set<SmtpClient>()
  #idlers: ((isWanted: boolean) => void)[] = []
  #isStopped = false
  #awayUntil = 0
  #failures = 0
  #broken = 0
  #sending = 0
  #bytes = 0

  constructor(destination: Destination, options: LanesOptions) {
    this.destination = destination
    this.#options = options
  }

  /** Envelopes here, waiting or under way, and their octets. */
  get size(): number {
    return this.#queue.length + this.#sending
  }

  get bytes(): number {
    return this.#bytes
  }

  get isAway(): boolean {
    return performance.now() < this.#awayUntil
  }

  /** How many envelopes it can use now without queueing: none while it is away, one to find out whether it is back. */
  get width(): number {
    if (this.isAway) return 0
    return this.#failures > 0 ? 1 : this.destination.route.lanes
  }

  /** It was away and nobody knows yet whether it is back. */
  get isProbing(): boolean {
    return this.#failures > 0 && !this.isAway
  }

  /** Nothing here and nothing to remember: it may be forgotten. */
  get isForgettable(): boolean {
    const isPast = this.#failures === 0 || performance.now() > this.#awayUntil + rememberedMs
    return this.size === 0 && this.#running.size === 0 && isPast
  }

  push(outgoing: Outgoing): void {
    this.#queue.push(outgoing)
    this.#bytes += outgoing.message.length
    const idler = this.#idlers.pop()
    if (idler) idler(true)
    else this.#startLane()
  }

  /** Forgets that it was away. */
  retry(): void {
    this.#awayUntil = 0
  }

  /** Finishes what is being sent, for so long at most; what waits is given up here and stays in the database. */
  async stop(graceMs: number): Promise<void> {
    this.#isStopped = true
    this.#queue = []
    for (const idler of this.#idlers.splice(0)) idler(false)
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, graceMs)
    })
    await Promise.race([Promise.allSettled(this.#running), late])
    clearTimeout(timer)
    for (const client of this.#clients) client.abort()
  }

  #startLane(): void {
    if (this.#isStopped || this.#running.size >= Math.max(1, this.width)) return
    const running = this.#lane().finally(() => {
      this.#running.delete(running)
      // One that came while the last lane was ending must not be left lying.
      if (this.#queue.length > 0) this.#startLane()
    })
    this.#running.add(running)
  }

  async #lane(): Promise<void> {
    let client: SmtpClient | undefined
    while (!this.#isStopped) {
      const outgoing = this.#queue.shift()
      if (outgoing) {
        this.#sending++
        client = await this.#deliver(outgoing, client).finally(() => {
          this.#sending--
          this.#bytes -= outgoing.message.length
        })
      } else if (!client?.isUsable || !(await this.#idle())) break
    }
    if (client) this.#drop(client)
  }

  #idle(): Promise<boolean> {
    return new Promise((resolve) => {
      const idler = (isWanted: boolean) => {
        clearTimeout(timer)
        resolve(isWanted)
      }
      const timer = setTimeout(() => {
        this.#idlers = this.#idlers.filter((each) => each !== idler)
        resolve(false)
      }, this.#options.idleMs)
      this.#idlers.push(idler)
    })
  }

  async #deliver(outgoing: Outgoing, kept: SmtpClient | undefined): Promise<SmtpClient | undefined> {
    const { hooks } = this.#options
    let client: SmtpClient | undefined
    const isKept = kept?.isUsable === true
    if (kept && !isKept) this.#drop(kept)
    try {
      const opened = isKept ? kept : await hooks.open(this.destination)
      if ('refused' in opened) {
        hooks.onResults(outgoing, refusedBy(outgoing, opened))
        return undefined
      }
      client = opened
      this.#clients.add(client)
      atFaultPoint('courier.connected')
      const results = await sendAll(client, outgoing)
      atFaultPoint('courier.answered')
      this.#reached()
      hooks.onResults(outgoing, results)
      return client
    } catch (error) {
      if (client) this.#drop(client)
      const failed =
        error instanceof HostAwayError ? error : new HostAwayError('it cannot be talked to', { cause: error })
      if (this.#isStopped) return undefined
      // A kept connection may have been closed by the other side meanwhile: that says nothing about the server.
      if (isKept && failed.phase !== 'data') return this.#deliver(outgoing, undefined)
      this.#failed(outgoing, failed)
      return undefined
    }
  }

  #drop(client: SmtpClient): void {
    this.#clients.delete(client)
    client.close()
  }

  #reached(): void {
    this.#broken = 0
    if (this.#failures === 0) return
    this.#failures = 0
    this.#awayUntil = 0
    this.#options.hooks.onBack(this.destination)
  }

  #failed(outgoing: Outgoing, { phase, said }: HostAwayError): void {
    const { hooks, away } = this.#options
    if (phase === 'data' && ++this.#broken < mostBroken) {
      // Perhaps it is this message that the other side cannot bear; the others are not to wait for it.
      const results = outgoing.recipients.map(({ position }) => ({ position, fate: 'later' as const, said }))
      hooks.onResults(outgoing, results)
      return
    }
    if (!this.isAway) {
      const ms = Math.min(away.firstMs * 2 ** Math.min(this.#failures++, 20), away.mostMs)
      this.#awayUntil = performance.now() + ms * (0.8 + Math.random() * 0.4)
    }
    const ms = Math.max(1, Math.ceil(this.#awayUntil - performance.now()))
    hooks.onAway(outgoing, { ms, isTried: true, said })
    for (const waiting of this.#queue.splice(0)) {
      this.#bytes -= waiting.message.length
      hooks.onAway(waiting, { ms, isTried: false, said })
    }
  }
}

/** RFC 5321 4.5.3.1.10: recipients that were too many for one envelope go in another one, as long as that gets on. */
async function sendAll(client: SmtpClient, outgoing: Outgoing): Promise<readonly RecipientResult[]> {
  let results = await client.send(outgoing)
  for (let isGettingOn = hasDelivered(results); isGettingOn && client.isUsable; ) {
    const late = new Set(
      results.flatMap(({ position, fate, said }) => (fate === 'later' && isTooMany(said) ? position : [])),
    )
    if (late.size === 0) break
    const recipients = outgoing.recipients.filter(({ position }) => late.has(position))
    // What the first envelope brought stands, whatever becomes of the second.
    const more = await client.send({ ...outgoing, recipients }).catch(() => [])
    isGettingOn = hasDelivered(more)
    const byPosition = new Map(more.map((result) => [result.position, result]))
    results = results.map((result) => byPosition.get(result.position) ?? result)
  }
  return results
}

function hasDelivered(results: readonly RecipientResult[]): boolean {
  return results.some(({ fate }) => fate === 'delivered')
}

/** 452 may also say that a mailbox or a disk is full, which another envelope does not mend. */
function isTooMany(said: string): boolean {
  return /^452 (?!\d\.)|^452 [45]\.5\.3/.test(said)
}

function refusedBy({ recipients }: Outgoing, { refused }: Refusal): readonly RecipientResult[] {
  return recipients.map(({ position }) => ({ position, fate: 'failed', said: refused }))
}
