import { readFileSync } from 'node:fs'
import {
  PackError,
  type Policy,
  parseScenarios,
  removalsOf,
  runMutants,
  runScenarios,
  type Scenario,
  type ScenarioResult,
} from '@beadle/packs'
import { defineCommand, type Given, type Terminal, UsageError } from '../command.ts'
import { existingPath } from '../packs-folder.ts'
import { count } from '../text.ts'
import { openGiven, packOptions } from './opened.ts'

export const test = defineCommand({
  summary:
    'Runs the scenarios of a pack: each names a request, the answer it wants and the clauses that must stay out of it.',
  usage: ['policy test [pack] [--scenarios <file>] [--only <part of an id>] [--mutate] [--json]'],
  options: {
    ...packOptions,
    scenarios: { takes: 'file', about: 'scenarios to run instead of those of the pack' },
    only: { takes: 'part', about: 'only the scenarios whose id contains this' },
    mutate: {
      about:
        'also remove each binding, lift and citation in turn: some scenario must turn red (`policy mutate` does more)',
    },
  },
  words: ['[pack]'],
  async run(given, terminal) {
    const policy = openGiven(given, terminal)
    const scenarios = chosen(policy, given, terminal)
    if (scenarios.length === 0) throw new UsageError('no scenario to run')
    const results = runScenarios(policy, scenarios)
    const red = results.filter(({ faults }) => faults.length > 0)
    const mutations = given.options.mutate ? runMutants(policy, removalsOf(policy)) : []
    const survivors = mutations.filter(({ killedBy }) => killedBy === undefined)
    const elsewhere = scenarios.length - results.length
    if (given.options.json) {
      const told = { policy: policy.version.policy, passed: results.length - red.length, failed: red.length, elsewhere }
      await terminal.out(`${JSON.stringify({ ...told, survivors, scenarios: results.map(summary) }, null, 2)}\n`)
    } else {
      for (const result of red) await terminal.out(describe(result))
      for (const survivor of survivors) await terminal.out(`nothing turns red: ${survivor.id}\n`)
      const passed = `${results.length - red.length} of ${count(results.length, 'scenario')} pass`
      const others = elsewhere ? `, ${elsewhere} run elsewhere` : ''
      const survived = mutations.length
        ? `; ${survivors.length} of ${count(mutations.length, 'removal')} noticed by none`
        : ''
      await terminal.out(`${policy.version.policy}: ${passed}${others}${survived}\n`)
    }
    return red.length || survivors.length ? 1 : 0
  },
})

function summary({ scenario: { id }, faults, decision, said }: ScenarioResult): object {
  const passed = faults.length === 0
  if (!decision) return { id, passed, faults, said }
  const { effect, citations } = decision.context
  return { id, passed, faults, effect, cited: citations.map(({ clause }) => clause) }
}

function chosen(policy: Policy, { options }: Given, terminal: Terminal): readonly Scenario[] {
  const { only } = options
  const all = typeof options.scenarios === 'string' ? fromFile(policy, options.scenarios, terminal) : policy.scenarios()
  return typeof only === 'string' ? all.filter(({ id }) => id.includes(only)) : all
}

function fromFile(policy: Policy, given: string, terminal: Terminal): readonly Scenario[] {
  const path = existingPath(given, terminal)
  if (!path) throw new UsageError(`no file \`${given}\``)
  const read = parseScenarios(given, readFileSync(path, 'utf8'), policy.version, policy.pack)
  if ('problems' in read) throw new PackError(read.problems)
  return read.scenarios
}

function describe({ scenario, faults, said }: ScenarioResult): string {
  const lines = faults.map((fault) => `    ${fault}\n`).join('')
  return `red: ${scenario.id}\n${lines}    said: ${said}\n`
}
