import type { Detector } from '@beadle/detectors'
import { code, codes, page, table } from './markdown.ts'

/** docs/reference/detectors.md: what each detector finds, its version, and where its words come from. */
export function detectorsPage(detectors: readonly Detector[]): string {
  const all = [...detectors].toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const rows = all.map(({ id, version, facts, summary }) => [code(id), String(version), codes(facts), summary.en])
  const sources = Map.groupBy(all, ({ provenance }) => provenance)
  const provenance = [...sources].map(([text, found]) => `- ${codes(found.map(({ id }) => id))}: ${text}\n`).join('')
  const introduction =
    'Detectors turn text and files into `content.*` facts. They are pure, take time in proportion to what they read, and are versioned: a decision made with another version of a detector is not judged again.'
  return page(
    'Detectors',
    introduction,
    `${table(['detector', 'version', 'facts', 'what it finds'], rows)}\n## Where the words come from\n\n${provenance}`,
  )
}
