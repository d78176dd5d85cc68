import { randomUUID } from 'node:crypto'
import {
  type Claim,
  carryOutActs,
  claimDue,
  contextIn,
  dueActs,
  endForgottenLooks,
  forgetSettled,
  loadOutgoing,
  makeOutgoing,
  nextRelease,
  octetsFor,
  parkDeliveries,
  type Ready,
  readSteering,
  releaseClaims,
  releaseDue,
  renewClaims,
  sweepQueue,
} from '../../../modules/mail/index.ts'
import { atFaultPoint } from '../../../platform/fault-points.ts'
import { errorFields } from '../../../platform/log.ts'
import { type CourierOptions, graceMs } from './courier-options.ts'
import { Dispatch } from './dispatch.ts'

export { type CourierOptions, usualCourier } from './courier-options.ts'

const claimedAtOnce = 20

/**
 * Takes what is queued to the next servers, lets go what was held until a time, and gives up what cannot be delivered. All it
 * knows is in the database: killed at any instant, it or another one goes on from there.
 */
export class Courier {
  readonly claim: Claim
  readonly #options: CourierOptions
  readonly #dispatch: Dispatch
  #stopped = false
  #pollTimer: NodeJS.Timeout | undefined
  #releaseTimer: NodeJS.Timeout | undefined
  #polling: Promise<void> | undefined
  #nextForgetting = 0
  #nextSweep = new Map<string, number>()
  /** The last look found as much as it took: there may be more at once. */
  #hasMore = false

  constructor(options: CourierOptions) {
    this.#options = options
    this.claim = { by: randomUUID(), leaseSeconds: options.leaseSeconds }
    this.#dispatch = new Dispatch({ ...options, claim: this.claim, wake: () => this.wake() })
  }

  start(): void {
    this.#poll()
  }

  /** Stops taking more, finishes what is being sent, and gives the rest back to the queue. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#pollTimer)
    clearTimeout(this.#releaseTimer)
    await this.#polling
    await this.#dispatch.stop(graceMs)
    await this.#eachSchool(async (schoolId) => {
      await this.#options.parts.database.inSchool(schoolId, (tx) => releaseClaims(tx, this.claim))
    })
  }

  /** The claim for what a door is about to commit, while there is room for it in hand. */
  claimIfRoom(): Claim | undefined {
    return this.#stopped || this.#dispatch.room === 0 ? undefined : this.claim
  }

  /** Takes what a door has just committed under this courier's claim. */
  take(schoolId: string, ready: readonly Ready[]): void {
    const { parts } = this.#options
    for (const { mail, envelope, delivery } of ready)
      this.#dispatch.take(
        makeOutgoing(
          { schoolId, parts },
          { delivery, envelope, raw: octetsFor(mail, delivery), acceptedAt: delivery.madeAt },
        ),
      )
  }

  /** Looks for work now, as after a release. */
  wake(): void {
    if (this.#stopped || this.#polling) return
    clearTimeout(this.#pollTimer)
    this.#poll()
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
    await this.#eachSchool(async (schoolId, slug) => {
      this.#dispatch.nameSchool(schoolId, slug)
      const release = await this.#roundOf(schoolId)
      if (release && (!next || Temporal.Instant.compare(release, next) < 0)) next = release
    })
    this.#dispatch.forgetIdle()
    this.#armRelease(next)
  }

  async #roundOf(schoolId: string): Promise<Temporal.Instant | undefined> {
    const { parts } = this.#options
    const dispatch = this.#dispatch
    const ageing = dispatch.ageing(schoolId)
    const parked = dispatch.parked(schoolId)
    const { outgoing, release, decided } = await parts.database.inSchool(schoolId, async (tx) => {
      const context = await contextIn(tx, parts, schoolId)
      await renewClaims(tx, this.claim, ageing)
      await parkDeliveries(tx, this.claim, parked)
      dispatch.steer(schoolId, await readSteering(tx, schoolId))
      await releaseDue(tx, context)
      atFaultPoint('courier.released')
      if (this.#isSweepDue(schoolId)) await sweepQueue(tx, context, dispatch.away())
      const most = Math.min(dispatch.room, claimedAtOnce)
      const due =
        most > 0 ? await claimDue(tx, { at: context.at, claim: this.claim, most, except: dispatch.full() }) : []
      return {
        outgoing: await loadOutgoing(tx, context, due),
        release: await nextRelease(tx, schoolId),
        decided: await dueActs(tx, context),
      }
    })
    if (decided.length > 0) {
      await carryOutActs(parts, schoolId, decided)
      this.#hasMore = true
    }
    if (outgoing.length > 0) atFaultPoint('courier.claimed')
    dispatch.renewed(ageing)
    dispatch.unpark(schoolId, parked)
    if (outgoing.length === claimedAtOnce) this.#hasMore = true
    await dispatch.takeClaimed(outgoing)
    return release
  }

  #isSweepDue(schoolId: string): boolean {
    const now = performance.now()
    if (now < (this.#nextSweep.get(schoolId) ?? 0)) return false
    this.#nextSweep.set(schoolId, now + this.#options.sweepMs)
    return true
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

  async #eachSchool(work: (schoolId: string, slug: string) => Promise<void>): Promise<void> {
    const { database, log } = this.#options.parts
    const schools = await database.schools().catch((error: unknown) => {
      log.warn('mail.courier-failed', errorFields(error))
      return []
    })
    for (const { id, slug } of schools) {
      try {
        await work(id, slug)
      } catch (error) {
        log.warn('mail.courier-school-failed', { school: id, ...errorFields(error) })
      }
    }
  }
}
