import type { Outgoing } from '../../../modules/mail/index.ts'

type Held = { readonly schoolId: string; readonly destination: string; readonly bytes: number; renewedAt: number }

/** Envelopes that this server has claimed and is at, until what came of them is written down. */
export class InHand {
  readonly #held = new Map<string, Held>()
  #bytes = 0

  get count(): number {
    return this.#held.size
  }

  get bytes(): number {
    return this.#bytes
  }

  has(id: string): boolean {
    return this.#held.has(id)
  }

  add({ schoolId, delivery, message }: Outgoing, destination: string): void {
    this.drop([delivery.id])
    this.#held.set(delivery.id, { schoolId, destination, bytes: message.length, renewedAt: performance.now() })
    this.#bytes += message.length
  }

  drop(ids: readonly string[]): void {
    for (const id of ids) {
      this.#bytes -= this.#held.get(id)?.bytes ?? 0
      this.#held.delete(id)
    }
  }

  destinationOf(id: string): string | undefined {
    return this.#held.get(id)?.destination
  }

  /** Those of a school whose claim was last renewed so long ago. */
  ageing(schoolId: string, ms: number): readonly string[] {
    const since = performance.now() - ms
    return [...this.#held].filter(([, each]) => each.schoolId === schoolId && each.renewedAt < since).map(([id]) => id)
  }

  renewed(ids: readonly string[]): void {
    for (const id of ids) {
      const held = this.#held.get(id)
      if (held) held.renewedAt = performance.now()
    }
  }
}
