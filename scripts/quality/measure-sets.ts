/** How well the detectors do on the labelled sets: what they find of what is there, and what they take for it. */
import { detectContent } from '@beadle/detectors'
import type { FactName, Facts } from '@beadle/engine'
import type { Example, Group, LabelledSet, Part } from './labelled-sets.ts'

/** What every set takes the school to be. */
export const school = { domains: ['school.example'], telephones: ['01632 960100'] }

/** Counts of one half of a set: of `there` messages that hold it `found` were seen, of `innocent` ones `alarms` were taken for it. */
export type Counts = {
  readonly there: number
  readonly found: number
  readonly innocent: number
  readonly alarms: number
}

/** The facts of a message of a set. */
export function factsOf(example: Example): Facts {
  return detectContent({ school, ...example })
}

/** True when a fact says something: a yes, a list with entries, or with one of `values` where a set asks for it. */
export function says(facts: Facts, fact: FactName, values?: string): boolean {
  const said = facts[fact] as unknown
  if (!Array.isArray(said)) return said === true
  return values === undefined ? said.length > 0 : values.split('|').some((value) => said.includes(value))
}

/** True when the detector sees in a message what its set and group ask for. */
export function isFound(set: LabelledSet, group: Group, example: Example): boolean {
  const facts = factsOf(example)
  return set.facts.some((fact) => says(facts, fact, group.value ?? set.value))
}

/** Counts one half of a set. */
export function measureSet(set: LabelledSet, part: Part): Counts {
  const count = (groups: readonly Group[]) => {
    let all = 0
    let seen = 0
    for (const group of groups) {
      all += group[part].length
      seen += group[part].filter((example) => isFound(set, group, example)).length
    }
    return { all, seen }
  }
  const found = count(set.found)
  const spared = count(set.spared)
  return { there: found.all, found: found.seen, innocent: spared.all, alarms: spared.seen }
}

/** The sum of counts. */
export function sum(all: readonly Counts[]): Counts {
  return all.reduce(
    (a, b) => ({
      there: a.there + b.there,
      found: a.found + b.found,
      innocent: a.innocent + b.innocent,
      alarms: a.alarms + b.alarms,
    }),
    { there: 0, found: 0, innocent: 0, alarms: 0 },
  )
}
