import { type Detector, ownWork } from '../detector.ts'

/** How many words the writer wrote: no quoted reply, no signature; the longer of plain text and HTML where they differ. */
export const length: Detector = {
  id: 'length',
  version: 1,
  facts: ['content.length'],
  summary: { en: 'Counts the writer’s own words, without quoted replies and signature.' },
  provenance: ownWork,
  detect(message) {
    const counts = message.parts
      .filter((part) => part.name !== 'subjectLine' && !part.hidden)
      .map((part) => part.ownWords)
    return { facts: { 'content.length': Math.max(0, ...counts) }, hits: [] }
  },
}
