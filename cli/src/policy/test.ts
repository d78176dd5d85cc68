import { readFileSync } from 'node:fs'
import {
  openPolicy,
  PackError,
  type Policy,
  parseScenarios,
  product,
  removalsOf,
  runMutants,
  runScenarios,
  type Scenario,
  type ScenarioResult,
} from '@beadle/packs'
import { defineCommand, type Given, type Terminal, UsageError } from '../command.ts'
import { existingPath } from '../packs-folder.ts'
import { count } from '../text.ts'
import { packDirectories, packOptions } from './opened.ts'

export const test = defineCommand({
  summary:
    'Runs the scenarios of a pack: each names a request, the answer it wants and the clauses that must stay out of it.',
  usage: ['policy test [pack | --all] [--scenarios <file>] [--only <part of an id>] [--mutate] [--json]'],
  options: {
    ...packOptions,
    all: { about: 'every pack under policies/' },
    scenarios: { takes: 'file', about: 'scenarios to run instead of those of the pack' },
    only: { takes: 'part', about: 'only the scenarios whose id contains this' },
    mutate: {
      about:
        'also remove each binding, lift and citation in turn: some scenario must turn red (`policy mutate` does more)',
    },
  },
  words: ['[pack]'],
  async run(given, terminal) {
    const { all, json } = given.options
    if (all && given.options.scenarios !== undefined) throw new UsageError('`--scenarios` is for one pack')
    const told: ReturnType<typeof tested>[] = []
    for (const dir of packDirectories(given, terminal)) {
      const one = tested(openPolicy(dir, product), given, terminal)
      told.push(one)
      if (!json) await terminal.out(inWords(one))
    }
    const [run, passed] = [
      told.flatMap(({ results }) => results),
      told.flatMap(({ results }) => results.filter(isGreen)),
    ]
    if (run.length === 0) throw new UsageError('no scenario to run')
    if (json) await terminal.out(`${JSON.stringify(all ? told.map(asJson) : told.map(asJson)[0], null, 2)}\n`)
    else if (all)
      await terminal.out(`${passed.length} of ${count(run.length, 'scenario')} of ${count(told.length, 'pack')} pass\n`)
    return passed.length < run.length || told.some(({ survivors }) => survivors.length > 0) ? 1 : 0
  },
})

/** Runs what is asked for of one pack. */
function tested(policy: Policy, given: Given, terminal: Terminal) {
  const scenarios = chosen(policy, given, terminal)
  const results = runScenarios(policy, scenarios)
  const mutations = given.options.mutate ? runMutants(policy, removalsOf(policy)) : []
  const survivors = mutations.filter(({ killedBy }) => killedBy === undefined)
  return { policy: policy.version.policy, results, elsewhere: scenarios.length - results.length, mutations, survivors }
}

function isGreen({ faults }: ScenarioResult): boolean {
  return faults.length === 0
}

function asJson({ policy, results, elsewhere, survivors }: ReturnType<typeof tested>): object {
  const passed = results.filter(isGreen).length
  return { policy, passed, failed: results.length - passed, elsewhere, survivors, scenarios: results.map(summary) }
}

function inWords({ policy, results, elsewhere, mutations, survivors }: ReturnType<typeof tested>): string {
  const red = results.filter((one) => !isGreen(one))
  const passed = `${results.length - red.length} of ${count(results.length, 'scenario')} pass`
  const others = elsewhere ? `, ${elsewhere} run elsewhere` : ''
  const survived = mutations.length
    ? `; ${survivors.length} of ${count(mutations.length, 'removal')} noticed by none`
    : ''
  return [
    ...red.map(describe),
    ...survivors.map(({ id }) => `nothing turns red: ${id}\n`),
    `${policy}: ${passed}${others}${survived}\n`,
  ].join('')
}

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
