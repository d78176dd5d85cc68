import { digestOf, type Kind, type Letter, markIn, unaltered } from './letters.ts'
import type { Handed } from './next-server.ts'
import type { Told } from './sender.ts'

/** Above a message stand fields of ours and nothing else. */
const ownFields = /^(?:(?:Received|Authentication-Results|X-Beadle-Loop|X-Beadle-Tag): .*\r\n(?:[ \t].*\r\n)*)+$/

type Known = {
  readonly letter: Letter
  readonly ids: Set<string>
  readonly reachedBy: Set<string>
  readonly reports: Set<string>
  /** Recipients whom somebody was told it is taken for. */
  readonly takenFor: Set<string>
}

/** What a thousand lives came to. */
export type Verdict = {
  readonly acknowledged: number
  readonly handed: number
  readonly lost: readonly string[]
  /** Handed over twice though the first time was written down. */
  readonly doubled: readonly string[]
  readonly altered: readonly string[]
  /** Denied, and yet handed over; accepted twice; reported twice. */
  readonly wrong: readonly string[]
  /** Handed over twice, as what was not yet written down at a kill must be. */
  readonly again: number
}

/** Keeps what senders were told beside what the next server was handed. */
export class Tally {
  readonly #letters = new Map<string, Known>()
  /** By message id and recipient. */
  readonly #handed = new Map<string, number>()
  /** Handed over and not written down, at some kill. */
  readonly #open = new Set<string>()
  readonly #doubled: string[] = []
  readonly #altered: string[] = []
  #again = 0
  #count = 0
  #acknowledged = 0

  get acknowledged(): number {
    return this.#acknowledged
  }

  sending(letter: Letter): void {
    this.#letters.set(letter.mark, {
      letter,
      ids: new Set(),
      reachedBy: new Set(),
      reports: new Set(),
      takenFor: new Set(),
    })
  }

  told({ letter, to, said }: Told): void {
    const known = this.#letters.get(letter.mark)
    if (!known || !said?.startsWith('250')) return
    for (const recipient of to) known.takenFor.add(recipient)
    this.#acknowledged++
    const id = /Taken as (\S+)/.exec(said)?.[1]
    if (id) known.ids.add(id)
  }

  handed({ from, to, octets }: Handed): void {
    this.#count++
    const text = octets.toString('latin1')
    const id = /^Received:[^;]* id ([0-9a-f-]{36});/m.exec(text)?.[1] ?? 'no id'
    for (const recipient of to) {
      const key = `${id} ${recipient}`
      const times = (this.#handed.get(key) ?? 0) + 1
      this.#handed.set(key, times)
      if (times === 1) continue
      this.#again++
      if (!this.#open.has(key)) this.#doubled.push(key)
    }
    const subject = from === '' ? text.slice(text.indexOf('\r\n\r\n')) : (/^Subject: (.*)\r$/m.exec(text)?.[1] ?? '')
    const known = this.#letters.get(markIn(subject)?.mark ?? '')
    if (!known) return
    if (from === '') {
      if (/^Content-Type: multipart\/report/im.test(text)) known.reports.add(id)
      return
    }
    known.ids.add(id)
    for (const recipient of to) known.reachedBy.add(recipient)
    if (!isWhole(known.letter, octets)) this.#altered.push(known.letter.mark)
  }

  /** After a kill: these messages still stood in the queue, by message id. */
  killed(queued: ReadonlySet<string>): void {
    for (const key of this.#handed.keys()) if (queued.has(key.slice(0, 36))) this.#open.add(key)
  }

  /** Marks of letters that were acknowledged and have not come to everybody, or to a report. */
  missing(): string[] {
    return [...this.#letters.values()].flatMap(({ letter, reachedBy, reports, takenFor }) => {
      if (takenFor.size === 0) return []
      const isThere = letter.kind === 'returned' ? reports.size > 0 : takenFor.isSubsetOf(reachedBy)
      return isThere ? [] : [letter.mark]
    })
  }

  verdict(): Verdict {
    const wrong = [...this.#letters.values()].flatMap(({ letter, ids, reachedBy, reports, takenFor }) => [
      ...(letter.kind === 'denied' && takenFor.size + reachedBy.size > 0 ? [`${letter.mark} was denied`] : []),
      ...(ids.size > 1 ? [`${letter.mark} was taken twice`] : []),
      ...(reports.size > 1 ? [`${letter.mark} was reported twice`] : []),
    ])
    return {
      acknowledged: this.#acknowledged,
      handed: this.#count,
      lost: this.missing(),
      doubled: this.#doubled,
      altered: this.#altered,
      wrong,
      again: this.#again,
    }
  }
}

/** What is not changed ends with the very octets that were sent, below fields of ours; what is changed still says what it said. */
function isWhole({ kind, octets: sent, sha256, mark }: Letter, octets: Buffer): boolean {
  if (!isUnaltered(kind)) return octets.includes(mark)
  return (
    digestOf(octets.subarray(-sent.length)) === sha256 &&
    ownFields.test(octets.subarray(0, -sent.length).toString('latin1'))
  )
}

function isUnaltered(kind: Kind): boolean {
  return unaltered.has(kind)
}
