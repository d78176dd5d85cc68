import { readFileSync } from 'node:fs'
import {
  PackError,
  type Policy,
  parseScenarios,
  removeEachBinding,
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
    mutate: { about: 'also remove each binding in turn: some scenario must turn red' },
  },
  words: ['[pack]'],
  async run(given, terminal) {
    const policy = openGiven(given, terminal)
    const scenarios = chosen(policy, given, terminal)
    const results = runScenarios(policy, scenarios)
    const others = scenarios.length - results.length
    const red = results.filter(({ faults }) => faults.length > 0)
    const survivors = given.options.mutate
      ? removeEachBinding(policy).filter(({ reddened }) => reddened.length === 0)
      : []
    if (given.options.json) {
      const told = results.map(({ scenario, faults, decision }) => ({
        id: scenario.id,
        passed: faults.length === 0,
        faults,
        effect: decision.context.effect,
        cited: decision.context.citations.map(({ clause }) => clause),
      }))
      await terminal.out(
        `${JSON.stringify({ policy: policy.version.policy, passed: results.length - red.length, failed: red.length, elsewhere: others, survivors: survivors.map(({ binding }) => binding), scenarios: told }, null, 2)}\n`,
      )
      return red.length || survivors.length ? 1 : 0
    }
    for (const result of red) await terminal.out(describe(result))
    for (const { binding } of survivors) await terminal.out(`survives its removal: binding ${binding}\n`)
    const elsewhere = others ? `, ${others} run elsewhere` : ''
    await terminal.out(
      `${policy.version.policy}: ${results.length - red.length} of ${count(results.length, 'scenario')} pass${elsewhere}${given.options.mutate ? `, ${survivors.length} of ${count(policy.version.bindings.length, 'binding')} survive removal` : ''}\n`,
    )
    if (results.length === 0 && others === 0) throw new UsageError('no scenario to run')
    return red.length || survivors.length ? 1 : 0
  },
})

function chosen(policy: Policy, { options }: Given, terminal: Terminal): readonly Scenario[] {
  const { only } = options
  const all = typeof options.scenarios === 'string' ? fromFile(policy, options.scenarios, terminal) : policy.scenarios()
  return typeof only === 'string' ? all.filter(({ id }) => id.includes(only)) : all
}

function fromFile(policy: Policy, given: string, terminal: Terminal): readonly Scenario[] {
  const path = existingPath(given, terminal)
  if (!path) throw new UsageError(`no file \`${given}\``)
  const read = parseScenarios(given, readFileSync(path, 'utf8'), policy.version)
  if ('problems' in read) throw new PackError(read.problems)
  return read.scenarios
}

function describe({ scenario, faults, decision }: ScenarioResult): string {
  const lines = faults.map((fault) => `    ${fault}\n`).join('')
  return `red: ${scenario.id}\n${lines}    said: ${decision.context.reason.en}\n`
}
