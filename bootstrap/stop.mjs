/** Why nothing can be started, and what to do about it. */
export class Stop extends Error {
  /** @param {string} message what is wrong; @param {string} remedy one sentence: what to do. */
  constructor(message, remedy) {
    super(message)
    this.name = 'Stop'
    this.remedy = remedy
  }
}

/** Runs `work`; says why in two lines and ends with 1 when it cannot go on. */
export async function orStop(work) {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    console.error(`beadle: ${error.message}\n${error.remedy}`)
    process.exit(1)
  }
}
