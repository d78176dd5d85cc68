import type { Control } from '../control.ts'
import { sentencesOf } from '../explain/sentences.ts'
import type { Binding, PolicyVersion } from '../policy.ts'
import { nearest } from '../text/nearest.ts'
import type { ActionName } from '../vocabulary/words.generated.ts'
import type { CompiledBinding, CompiledPolicy } from './compiled-policy.ts'
import { decide, judge } from './judge.ts'
import { fillDefaults } from './settings.ts'

/** Something in a policy version that cannot run. */
export type PolicyProblem = {
  readonly code: 'policy.unknown-control' | 'policy.unknown-lift' | 'policy.unknown-clause' | 'policy.duplicate-binding'
  readonly binding: string
  readonly message: string
  readonly nearest?: string
}

/** Thrown by `compilePolicy`; names every problem at once. */
export class PolicyError extends Error {
  override readonly name = 'PolicyError'
  readonly code = 'policy.cannot-run'
  readonly problems: readonly PolicyProblem[]
  constructor(problems: readonly PolicyProblem[]) {
    super(problems.map((p) => p.message).join('; '))
    this.problems = problems
  }
}

/** Sentences by text key: English, and Welsh where there is one. */
export type Texts = Readonly<Record<string, { readonly en: string; readonly cy?: string }>>

/** `texts` are the sentences of the controls in use; the policy version's own go over them. */
export type CompileOptions = { readonly texts?: Texts }

/** Joins a policy version with the controls it binds. Throws PolicyError when a binding names what does not exist. */
export function compilePolicy(
  version: PolicyVersion,
  controls: ReadonlyMap<string, Control>,
  options: CompileOptions = {},
): CompiledPolicy {
  const problems: PolicyProblem[] = []
  const clauseId = (id: string) => resolveClause(version, id)
  const ids = new Set<string>()
  const bindings: CompiledBinding[] = []
  for (const binding of version.bindings) {
    if (ids.has(binding.id)) problems.push(problem('policy.duplicate-binding', binding, 'binding', binding.id, []))
    ids.add(binding.id)
    const control = controls.get(binding.control)
    if (!control) {
      problems.push(problem('policy.unknown-control', binding, 'control', binding.control, controls.keys()))
      continue
    }
    const cites: string[] = []
    for (const cite of binding.cites) {
      const clause = clauseId(cite)
      if (clause) cites.push(clause)
      else problems.push(problem('policy.unknown-clause', binding, 'clause', cite, version.clauses.keys()))
    }
    const settings = fillDefaults(control.settings, binding.settings)
    bindings.push({ binding, control, settings, cites, lifts: new Set(binding.lifts) })
  }
  for (const binding of version.bindings) {
    for (const lift of binding.lifts) {
      if (!ids.has(lift)) problems.push(problem('policy.unknown-lift', binding, 'binding', lift, ids))
    }
  }
  if (problems.length > 0) throw new PolicyError(problems)

  const byAction = indexByAction(bindings)
  const compiled: CompiledPolicy = {
    version,
    bindings,
    bindingsFor: (action) => byAction.get(action) ?? [],
    clauseId,
    sentences: sentencesOf(version, options.texts ?? {}),
    decide: (request, facts) => decide(compiled, request, facts),
    judge: (request, facts) => judge(compiled, request, facts),
  }
  return compiled
}

function indexByAction(bindings: readonly CompiledBinding[]): ReadonlyMap<ActionName, readonly CompiledBinding[]> {
  const index = new Map<ActionName, CompiledBinding[]>()
  for (const binding of bindings) {
    for (const action of new Set(binding.control.actions)) {
      const list = index.get(action) ?? []
      list.push(binding)
      index.set(action, list)
    }
  }
  return index
}

function resolveClause(version: PolicyVersion, id: string): string | undefined {
  if (version.clauses.has(id)) return id
  const full = `${version.policy}.${id}`
  return version.clauses.has(full) ? full : undefined
}

function problem(
  code: PolicyProblem['code'],
  binding: Binding,
  what: string,
  word: string,
  known: Iterable<string>,
): PolicyProblem {
  const near = nearest(word, known)
  const message =
    code === 'policy.duplicate-binding'
      ? `binding \`${word}\` is there twice`
      : `binding \`${binding.id}\`: ${what} \`${word}\` is not known${near ? `, did you mean \`${near}\`` : ''}`
  return { code, binding: binding.id, message, ...(near ? { nearest: near } : {}) }
}
