/**
 * What reading one message may cost, counted in octets looked at rather than in time, so that a message is cut short at the
 * same place on every machine. Searching in native code counts a sixteenth of what a loop of our own does.
 */
export class Steps {
  #left: number

  constructor(most = 16_000_000) {
    this.#left = most
  }

  /** False once more has been spent than there was; the reader then stops and says `too-complex`. */
  spend(count: number): boolean {
    this.#left -= count
    return this.#left >= 0
  }

  get isSpent(): boolean {
    return this.#left < 0
  }
}
