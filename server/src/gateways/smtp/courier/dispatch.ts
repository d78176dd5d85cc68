import {
  type Claim,
  contextIn,
  type Delivery,
  type DeliveryResult,
  type Outgoing,
  type Parked,
  type RecipientResult,
  type Steering,
  splitDelivery,
} from '../../../modules/mail/index.ts'
import { atFaultPoint } from '../../../platform/fault-points.ts'
import { errorFields } from '../../../platform/log.ts'
import { awayTimesOf, type CourierOptions } from './courier-options.ts'
import { InHand } from './in-hand.ts'
import { type LaneHooks, Lanes } from './lanes.ts'
import { ConnectionOpener } from './open-connection.ts'
import { ResultWriter } from './result-writer.ts'
import type { Destination } from './routes/route.ts'
import { RouteTable } from './routes/route-table.ts'

export type DispatchOptions = CourierOptions & { readonly claim: Claim; readonly wake: () => void }

/**
 * Sorts what was claimed by destination, hands it to the lanes there while they have room, and gives the rest back. A
 * destination takes half of what room is left at most, so that none ever fills it for the others.
 */
export class Dispatch {
  readonly #options: DispatchOptions
  readonly #table: RouteTable
  readonly #opener: ConnectionOpener
  readonly #writer: ResultWriter
  readonly #lanes = new Map<string, Lanes>()
  readonly #inHand = new InHand()
  readonly #parked = new Map<string, Parked[]>()
  readonly #steering = new Map<string, Steering>()
  readonly #slugs = new Map<string, string>()
  readonly #hooks: LaneHooks

