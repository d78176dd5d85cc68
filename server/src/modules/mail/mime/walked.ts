import type { Part } from './part.ts'
import type { Steps } from './steps.ts'

export type WalkLimits = { readonly depth: number; readonly parts: number }

/** What is wrong with a message's form, in words that stay. `too-…`: it was not read to its end. */
export type WalkProblem =
  | 'too-deep'
  | 'too-many-parts'
  | 'too-complex'
  | 'no-boundary'
  | 'unclosed'
  | 'broken-header'
  | 'second-type'
  | 'second-encoding'
  | 'second-disposition'
  | 'loose-boundary'
  | 'parts-after-end'
  | 'encoded-multipart'
  | 'unknown-encoding'

/** A part as another program reads it, where programs disagree. */
export type OtherReading = { readonly part: Part; readonly why: WalkProblem }

export type Walked = {
  /** The leaves as most programs see them, in order; a message within the message is one leaf, its parts are its children. */
  readonly parts: readonly Part[]
  readonly top: Part
  readonly others: readonly OtherReading[]
  /** Text before the first and after the last boundary of a multipart, which programs without MIME show. */
  readonly around: readonly Buffer[]
  readonly problems: ReadonlySet<WalkProblem>
  readonly steps: Steps
}
