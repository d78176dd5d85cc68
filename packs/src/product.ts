import { controls, controlTexts } from '@beadle/controls'
import { detectContent, detectSearch } from '@beadle/detectors'
import type { ContentDetector } from './facts.ts'
import type { Parts } from './open-policy.ts'

/** A search is read as one: what its words say, and what is looked for with them. */
const detect: ContentDetector = (content) =>
  content.searchTerm === undefined ? detectContent(content) : detectSearch(content.searchTerm, content)

/** The controls, detectors and sentences of this product: what a pack is opened with everywhere but in tests. */
export const product: Parts = { controls, detect, texts: controlTexts }
