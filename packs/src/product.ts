import { controls, controlTexts } from '@beadle/controls'
import { detectContent } from '@beadle/detectors'
import type { Parts } from './open-policy.ts'

/** The controls, detectors and sentences of this product: what a pack is opened with everywhere but in tests. */
export const product: Parts = { controls, detect: detectContent, texts: controlTexts }
