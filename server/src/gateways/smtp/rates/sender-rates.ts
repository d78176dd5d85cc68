import { Buckets } from '../../../platform/buckets.ts'

export type HourlyLimits = {
  /** Messages an hour; 0 for no bound. */
  readonly messages: number
  /** Recipients an hour; 0 for no bound. */
  readonly recipients: number
}

const hourMs = 3_600_000

/** What one sender may send in an hour. Asked at each recipient, counted when the message has been taken. */
export class SenderRates {
  readonly #messages: Buckets
  readonly #recipients: Buckets

  constructor({ messages, recipients }: HourlyLimits, now?: () => number) {
    this.#messages = new Buckets({ most: messages, windowMs: hourMs }, now)
    this.#recipients = new Buckets({ most: recipients, windowMs: hourMs }, now)
  }

  /** `times` is how much more than usual this sender may. */
  hasLeft(sender: string, times = 1): boolean {
    return this.#messages.hasLeft(sender, times) && this.#recipients.hasLeft(sender, times)
  }

  count(sender: string, recipients: number, times = 1): void {
    this.#messages.take(sender, 1, times)
    this.#recipients.take(sender, recipients, times)
  }
}
