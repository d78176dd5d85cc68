import { type ClauseSummary, life } from '@beadle/contract'
import { CoverageMap } from './coverage-map.tsx'
import { Share } from './share.tsx'

const clauses = life.options.map(
  (one, i): ClauseSummary => ({
    id: `hillcrest.${i < 5 ? 1 : 2}.${i + 1}`,
    ref: i < 5 ? '1 Introduction' : '2 Safe access',
    section: i < 5 ? '1 Introduction' : '2 Safe access',
    text: `A clause that is ${one}.`,
    class: 'enforce',
    modality: 'should',
    capability: 'mail.window',
    life: one,
    lastActedAt: i % 2 ? null : '2026-06-06T18:42:00Z',
    count: 1,
    bindings: [],
  }),
)
const counts = {
  gate: 30,
  answered: 12,
  driven: 9,
  scheduled: 8,
  attested: 40,
  shown: 30,
  variance: 2,
  declared: 10,
  unmet: 6,
}

export const examples = {
  map: <CoverageMap clauses={clauses} isOn={() => true} />,
  filtered: <CoverageMap clauses={clauses} isOn={(clause) => clause.life === 'gate'} />,
  share: <Share counts={counts} />,
}
