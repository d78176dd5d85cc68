import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { detectors } from '@beadle/detectors'
import { measureDisguises } from './disguises.ts'
import { type Example, type LabelledSet, type Part, parts, readLabelledSets } from './labelled-sets.ts'
import { measureSet, sum } from './measure-sets.ts'
import { wilson } from './wilson.ts'

const sets = readLabelledSets(join(import.meta.dirname, '../../detectors/quality'))
const ofDetectors = sets.filter(({ found }) => found.length > 0)
const messages = (set: LabelledSet, part: Part): readonly Example[] =>
  [...set.found, ...set.spared].flatMap((group) => group[part])

test('every fact about content has a set, and every set positives, hard negatives, and enough of both kept unseen', () => {
  const facts = detectors.flatMap((detector) => detector.facts).filter((fact) => fact !== 'content.length')
  const tried = new Set(ofDetectors.flatMap((set) => set.facts))
  assert.deepEqual(
    facts.filter((fact) => !tried.has(fact)),
    [],
  )
  for (const set of ofDetectors) {
    const all = sum(parts.map((part) => measureSet(set, part)))
    assert.ok(all.there >= 15 && all.innocent >= 40, `${set.name}: ${all.there} and ${all.innocent}`)
  }
  const count = (part: Part) => sets.reduce((n, set) => n + messages(set, part).length, 0)
  assert.ok(count('unseen') >= 0.3 * (count('seen') + count('unseen')))
})

test('no message stands twice, so nothing that was tuned on is counted as unseen', () => {
  const seen = new Set<string>()
  const twice: string[] = []
  for (const set of sets)
    for (const part of [...parts, 'oblique', 'blind'] as const)
      for (const message of messages(set, part)) {
        const key = `${set.name} ${JSON.stringify(message).toLowerCase()}`
        if (seen.has(key)) twice.push(key)
        seen.add(key)
      }
  assert.deepEqual(twice, [])
})

// What safeguards a child must be found; what holds up a colleague's mail must be there.
const atLeast: Readonly<Record<string, number>> = { threat: 0.9, grooming: 0.9, 'report-of-harm': 0.9 }

for (const set of ofDetectors) {
  test(`${set.name}: finds what is there and spares what resembles it`, () => {
    const { there, found, alarms } = measureSet(set, 'seen')
    assert.ok(found / there >= (atLeast[set.name] ?? 0.85), `found ${found} of ${there}`)
    assert.ok(found / (found + alarms) >= 0.95, `${alarms} false beside ${found}`)
  })
}

test('what was kept from the tuning does nearly as well', () => {
  const seen = sum(ofDetectors.map((set) => measureSet(set, 'seen')))
  const unseen = sum(ofDetectors.map((set) => measureSet(set, 'unseen')))
  assert.ok(unseen.found / unseen.there >= 0.85, `found ${unseen.found} of ${unseen.there}`)
  assert.ok(unseen.found / (unseen.found + unseen.alarms) >= 0.9, `${unseen.alarms} false beside ${unseen.found}`)
  assert.ok(seen.found / seen.there - wilson(unseen.found, unseen.there)[1] < 0.1)
})

test('what keeps clear of known words is spared where it is innocent', () => {
  const { innocent, alarms } = sum(ofDetectors.map((set) => measureSet(set, 'oblique')))
  assert.ok(innocent >= 50 && alarms / innocent <= 0.05, `${alarms} of ${innocent}`)
})

test('a disguise that a reader sees through hides little', () => {
  for (const { disguise, plain, still } of measureDisguises(sets))
    assert.ok(still / plain >= 0.85, `${disguise}: ${still} of ${plain}`)
})
