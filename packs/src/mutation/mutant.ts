import {
  type Binding,
  type CompiledPolicy,
  type PolicyVersion,
  type Role,
  type SettingSchema,
  vocabulary,
} from '@beadle/engine'
import type { Policy } from '../open-policy.ts'
import type { Schema } from '../schema/schema.ts'
import { validate } from '../schema/validate.ts'
import { changeSettings, type Surroundings } from './change-settings.ts'

/** A pack with one small thing wrong. Some scenario must turn red for it, or nothing shows that the thing is as it should be. */
export type Mutant = {
  /** Stable and readable, as survivors.yaml names it: `large-lists: people 20 → 21`. */
  readonly id: string
  readonly kind: 'removed' | 'lift' | 'citation' | 'setting' | 'watching' | 'policy' | 'duty' | 'procedure'
  /** The binding, duty or procedure that is changed; `policy` for what policy.yaml says for all. */
  readonly part: string
  /** The clauses of what it is made from, in full. */
  readonly clauses: readonly string[]
  readonly bindings: readonly Binding[]
  /** What else of the version is wrong. */
  readonly version?: Pick<PolicyVersion, 'defaults'> | Pick<PolicyVersion, 'school'>
}

/** The policy as the mutant has it. */
export function mutated(policy: Policy, { bindings, version }: Pick<Mutant, 'bindings' | 'version'>): CompiledPolicy {
  return policy.withVersion({ bindings, ...version }).compiled
}

/** Every mutant of the bindings of a policy, in the order of the pack. */
export function mutantsOf(policy: Policy): Mutant[] {
  const { bindings } = policy.version
  const ofBindings = bindings.flatMap((binding) => [
    ...removal(binding, bindings),
    ...partsLeftOut(binding, bindings),
    ...settingsChanged(policy, binding),
  ])
  return [...ofBindings, ...policyChanged(policy)]
}

const defaultsSchema: SettingSchema = {
  properties: {
    deadlineSchoolDays: { type: 'integer', minimum: 1, maximum: 60 },
    onDeadline: { enum: ['refuse', 'escalate', 'deliver'] },
  },
  required: ['releasers', 'deadlineSchoolDays', 'deputies', 'onDeadline'],
}

/** What policy.yaml settles for every binding: who releases where a clause names nobody, and who counts as staff beside the staff. */
function policyChanged({ version: { bindings, defaults, school } }: Policy): Mutant[] {
  const mutant = (what: string, version: NonNullable<Mutant['version']>): Mutant => ({
    id: `policy: ${what}`,
    kind: 'policy',
    part: 'policy',
    clauses: [],
    bindings,
    version,
  })
  const around = { spoken: new Set<string>(), agreements: [], defaults: {} }
  const beside = school.staffRoles.filter((role) => !vocabulary.roles.staff.some((one) => one === role))
  const more = (['governor', 'volunteer'] as const).filter((role) => !school.staffRoles.includes(role))
  const staff = (staffRoles: readonly Role[]) => ({ school: { ...school, staffRoles } })
  return [
    ...changeSettings(defaultsSchema, defaults, around).map(({ what, settings }) =>
      mutant(`defaults.${what}`, { defaults: settings as PolicyVersion['defaults'] }),
    ),
    ...beside.map((role) =>
      mutant(`staffRoles without ${role}`, staff(school.staffRoles.filter((one) => one !== role))),
    ),
    ...more.map((role) => mutant(`staffRoles with ${role}`, staff([...school.staffRoles, role]))),
  ]
}

/** The mutants that lack something: a binding, a lift, a citation. */
export function removalsOf({ version: { bindings } }: Policy): Mutant[] {
  return bindings.flatMap((binding) => [...removal(binding, bindings), ...partsLeftOut(binding, bindings)])
}

function removal(binding: Binding, bindings: readonly Binding[]): Mutant[] {
  const left = bindings.filter(({ id }) => id !== binding.id)
  const unlifted = left.map((other) => ({ ...other, lifts: other.lifts.filter((lift) => lift !== binding.id) }))
  return [named(binding, 'removed', 'removed', unlifted)]
}

function partsLeftOut(binding: Binding, bindings: readonly Binding[]): Mutant[] {
  const { lifts, cites, mode } = binding
  const instead = (changed: Binding) => bindings.map((other) => (other.id === binding.id ? changed : other))
  const several = cites.length > 1 ? cites : []
  return [
    ...lifts.map((lift) =>
      named(
        binding,
        'lift',
        `without the lift of ${lift}`,
        instead({ ...binding, lifts: lifts.filter((one) => one !== lift) }),
      ),
    ),
    ...several.map((cite) =>
      named(
        binding,
        'citation',
        `without the citation of ${cite}`,
        instead({ ...binding, cites: cites.filter((one) => one !== cite) }),
      ),
    ),
    ...(mode === 'watch' ? [] : [named(binding, 'watching', 'only watching', instead({ ...binding, mode: 'watch' }))]),
  ]
}

/** Settings that the control's own schema would refuse are no mutants: the reader of the pack catches them. */
function settingsChanged(policy: Policy, binding: Binding): Mutant[] {
  const control = policy.controls.get(binding.control)
  if (!control) return []
  const schema = { type: 'object', additionalProperties: false, ...control.settings } as Schema
  return changeSettings(control.settings as SettingSchema, binding.settings, surroundings(policy, control.actions))
    .filter(({ settings }) => validate(schema, settings).length === 0)
    .map(({ what, settings }) =>
      named(
        binding,
        'setting',
        what,
        policy.version.bindings.map((other) => (other.id === binding.id ? { ...binding, settings } : other)),
      ),
    )
}

function surroundings({ pack, version, scenarios }: Policy, actions: readonly string[]): Surroundings {
  const spoken = new Set<string>()
  const listen = (value: unknown): void => {
    if (typeof value === 'string') spoken.add(value)
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(listen)
  }
  for (const scenario of scenarios()) {
    if (scenario.kind === 'decide' && actions.includes(scenario.request.action.name)) listen(scenario.request)
  }
  return { spoken, agreements: pack.agreements.map(({ id }) => id), defaults: version.defaults }
}

function named({ id, cites }: Binding, kind: Mutant['kind'], what: string, bindings: readonly Binding[]): Mutant {
  return { id: `${id}: ${what}`, kind, part: id, clauses: cites, bindings }
}
