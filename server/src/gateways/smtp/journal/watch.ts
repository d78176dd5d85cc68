import { setTimeout as wait } from 'node:timers/promises'
import { type MailParts, watchJournal } from '../../../modules/mail/index.ts'
import { errorFields } from '../../../platform/log.ts'
import type { KnownSchools } from '../enter/schools.ts'
import type { MailPeer } from '../peers/index.ts'

export type WatchOptions = {
  readonly parts: MailParts
  readonly schools: KnownSchools
  readonly peers: readonly MailPeer[]
  readonly pollMs: number
}

/** Listens for providers that stop reporting what they carry: a rule that was switched off says nothing of itself. */
export class JournalWatch {
  readonly #options: WatchOptions
  readonly #ending = new AbortController()
  #running: Promise<void> | undefined

  constructor(options: WatchOptions) {
    this.#options = options
  }

  start(): void {
    if (this.#options.peers.some((peer) => hoursOf(peer) > 0)) this.#running = this.#run()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#ending.abort()
    await this.#running
  }

  async #run(): Promise<void> {
    const { signal } = this.#ending
    const { parts, pollMs } = this.#options
    while (!signal.aborted) {
      await this.#look().catch((error: unknown) => parts.log.warn('mail.journal-not-watched', errorFields(error)))
      await wait(pollMs, undefined, { signal, ref: false }).catch(() => {})
    }
  }

  async #look(): Promise<void> {
    const { parts, schools, peers } = this.#options
    const known = await schools.newest()
    for (const peer of peers) {
      const silentAfterHours = hoursOf(peer)
      const schoolId = peer.school === undefined ? known.only : known.ofSlug(peer.school)
      if (silentAfterHours === 0 || schoolId === undefined) continue
      const at = parts.clock.now()
      const { isSilent, hasChanged } = await parts.database.inSchool(schoolId, (tx) =>
        watchJournal(tx, { schoolId, at }, { peer: peer.name, silentAfterHours }),
      )
      if (hasChanged && isSilent) parts.log.error('mail.journal-silent', { peer: peer.name, hours: silentAfterHours })
    }
  }
}

/** After how many hours of silence of this peer something is wrong; 0 where it reports nothing, or may be silent. */
function hoursOf({ kind, journalTo, silentAfterHours }: MailPeer): number {
  const reports = kind === 'journal' || (journalTo?.length ?? 0) > 0
  return reports ? (silentAfterHours ?? 0) : 0
}
