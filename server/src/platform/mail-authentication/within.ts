import { setTimeout as wait } from 'node:timers/promises'

/** What comes of work, or `late` when it takes longer; the work goes on unheard. Rejects as the work does. */
export async function within<T>(work: Promise<T>, ms: number, late: () => T): Promise<T> {
  const timer = new AbortController()
  const bell = wait(ms, undefined, { signal: timer.signal, ref: false }).then(late)
  // Taken off the bell, it rejects and nobody listens.
  bell.catch(() => {})
  try {
    return await Promise.race([work, bell])
  } finally {
    timer.abort()
  }
}
