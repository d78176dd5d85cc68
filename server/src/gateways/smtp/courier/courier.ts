import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import {
  type Claim,
  claimDue,
  contextIn,
  contextOf,
  type DeliveryResult,
  endForgottenLooks,
  forgetSettled,
  loadOutgoing,
  type MailParts,
  makeOutgoing,
  nextRelease,
  type Outgoing,
  type Ready,
  recordResults,
  releaseClaims,
  releaseDue,
  renewClaims,
} from '../../../modules/mail/index.ts'
import { errorFields } from '../../../platform/log.ts'
import { type ClientOptions, SmtpClient } from './client.ts'

export type CourierOptions = {
  readonly parts: MailParts
  readonly client: ClientOptions
  /** Connections to the next server at once. */
  readonly lanes: number
  /** Envelopes in hand at once, and their bytes; what comes beyond stays in the database until there is room. */
  readonly inHand: number
  readonly bytesInHand: number
  readonly pollMs: number
  readonly leaseSeconds: number
  /** How long nothing is tried after the next server could not be reached. */
  readonly awayMs: number
}

export const usualCourier = {
  lanes: 8,
  inHand: 500,
  bytesInHand: 64 * 1024 * 1024,
  pollMs: 1000,
  leaseSeconds: 15,
  awayMs: 5000,
} as const

const idleMs = 10_000
const claimedAtOnce = 20
// While more is on its way out, results wait so long for one another.
const gatherMs = 40

/**
 * Takes what is queued to the next server, lets go what was held until a time, and gives up what cannot be delivered. All it
 * knows is in the database: killed at any instant, it or another one goes on from there. What the next server has taken and
 * was not yet written down is sent again then; SMTP has no way to ask.
 */
export class Courier {
  readonly claim: Claim
  readonly #options: CourierOptions
  #queue: Outgoing[] = []
  readonly #inHand = new Map<string, { readonly schoolId: string; readonly bytes: number; renewedAt: number }>()
  readonly #results = new Map<string, DeliveryResult[]>()
  readonly #writing = new Map<string, Promise<void>>()
  readonly #lanes = new Set<Promise<void>>()
  #sleepers: (() => void)[] = []
  #stopped = false
  #pollTimer: NodeJS.Timeout | undefined
  #releaseTimer: NodeJS.Timeout | undefined
  #polling: Promise<void> | undefined
  #awayUntil = 0
  #nextForgetting = 0
  /** The last look found as much as it took: there may be more at once. */
  #hasMore = false

  constructor(options: CourierOptions) {
    this.#options = options
    this.claim = { by: randomUUID(), leaseSeconds: options.leaseSeconds }
  }

  start(): void {
    for (let lane = 0; lane < this.#options.lanes; lane++) {
      const running = this.#lane().finally(() => this.#lanes.delete(running))
      this.#lanes.add(running)
    }
    this.#poll()
  }

  /** Stops taking more, finishes what is being sent, and gives the rest back to the queue. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#pollTimer)
    clearTimeout(this.#releaseTimer)
    this.#queue = []
    this.#wakeLanes()
    await this.#polling
    await Promise.allSettled(this.#lanes)
    for (const schoolId of this.#results.keys()) await this.#writeResults(schoolId)
    await this.#eachSchool(async (schoolId) => {
      await this.#options.parts.database.inSchool(schoolId, (tx) => releaseClaims(tx, this.claim))
    })
  }

  /** The claim for what a door is about to commit, while there is room for it in hand. */
  claimIfRoom(): Claim | undefined {
    return this.#stopped || this.#room() === 0 ? undefined : this.claim
  }

