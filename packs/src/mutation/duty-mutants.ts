import type { RetentionLine, SettingSchema, Step } from '@beadle/engine'
import type { Policy } from '../open-policy.ts'
import type { Duty, Pack, PackProcedure } from '../pack.ts'
import { runDue } from '../scenarios/run-due.ts'
import { runWalk } from '../scenarios/run-walk.ts'
import { changeSettings } from './change-settings.ts'
import type { Mutation } from './run-mutants.ts'

/** A pack with one figure, person or clause of a duty or a procedure wrong. */
export type DutyMutant = Omit<Mutation, 'killedBy'> & { readonly pack: Pick<Pack, 'duties' | 'procedures' | 'version'> }

type Check = NonNullable<Duty['checks']>[number]

const figure: SettingSchema = { type: 'integer', minimum: 1 }
const span: SettingSchema = {
  properties: {},
  additionalProperties: figure,
  required: ['hours', 'weekdayHours', 'days', 'weeks', 'months', 'years', 'schoolDays', 'terms'],
}
const lineSchema: SettingSchema = {
  properties: { days: figure, months: figure, dispose: { enum: ['delete', 'archive', 'review'], default: 'delete' } },
  required: ['days', 'months'],
}
const checkSchema: SettingSchema = {
  properties: {
    who: {},
    every: span,
    within: span,
    before: span,
    each: { enum: ['term-start', 'term-end', 'school-year-start', 'school-year-end'] },
    remind: figure,
  },
  required: ['every', 'within', 'before', 'each', 'who'],
}
const stepSchema: SettingSchema = {
  properties: { who: {}, deputies: {}, distinctFrom: {}, deadline: span },
  required: ['who', 'deadline'],
}

/**
 * Mutants of retention lines and checks, and of the steps of procedures that some scenario walks through: figures shifted,
 * people replaced, clauses left out. What words only say (titles, what a period counts from) is not mutated.
 */
export function dutyMutantsOf(policy: Policy): DutyMutant[] {
  const { pack } = policy
  const walked = new Set(policy.scenarios().flatMap((one) => (one.kind === 'walk' ? [one.procedure] : [])))
  return [
    ...pack.duties.flatMap((duty) => ofDuty(pack, duty)),
    ...pack.procedures.filter(({ id }) => walked.has(id)).flatMap((one) => ofProcedure(pack, one)),
  ]
}

/** Runs the due scenarios and walks that pass against each mutant until one turns red. */
export function runDutyMutants(policy: Policy, mutants: readonly DutyMutant[]): Mutation[] {
  const green = policy.scenarios().flatMap((scenario) => {
    if (scenario.kind !== 'due' && scenario.kind !== 'walk') return []
    const run = (pack: DutyMutant['pack']) =>
      (scenario.kind === 'due' ? runDue(scenario, pack) : runWalk(scenario, pack)).faults
    const part = scenario.kind === 'due' ? scenario.duty : scenario.procedure
    return run(policy.pack).length === 0 ? [{ id: scenario.id, part, run }] : []
  })
  return mutants.map(({ pack, ...mutant }) => {
    const killer = green.find(({ part, run }) => part === mutant.part && run(pack).length > 0)
    return { ...mutant, ...(killer && { killedBy: killer.id }) }
  })
}

function ofDuty(pack: Pack, duty: Duty): DutyMutant[] {
  const { lines = [], checks = [] } = duty
  const mutant = (what: string, clauses: readonly string[], changed: Partial<Duty>): DutyMutant => ({
    id: `${duty.id}: ${what}`,
    kind: 'duty',
    part: duty.id,
    clauses,
    pack: { ...pack, duties: pack.duties.map((one) => (one.id === duty.id ? { ...duty, ...changed } : one)) },
  })
  return [
    ...lines.flatMap((line, i) =>
      changesOf(line, lineSchema, line.class).map(({ what, value }) =>
        mutant(what, line.cites, { lines: lines.with(i, value) }),
      ),
    ),
    ...checks.flatMap((check, i) =>
      changesOf(check, checkSchema, check.id).map(({ what, value }) =>
        mutant(what, check.cites, { checks: checks.with(i, value) }),
      ),
    ),
  ]
}

/** The figures and people of a line or a check changed, and each of several clauses left out. */
function changesOf<T extends RetentionLine | Check>(
  entry: T,
  schema: SettingSchema,
  name: string,
): { what: string; value: T }[] {
  const known = Object.keys(schema.properties ?? {})
  const own = Object.fromEntries(
    Object.entries(entry).filter(([member]) => known.includes(member) || member === 'first' || member === 'at'),
  )
  const { required = [] } = schema
  const changed = changeSettings({ ...schema, required: [...required, 'first', 'at'] }, own, around).map(
    ({ what, settings }) => {
      const kept = Object.fromEntries(Object.entries(entry).filter(([member]) => !(member in own)))
      return { what: `${name} ${what}`, value: { ...kept, ...settings } as T }
    },
  )
  const fewer =
    entry.cites.length < 2
      ? []
      : entry.cites.map((cite) => ({
          what: `${name} without the citation of ${cite}`,
          value: { ...entry, cites: entry.cites.filter((one) => one !== cite) },
        }))
  return [...changed, ...fewer]
}

function ofProcedure(pack: Pack, procedure: PackProcedure): DutyMutant[] {
  return procedure.steps.flatMap((step, i) => {
    const { who, deputies, distinctFrom, deadline } = step
    const own = {
      who,
      ...(deputies && { deputies }),
      ...(distinctFrom && { distinctFrom }),
      ...(deadline && { deadline }),
    }
    return changeSettings(stepSchema, own, around).map(({ what, settings }): DutyMutant => {
      const { deputies: _, distinctFrom: __, ...rest } = step
      const changed = { ...procedure, steps: procedure.steps.with(i, { ...rest, ...settings } as Step) }
      return {
        id: `${procedure.id}: ${step.id} ${what}`,
        kind: 'procedure',
        part: procedure.id,
        clauses: procedure.cites,
        pack: { ...pack, procedures: pack.procedures.map((one) => (one.id === procedure.id ? changed : one)) },
      }
    })
  })
}

const around = { spoken: new Set<string>(), agreements: [], defaults: {} }