  constructor(options: DispatchOptions) {
    this.#options = options
    const { parts, routes } = options
    this.#table = new RouteTable(routes)
    this.#opener = new ConnectionOpener(options)
    this.#writer = new ResultWriter({
      parts,
      isMoreComing: (waiting) => waiting < this.#inHand.count,
      onWritten: (results) => this.#inHand.drop(results.map(({ delivery }) => delivery.id)),
    })
    this.#hooks = {
      open: (destination) => this.#opener.open(destination),
      onResults: (outgoing, results) => this.#done(outgoing, { results }),
      onAway: (outgoing, { ms, isTried, said }) => {
        if (isTried)
          parts.log.warn('mail.destination-away', { destination: this.#keyOf(outgoing), ms, why: withoutText(said) })
        const results = outgoing.recipients.map(({ position }) => ({ position, fate: 'later' as const, said }))
        this.#done(outgoing, { results, away: { ms, isTried } })
      },
      onBack: () => options.wake(),
    }
  }

  /** How many more envelopes may be claimed now. */
  get room(): number {
    const { inHand, bytesInHand } = this.#options
    const { only } = this.#table
    if (this.#inHand.bytes >= bytesInHand) return 0
    const free = Math.max(0, inHand - this.#inHand.count)
    const lanes = only ? this.#lanes.get(only.key) : undefined
    if (!lanes) return free
    if (lanes.isAway) return 0
    return lanes.isProbing ? Math.max(0, Math.min(free, 1 - lanes.size)) : free
  }

  /** Destinations that nothing may be claimed for now. */
  full(): readonly string[] {
    return [...this.#lanes.values()].filter((lanes) => !this.#hasRoom(lanes, 0)).map(keyOfLanes)
  }

  away(): readonly string[] {
    return [...this.#lanes.values()].filter(({ isAway }) => isAway).map(keyOfLanes)
  }

  nameSchool(schoolId: string, slug: string): void {
    this.#slugs.set(schoolId, slug)
  }

  /** Takes in what people have asked of destinations; one they asked to be tried is not left alone any longer. */
  steer(schoolId: string, steering: Steering): void {
    const before = this.#steering.get(schoolId)
    for (const [name, at] of steering.retryAt) {
      const known = before?.retryAt.get(name)
      if (before && (!known || Temporal.Instant.compare(known, at) < 0)) this.#lanes.get(name)?.retry()
    }
    this.#steering.set(schoolId, steering)
  }

  /** Envelopes whose claim must be renewed: a third of its time is over. Most mail has gone long before. */
  ageing(schoolId: string): readonly string[] {
    return this.#inHand.ageing(schoolId, (this.#options.claim.leaseSeconds * 1000) / 3)
  }

  renewed(ids: readonly string[]): void {
    this.#inHand.renewed(ids)
  }

  /** What was claimed and goes back untried. */
  parked(schoolId: string): readonly Parked[] {
    return [...(this.#parked.get(schoolId) ?? [])]
  }

  /** Forgets what has been given back. */
  unpark(schoolId: string, parked: readonly Parked[]): void {
    const given = new Set(parked)
    this.#parked.set(
      schoolId,
      (this.#parked.get(schoolId) ?? []).filter((each) => !given.has(each)),
    )
  }

  /** Takes an envelope that a door has just committed under our claim. */
  take(outgoing: Outgoing): void {
    if (this.#table.only) {
      this.#hand(outgoing, this.#table.only)
      return
    }
    void this.#sort(outgoing).catch((error: unknown) =>
      // Its claim runs out, and it is sorted again.
      this.#options.parts.log.warn('mail.not-sorted', errorFields(error)),
    )
  }

  /** Takes envelopes out of the queue, those already in hand left out. */
  async takeClaimed(claimed: readonly Outgoing[]): Promise<void> {
    for (const outgoing of claimed) {
      if (this.#inHand.has(outgoing.delivery.id)) continue
      if (this.#table.only) this.#hand(outgoing, this.#table.only)
      else await this.#sort(outgoing)
    }
  }

  /** Lets go of lanes that nobody needs any more. */
  forgetIdle(): void {
    for (const [key, lanes] of this.#lanes) if (lanes.isForgettable) this.#lanes.delete(key)
  }

  async stop(graceMs: number): Promise<void> {
    await Promise.all([...this.#lanes.values()].map((lanes) => lanes.stop(graceMs)))
    await this.#writer.stop()
  }

  /** Recipients who are reached by different ways get envelopes of their own. */
  async #sort(outgoing: Outgoing): Promise<void> {
    const slug = this.#slugs.get(outgoing.schoolId)
    if (slug === undefined && this.#table.namesSchools) return this.#park(outgoing, '')
    const groups = Map.groupBy(outgoing.recipients, ({ address }) => this.#table.of(address, slug ?? ''))
    const ways = [...groups]
    const [first] = ways
    if (!first) return
    if (ways.length === 1) return this.#hand(outgoing, first[0])
    const { parts, claim } = this.#options
    const { schoolId, delivery } = outgoing
    const split = await parts.database.inSchool(schoolId, async (tx) =>
      splitDelivery(tx, await contextIn(tx, parts, schoolId), {
        claim,
        delivery,
        groups: ways.map(([, recipients]) => recipients.map(({ position }) => position)),
      }),
    )
    split?.forEach((part, index) => {
      const way = ways[index]
      if (way) this.#hand({ ...outgoing, delivery: part, recipients: way[1] }, way[0])
    })
  }

  #hand(outgoing: Outgoing, destination: Destination | undefined): void {
    if (!destination) {
      this.#noWay(outgoing)
      return
    }
    const { key } = destination
    const lanes = this.#lanesTo(destination)
    const isPaused = this.#steering.get(outgoing.schoolId)?.paused.has(key) === true
    if (isPaused || !this.#hasRoom(lanes, outgoing.message.length)) this.#park(outgoing, key)
    else {
      this.#inHand.add(outgoing, key)
      atFaultPoint('courier.taken')
      lanes.push(outgoing)
    }
  }

  #hasRoom(lanes: Lanes, bytes: number): boolean {
    const { inHand, bytesInHand } = this.#options
    if (lanes.isAway) return false
    if (lanes.isProbing) return lanes.size === 0
    const share = this.#table.only ? 1 : 2
    const isFew = lanes.size < Math.max(lanes.width, (inHand - this.#inHand.count) / share)
    const isSmall = lanes.size === 0 || lanes.bytes + bytes <= (bytesInHand - this.#inHand.bytes) / share
    return isFew && isSmall
  }

  #lanesTo(destination: Destination): Lanes {
    const found = this.#lanes.get(destination.key)
    if (found) return found
    const { idleMs } = this.#options
    const away = awayTimesOf(destination.route, this.#options)
    const lanes = new Lanes(destination, { hooks: this.#hooks, away, idleMs })
    this.#lanes.set(destination.key, lanes)
    return lanes
  }

  #park({ schoolId, delivery }: Outgoing, destination: string): void {
    const list = this.#parked.get(schoolId) ?? []
    this.#parked.set(schoolId, list)
    list.push({ id: delivery.id, destination })
  }

  #noWay(outgoing: Outgoing): void {
    this.#inHand.add(outgoing, '')
    const said = '550 5.4.4 no way to this domain has been set up'
    const results = outgoing.recipients.map(({ position }) => ({ position, fate: 'failed' as const, said }))
    this.#done(outgoing, { results })
  }

  #done(
    { delivery, schoolId }: { readonly delivery: Delivery; readonly schoolId: string },
    came: { readonly results: readonly RecipientResult[]; readonly away?: DeliveryResult['away'] },
  ): void {
    const destination = this.#inHand.destinationOf(delivery.id)
    const { results, away } = came
    this.#writer.add(schoolId, {
      delivery,
      results,
      ...(away ? { away } : {}),
      ...(destination ? { destination } : {}),
    })
  }

  #keyOf({ delivery }: Outgoing): string {
    return this.#inHand.destinationOf(delivery.id) ?? ''
  }
}

function keyOfLanes({ destination }: Lanes): string {
  return destination.key
}

/** The text of an answer may name people; a code, or words of ours, may stand in the log. */
function withoutText(said: string): string {
  return /^\d{3}(?: \d\.\d{1,3}\.\d{1,3})?/.exec(said)?.[0] ?? said
}
