/** What is wrong with a binding: its control, its settings, what it lifts, the class of the clauses it cites. */
import { type Control, nearest, vocabulary } from '@beadle/engine'
import type { CheckedFile } from './pack-files.ts'
import type { Problem, ProblemCode } from './problem.ts'
import { fullClause, type RawBinding } from './references.ts'
import type { Schema } from './schema/schema.ts'
import { validate } from './schema/validate.ts'
import type { Path } from './yaml/yaml-file.ts'

/** What bindings are looked at beside. */
export type Surroundings = {
  readonly file: CheckedFile
  readonly bindings: readonly RawBinding[]
  readonly controls: ReadonlyMap<string, Control>
  /** Class of each clause, by full id. */
  readonly classes: ReadonlyMap<string, string>
  readonly policy: string
  /** Ids of the pack's agreements; empty when policy.yaml could not be read. */
  readonly agreements: readonly string[]
}
type More = { readonly nearest?: string | undefined; readonly severity?: 'warning' }
type Report = (path: Path, code: ProblemCode, message: string, more?: More) => Problem

/** Every problem of every binding. */
export function bindingProblems(around: Surroundings): Problem[] {
  return around.bindings.flatMap((binding, index) => {
    const at: Path = ['bindings', index]
    const report: Report = (path, code, message, more = {}) =>
      around.file.yaml.problem({ path: [...at, ...path], code, message, ...more })
    const control = around.controls.get(binding.control)
    if (!control) {
      const near = nearest(binding.control, around.controls.keys())
      return [report(['control'], 'pack.unknown-control', `no control \`${binding.control}\``, { nearest: near })]
    }
    const schema = { type: 'object', additionalProperties: false, ...control.settings } as Schema
    const settings = validate(schema, binding.settings ?? {}, [...at, 'settings']).map((fault) =>
      around.file.yaml.problem(fault),
    )
    return [
      ...settings,
      ...wordProblems(binding.settings ?? {}, ['settings'], around, report),
      ...liftProblems(binding, control, around, report),
      ...classProblems(binding, around, report),
    ]
  })
}

/** Roles named in releasers (`role:…`, `nominee-of:…`) and agreements, wherever in the settings they stand. */
function wordProblems(value: unknown, path: Path, around: Surroundings, report: Report): Problem[] {
  if (typeof value === 'string')
    return [...roleProblems(value, path, report), ...agreementProblems(value, path, around, report)]
  if (typeof value !== 'object' || value === null) return []
  const entries = Array.isArray(value) ? value.entries() : Object.entries(value)
  return [...entries].flatMap(([name, member]) => wordProblems(member, [...path, name], around, report))
}

const roles: readonly string[] = [...vocabulary.roles.staff, ...vocabulary.roles.governance, ...vocabulary.roles.others]

function roleProblems(value: string, path: Path, report: Report): Problem[] {
  const [kind = '', ...rest] = value.split(':')
  const role = rest.join(':')
  if (rest.length === 0 || !['role', 'nominee-of'].includes(kind) || roles.includes(role)) return []
  const near = nearest(role, roles)
  return [report(path, 'pack.unknown-role', `no role \`${role}\``, { nearest: near && `${kind}:${near}` })]
}

function agreementProblems(value: string, path: Path, { agreements }: Surroundings, report: Report): Problem[] {
  if (path.at(-1) !== 'agreement' || agreements.length === 0 || agreements.includes(value)) return []
  return [
    report(path, 'pack.unknown-agreement', `no agreement \`${value}\` in policy.yaml`, {
      nearest: nearest(value, agreements),
    }),
  ]
}

function liftProblems(
  binding: RawBinding,
  control: Control,
  { bindings, controls }: Surroundings,
  report: Report,
): Problem[] {
  return (binding.lifts ?? []).flatMap((id, i) => {
    const path: Path = ['lifts', i]
    if (id === binding.id) return [report(path, 'pack.lifts-itself', `\`${id}\` cannot lift itself`)]
    const lifted = bindings.find((one) => one.id === id)
    if (!lifted)
      return [
        report(path, 'pack.unknown-binding', `no binding \`${id}\``, {
          nearest: nearest(
            id,
            bindings.map((one) => one.id),
          ),
        }),
      ]
    const actions = controls.get(lifted.control)?.actions
    if (!actions || actions.some((action) => control.actions.includes(action))) return []
    return [
      report(path, 'pack.lifts-nothing', `\`${binding.id}\` and \`${id}\` decide about different acts`, {
        severity: 'warning',
      }),
    ]
  })
}

function classProblems({ cites }: RawBinding, { classes, policy }: Surroundings, report: Report): Problem[] {
  return cites.flatMap((id, i) => {
    const kind = classes.get(fullClause(policy, id))
    if (!kind || kind === 'enforce') return []
    return [
      report(['cites', i], 'pack.clause-of-another-class', `clause \`${id}\` is of class ${kind}, not enforce`, {
        severity: 'warning',
      }),
    ]
  })
}
