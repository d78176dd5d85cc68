import type { Disguises } from './disguise.ts'
import { type Folded, fold } from './fold.ts'
import { glance, marks } from './glance.ts'
import type { Line } from './own-words.ts'
import { readLines } from './read-lines.ts'
import { type Found, findAll } from './search.ts'
import { joinSpaced } from './spaced.ts'
import { countOwn, TokenRoom, type Tokens, textOf, toWords } from './tokens.ts'
import { lendUnits } from './units.ts'
import { cutWords, type Word } from './words.ts'

/** Where words stand. `html` offsets are into the HTML source; `hidden` words are those the HTML styles away. */
export type PartName = 'subjectLine' | 'text' | 'html' | 'attachment'

/** One readable part of a message, read as far as it is asked about. */
export class Part {
  readonly name: PartName
  /** What a reader sees, or (`hidden`) what the HTML styles away. */
  readonly visible: string
  /** `visible` made plain; its offsets are into `visible`. */
  readonly folded: Folded
  /** Where each unit of `visible` stands in the source, where that is HTML. */
  readonly at: Uint32Array | undefined
  readonly lines: readonly Line[]
  /** What any of the lines may hold. */
  readonly seen: number
  readonly hidden: boolean
  /** The writer's own words: not those they quote. In order, over all own lines and the signature. */
  readonly tokens: Tokens
  private made: readonly Word[] | undefined
  private searched: Found | undefined

  constructor(given: Pick<Part, 'name' | 'visible' | 'folded' | 'at' | 'lines' | 'seen' | 'hidden' | 'tokens'>) {
    this.name = given.name
    this.visible = given.visible
    this.folded = given.folded
    this.at = given.at
    this.lines = given.lines
    this.seen = given.seen
    this.hidden = given.hidden
    this.tokens = given.tokens
  }

  /** The words as objects, for rules that look at what stands around a phrase. */
  get words(): readonly Word[] {
    this.made ??= toWords(this.tokens, this.folded, this.at)
    return this.made
  }

  /** Where phrases stand among the words. */
  get found(): Found {
    this.searched ??= findAll(this.tokens)
    return this.searched
  }

  /** How many words are the writer's own, without their signature. */
  get ownWords(): number {
    return countOwn(this.tokens)
  }
}

type Readable = Pick<Part, 'name' | 'visible' | 'hidden' | 'at'> & {
  /** The message answers another, so that marked lines are quotations. */
  readonly answers: boolean
}

/** Reads what is visible of a part: its lines, whose they are, and its words. */
export function readPart({ name, visible, hidden, at, answers }: Readable, disguises: Disguises): Part {
  let units = lendUnits(visible.length)
  const raw = glance(visible, units)
  let seen = 0
  for (const line of raw) seen |= line.marks
  const lines = readLines(visible, answers, raw)
  const folded = fold(visible, !(seen & marks.foreign))
  let { length } = visible
  if (!folded.inPlace) {
    length = folded.text.length
    units = unitsOf(folded.text)
  }
  cutWords({ folded, units, length, lines }, disguises.reveal, room)
  if (room.pulledApart) joinSpaced(room, disguises, (i) => textOf(room, i, folded))
  return new Part({ name, visible, hidden, at, lines, seen, folded, tokens: room.done() })
}

const room = new TokenRoom()

function unitsOf(text: string): Uint16Array {
  const units = lendUnits(text.length)
  for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i)
  units[text.length] = 10
  return units
}

/** An offset in the visible text of a part, as an offset in its source. */
export function sourceOffset(part: Part, offset: number): number {
  return part.at ? (part.at[offset] ?? (part.at.length ? (part.at[part.at.length - 1] ?? 0) + 1 : 0)) : offset
}
