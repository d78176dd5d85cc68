import { fold } from './fold.ts'

/** Where a term stands: its number among `terms`, and UTF-16 offsets (`end` exclusive) into the text as it was given. */
export type TermMatch = { readonly term: number; readonly start: number; readonly end: number }

/**
 * Looks for thousands of terms at once, in one pass whatever their number: an automaton after Aho and Corasick (1975) with
 * every transition in a table, by classes of characters. Terms and texts are folded alike, so neither case nor accents nor
 * look-alikes matter. Every occurrence is found, also those that overlap or lie in one another; words are not asked for.
 */
export class TermMatcher {
  /** The terms as they are looked for: folded, each once, in the order given. */
  readonly terms: readonly string[]
  private readonly classes: number
  /** The class of each character; 0 is of those that no term holds. Capitals have the class of the small letter. */
  private readonly classOf = new Uint16Array(0x10000)
  /** State and class to the next state, as the place of its row; below 0 where a term ends there. */
  private readonly next: Int32Array
  /** The term that ends in a state, or -1; and the next shorter state in which one ends, or 0. */
  private readonly ends: Int32Array
  private readonly shorter: Int32Array

  constructor(terms: Iterable<string>) {
    this.terms = [...new Set(Array.from(terms, (term) => fold(term).text))].filter((term) => term !== '')
    this.classes = this.classify()
    const states = this.grow()
    this.next = new Int32Array(states.length * this.classes)
    this.ends = Int32Array.from(states, (state) => state.term)
    this.shorter = Int32Array.from(states, (state) => state.shorter)
    for (const state of states) this.fill(state, states)
  }

  /** Every occurrence, in the order in which they end; of those that end together the longest first. */
  find(text: string): TermMatch[] {
    const found: TermMatch[] = []
    this.scan(text, (term, start, end) => found.push({ term, start, end }))
    return found
  }

  /** True when any term occurs. */
  occursIn(text: string): boolean {
    let occurs = false
    this.scan(text, () => {
      occurs = true
      return false
    })
    return occurs
  }

  /** As `find`, without making anything of each occurrence; `visit` ends the scan by returning false. */
  scan(text: string, visit: (term: number, start: number, end: number) => unknown) {
    if (isAscii(text)) {
      this.run(text, visit)
      return
    }
    const { text: plain, at } = fold(text)
    this.run(plain, (term, start, end) => {
      const last = at[end - 1] ?? 0
      const isPair = (text.codePointAt(last) ?? 0) > 0xffff
      return visit(term, at[start] ?? 0, last + (isPair ? 2 : 1))
    })
  }

  private run(text: string, visit: (term: number, start: number, end: number) => unknown) {
    const { next, classOf, classes, ends, shorter, terms } = this
    let row = 0
    for (let i = 0; i < text.length; i++) {
      row = next[row + (classOf[text.charCodeAt(i)] as number)] as number
      if (row >= 0) continue
      row = -row
      for (let state = row / classes; state > 0; state = shorter[state] as number) {
        const term = ends[state] as number
        if (term >= 0 && visit(term, i + 1 - (terms[term] ?? '').length, i + 1) === false) return
      }
    }
  }

  private classify(): number {
    let classes = 1
    for (const term of this.terms) {
      for (let i = 0; i < term.length; i++) {
        const unit = term.charCodeAt(i)
        if (this.classOf[unit] === 0) this.classOf[unit] = classes++
      }
    }
    for (let unit = 65; unit <= 90; unit++) this.classOf[unit] = this.classOf[unit + 32] as number
    return classes
  }

  /** The states, breadth first: those that every text visits lie side by side. */
  private grow(): State[] {
    const root = new State(0)
    const states = [root]
    for (const [number, term] of this.terms.entries()) {
      let state = root
      for (let i = 0; i < term.length; i++) {
        const letter = this.classOf[term.charCodeAt(i)] as number
        const there = state.next.get(letter) ?? new State(0)
        state.next.set(letter, there)
        state = there
      }
      state.term = number
    }
    for (const state of states) {
      for (const [letter, child] of state.next) {
        child.place = states.length
        states.push(child)
        let fall = state.fall
        while (fall && !fall.next.has(letter)) fall = fall.fall
        child.fall = fall?.next.get(letter) ?? root
        child.shorter = child.fall.term >= 0 ? child.fall.place : child.fall.shorter
      }
    }
    return states
  }

  /** The row of a state: where it has no child it goes on as the state does that it falls back to. */
  private fill({ place, fall, next }: State, states: readonly State[]) {
    const row = place * this.classes
    if (fall) this.next.copyWithin(row, fall.place * this.classes, (fall.place + 1) * this.classes)
    for (const [letter, { place: to }] of next) {
      const child = states[to]
      const speaks = child !== undefined && (child.term >= 0 || child.shorter > 0)
      this.next[row + letter] = speaks ? -to * this.classes : to * this.classes
    }
  }
}

/** A state while the automaton is made. `fall` is the longest other beginning of a term that it ends in. */
class State {
  readonly next = new Map<number, State>()
  place: number
  term = -1
  shorter = 0
  fall: State | undefined
  constructor(place: number) {
    this.place = place
  }
}

function isAscii(text: string): boolean {
  let all = 0
  for (let i = 0; i < text.length; i++) all |= text.charCodeAt(i)
  return all < 0x80
}
