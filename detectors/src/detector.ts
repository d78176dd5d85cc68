import type { FactName, Facts } from '@beadle/engine'
import type { Message, PartName } from './text/message.ts'

/** A file as it arrived. `content` is the decoded bytes; without it only the name and the declared type speak. */
export type FileInput = {
  readonly filename: string
  /** Names that another program would save it under; the worst of them counts. */
  readonly otherNames?: readonly string[]
  readonly bytes?: number
  readonly mediaType?: string
  readonly content?: Uint8Array
}

/**
 * What a detector may look at: words and files, and what the school itself uses. `time` is an RFC 3339 instant and
 * `timeZone` an IANA name; both are only needed to resolve a deadline.
 */
export type DetectorInput = {
  readonly subjectLine?: string
  readonly text?: string
  readonly html?: string
  readonly attachments?: readonly FileInput[]
  readonly school?: { readonly domains?: readonly string[]; readonly telephones?: readonly string[] }
  readonly time?: string
  readonly timeZone?: string
}

/**
 * Where a fact was seen: `start` and `end` are UTF-16 offsets into that part as it was given (for `html`, into the source; for
 * `attachment`, into the file's name, and 0 where it was seen in the file).
 */
export type Hit = {
  readonly fact: FactName
  /** A term id (`abuse.idiot.1`) or, for facts with a closed list or a yes/no, the value or the rule that spoke. */
  readonly term: string
  readonly part: PartName
  readonly start: number
  readonly end: number
}

/** One detector's result: its facts, always all of them, and where they were seen. */
export type Detection = { readonly facts: Facts; readonly hits: readonly Hit[] }

/** Turns text into facts. Pure and linear in the size of the message; `version` rises whenever an answer could change. */
export type Detector = {
  readonly id: string
  readonly version: number
  readonly facts: readonly FactName[]
  readonly summary: { readonly en: string }
  /** Where the word lists and rules come from. */
  readonly provenance: string
  detect(message: Message): Detection
}

/** Said of every list that we wrote ourselves. */
export const ownWork =
  'Written for Beadle; no list of others was copied. Tuned on invented cases and on public technical mailing lists.'