  /** Takes what a door has just committed under this courier's claim. */
  take(schoolId: string, ready: readonly Ready[]): void {
    const { parts } = this.#options
    for (const { mail, envelope, delivery } of ready)
      this.#accept(
        makeOutgoing({ schoolId, parts }, { delivery, envelope, raw: mail.raw, acceptedAt: delivery.madeAt }),
      )
    this.#wakeLanes()
  }

  /** Looks for work now, as after a release. */
  wake(): void {
    if (this.#stopped || this.#polling) return
    clearTimeout(this.#pollTimer)
    this.#poll()
  }

  #accept(outgoing: Outgoing): void {
    this.#inHand.set(outgoing.delivery.id, {
      schoolId: outgoing.schoolId,
      bytes: outgoing.message.length,
      renewedAt: performance.now(),
    })
    this.#queue.push(outgoing)
  }

  #wakeLanes(): void {
    const sleepers = this.#sleepers
    this.#sleepers = []
    for (const wake of sleepers) wake()
  }

  #poll(): void {
    if (this.#stopped) return
    this.#polling = this.#round()
      .catch((error: unknown) => this.#options.parts.log.warn('mail.courier-round-failed', errorFields(error)))
      .finally(() => {
        this.#polling = undefined
        if (!this.#stopped) this.#pollTimer = setTimeout(() => this.#poll(), this.#hasMore ? 0 : this.#options.pollMs)
      })
  }

  async #round(): Promise<void> {
    this.#hasMore = false
    await this.#forgetHourly()
    let next: Temporal.Instant | undefined
    await this.#eachSchool(async (schoolId) => {
      const release = await this.#roundOf(schoolId)
      if (release && (!next || Temporal.Instant.compare(release, next) < 0)) next = release
    })
    this.#wakeLanes()
    this.#armRelease(next)
  }

  async #roundOf(schoolId: string): Promise<Temporal.Instant | undefined> {
    const { parts } = this.#options
    const ageing = this.#ageing(schoolId)
    const most = Math.min(this.#room(), claimedAtOnce)
    const { outgoing, release } = await parts.database.inSchool(schoolId, async (tx) => {
      const context = await contextIn(tx, parts, schoolId)
      await renewClaims(
        tx,
        this.claim,
        ageing.map(([id]) => id),
      )
      await releaseDue(tx, context)
      const due = most > 0 ? await claimDue(tx, { at: context.at, claim: this.claim, most }) : []
      return { outgoing: await loadOutgoing(tx, context, due), release: await nextRelease(tx, schoolId) }
    })
    if (outgoing.length === claimedAtOnce) this.#hasMore = true
    for (const [, each] of ageing) each.renewedAt = performance.now()
    for (const each of outgoing) if (!this.#inHand.has(each.delivery.id)) this.#accept(each)
    return release
  }

  /** How many more envelopes may be taken in hand: none while the next server is away, or while those in hand are large. */
  #room(): number {
    if (performance.now() < this.#awayUntil) return 0
    const bytes = [...this.#inHand.values()].reduce((sum, each) => sum + each.bytes, 0)
    return bytes > this.#options.bytesInHand ? 0 : Math.max(0, this.#options.inHand - this.#inHand.size)
  }

  /** Claims a third of whose lease is over: most mail has gone long before, and its row need not be written again. */
  #ageing(schoolId: string) {
    const since = performance.now() - (this.claim.leaseSeconds * 1000) / 3
    return [...this.#inHand].filter(([, each]) => each.schoolId === schoolId && each.renewedAt < since)
  }

  async #forgetHourly(): Promise<void> {
    if (performance.now() < this.#nextForgetting) return
    this.#nextForgetting = performance.now() + 3_600_000
    const { parts } = this.#options
    await this.#eachSchool(async (schoolId) => {
      await parts.database.inSchool(schoolId, async (tx) => {
        const context = await contextIn(tx, parts, schoolId)
        await endForgottenLooks(tx, context)
        await forgetSettled(tx, context)
      })
    })
  }

  /** What is held until a time goes at that instant, not at the next look. */
  #armRelease(next: Temporal.Instant | undefined): void {
    clearTimeout(this.#releaseTimer)
    if (!next || this.#stopped) return
    const ms = next.since(this.#options.parts.clock.now()).total('milliseconds')
    if (ms < this.#options.pollMs) this.#releaseTimer = setTimeout(() => this.wake(), Math.max(1, Math.ceil(ms)))
  }

  async #eachSchool(work: (schoolId: string) => Promise<void>): Promise<void> {
    const { database, log } = this.#options.parts
    const schools = await database.schools().catch((error: unknown) => {
      log.warn('mail.courier-failed', errorFields(error))
      return []
    })
    for (const { id } of schools) {
      try {
        await work(id)
      } catch (error) {
        log.warn('mail.courier-school-failed', { school: id, ...errorFields(error) })
      }
    }
  }

  async #lane(): Promise<void> {
    let client: SmtpClient | undefined
    while (!this.#stopped) {
      const outgoing = this.#queue.shift()
      if (!outgoing) {
        await this.#sleep(client ? idleMs : undefined)
        if (this.#queue.length === 0 && client) {
          client.close()
          client = undefined
        }
        continue
      }
      client = await this.#deliver(outgoing, client)
    }
    client?.close()
  }

  #sleep(ms: number | undefined): Promise<void> {
    if (this.#stopped || this.#queue.length > 0) return Promise.resolve()
    return new Promise((resolve) => {
      const timer = ms === undefined ? undefined : setTimeout(resolve, ms)
      this.#sleepers.push(() => {
        clearTimeout(timer)
        resolve()
      })
    })
  }

  async #deliver(outgoing: Outgoing, kept: SmtpClient | undefined): Promise<SmtpClient | undefined> {
    let client = kept?.isUsable ? kept : undefined
    const isKept = client !== undefined
    try {
      if (!client && performance.now() < this.#awayUntil) return this.#putOff(outgoing)
      client ??= await SmtpClient.open(this.#options.client)
      this.#done({ delivery: outgoing.delivery, results: await client.send(outgoing) }, outgoing.schoolId)
      return client
    } catch (error) {
      client?.close()
      // A kept connection may have been closed by the other side meanwhile: that says nothing about the server.
      if (isKept && !this.#stopped) return this.#deliver(outgoing, undefined)
      this.#awayUntil = performance.now() + this.#options.awayMs
      this.#options.parts.log.warn('mail.smart-host-away', errorFields(error))
      return this.#putOff(outgoing)
    }
  }

  #putOff(outgoing: Outgoing): undefined {
    const results = outgoing.recipients.map(({ position }) => ({
      position,
      fate: 'later' as const,
      said: 'the next server is away',
    }))
    this.#done({ delivery: outgoing.delivery, results }, outgoing.schoolId)
    return undefined
  }

  #done(result: DeliveryResult, schoolId: string): void {
    const list = this.#results.get(schoolId) ?? []
    list.push(result)
    this.#results.set(schoolId, list)
    void this.#writeResults(schoolId)
  }

  /** Writes results down together while an earlier write is under way. */
  #writeResults(schoolId: string): Promise<void> {
    const writing =
      this.#writing.get(schoolId) ?? this.#writeAll(schoolId).finally(() => this.#writing.delete(schoolId))
    this.#writing.set(schoolId, writing)
    return writing
  }

  async #writeAll(schoolId: string): Promise<void> {
    const { parts } = this.#options
    for (let list = this.#results.get(schoolId); list && list.length > 0; list = this.#results.get(schoolId)) {
      if (list.length < this.#inHand.size && !this.#stopped) await wait(gatherMs)
      this.#results.set(schoolId, [])
      const results = list
      try {
        const context = await contextOf(parts, schoolId)
        await parts.database.inSchool(schoolId, (tx) => recordResults(tx, context, results), { keyed: true })
      } catch (error) {
        // The rows stay claimed until the lease ends, and are tried again: better twice than not at all.
        parts.log.error('mail.results-not-written', { deliveries: results.length, ...errorFields(error) })
      }
      for (const { delivery } of results) this.#inHand.delete(delivery.id)
    }
  }
}
