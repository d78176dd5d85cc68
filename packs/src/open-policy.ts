import {
  type ClauseLife,
  type CompiledPolicy,
  type Control,
  compilePolicy,
  type Decision,
  type DecisionRequest,
  type Facts,
  type PolicyVersion,
} from '@beadle/engine'
import { coverageOf } from './coverage.ts'
import { type ContentDetector, gatherFacts } from './facts.ts'
import type { Pack } from './pack.ts'
import { formatProblem, type Problem } from './problem.ts'
import { readPack } from './read-pack.ts'
import { readScenarios } from './scenarios/read-scenarios.ts'
import type { Scenario } from './scenarios/scenario.ts'

/** What a pack is run with: controls by id, the detectors, and the sentences of the controls' reasons by key. */
export type Parts = {
  readonly controls: ReadonlyMap<string, Control>
  readonly detect: ContentDetector
  readonly texts?: PolicyVersion['texts']
}

export type DecideOptions = {
  /** Facts that stand beside the request; those of the request win over them. */
  readonly facts?: Facts | undefined
  /** True: the facts of an ordinary day are not assumed. */
  readonly strictFacts?: boolean | undefined
}

/** A pack ready to answer. Pure from here on: same request, same facts, same answer. */
export type Policy = {
  readonly pack: Pack
  readonly version: PolicyVersion
  readonly compiled: CompiledPolicy
  readonly controls: Parts['controls']
  decide(request: DecisionRequest, options?: DecideOptions): Decision
  /** The facts that `decide` judges by. */
  factsOf(request: DecisionRequest, options?: DecideOptions): Facts
  /** Read and checked when first asked for. Throws PackError. */
  scenarios(): readonly Scenario[]
  /** How each clause lives, in the order of clauses.yaml. */
  coverage(): readonly ClauseLife[]
  /** The same policy with other bindings: for drafts, and to see what a binding is good for. */
  withBindings(bindings: PolicyVersion['bindings']): Policy
  /** The same policy with something else of its version changed: its school, its defaults. */
  withVersion(changed: Partial<PolicyVersion>): Policy
}

/** A pack that cannot be run. `problems` says where and why; the message is their first lines. */
export class PackError extends Error {
  override readonly name = 'PackError'
  readonly code = 'pack.unusable'
  readonly problems: readonly Problem[]
  constructor(problems: readonly Problem[]) {
    const errors = problems.filter(({ severity }) => severity === 'error')
    const more = errors.length > 5 ? `\nand ${errors.length - 5} more` : ''
    super(`${errors.slice(0, 5).map(formatProblem).join('\n')}${more}`)
    this.problems = problems
  }
}

/** Reads, checks and compiles the pack in `dir`. Throws PackError naming every problem. */
export function openPolicy(dir: string, parts: Parts): Policy {
  const read = readPack(dir, parts.controls)
  if ('problems' in read) throw new PackError(read.problems)
  return policyOf(read.pack, read.pack.version, parts)
}

/** A policy from a pack already read. */
export function policyOf(pack: Pack, version: PolicyVersion, parts: Parts): Policy {
  const compiled = compilePolicy(version, parts.controls, parts.texts ? { texts: parts.texts } : {})
  let scenarios: readonly Scenario[] | undefined
  const factsOf: Policy['factsOf'] = (request, { facts, strictFacts = false } = {}) =>
    gatherFacts({
      request,
      school: version.school,
      detect: parts.detect,
      given: facts,
      ordinary: strictFacts ? undefined : pack.ordinary,
    })
  return {
    pack,
    version,
    compiled,
    controls: parts.controls,
    factsOf,
    decide: (request, options) => compiled.decide(request, factsOf(request, options)),
    scenarios() {
      if (scenarios) return scenarios
      const read = readScenarios(pack.dir, version, pack)
      if ('problems' in read) throw new PackError(read.problems)
      scenarios = read.scenarios
      return scenarios
    },
    coverage: () => coverageOf(pack, parts.controls),
    withBindings: (bindings) => policyOf(pack, { ...version, bindings }, parts),
    withVersion: (changed) => policyOf(pack, { ...version, ...changed }, parts),
  }
}
