import { existsSync } from 'node:fs'
import {
  type Clause,
  type Control,
  type Facts,
  type PolicyVersion,
  type Procedure,
  procedureProblems,
  type Role,
  type SchoolCalendar,
  vocabulary,
} from '@beadle/engine'
import { bindingProblems } from './binding-problems.ts'
import { calendarProblems } from './calendar-problems.ts'
import { citedByDuties, dutyProblems, type RawDuty } from './duty-problems.ts'
import type { Duty, Pack, PackAgreement, PackBinding, Reading, Variance } from './pack.ts'
import { type CheckedFile, type PackFileName, readPackFile } from './pack-files.ts'
import type { Problem } from './problem.ts'
import { type CitedAt, citesOf, duplicateIds, fullClause, type RawBinding, unknownClauses } from './references.ts'

type RawPolicy = {
  readonly policy: string
  readonly version: string
  readonly title: string
  readonly organisation: string
  readonly phase?: string
  readonly languages?: readonly ('en' | 'cy')[]
  readonly approved?: Pack['approved']
  readonly inForceFrom?: string
  readonly reviewDue?: string
  readonly ownerRole?: Role
  readonly domains: readonly string[]
  readonly telephones?: readonly string[]
  readonly staffRoles?: readonly Role[]
  readonly roleAliases?: Readonly<Record<string, Role>>
  readonly defaults: PolicyVersion['defaults']
  readonly texts?: PolicyVersion['texts']
  readonly agreements?: readonly PackAgreement[]
  readonly readings?: readonly Reading[]
}
type RawClauses = { readonly pack: string; readonly document: Pack['document']; readonly clauses: readonly Clause[] }
type RawBindings = { readonly bindings: readonly RawBinding[] }
type RawDuties = { readonly duties: readonly RawDuty[] }
type RawProcedure = Procedure

const names: readonly PackFileName[] = [
  'policy',
  'clauses',
  'bindings',
  'duties',
  'procedures',
  'variances',
  'calendar',
  'ordinary',
]

/**
 * Reads and checks the pack in `dir`. Either the pack, with its warnings, or every problem found, each with file, line,
 * column, member and the nearest right word. Scenarios are read apart (readScenarios): a decision does not need them.
 */
export function readPack(
  dir: string,
  controls: ReadonlyMap<string, Control>,
): { readonly pack: Pack } | { readonly problems: readonly Problem[] } {
  if (!existsSync(dir)) {
    return {
      problems: [
        {
          severity: 'error',
          code: 'pack.missing-directory',
          file: dir,
          line: 1,
          column: 1,
          member: '',
          message: 'no such directory',
        },
      ],
    }
  }
  const files = Object.fromEntries(names.map((name) => [name, readPackFile(dir, name)])) as Record<
    PackFileName,
    CheckedFile
  >
  const found = names.flatMap((name) => files[name].problems)
  const problems = [...found, ...crossProblems(files, controls)]
  if (problems.some(({ severity }) => severity === 'error')) return { problems }
  return { pack: assemble({ dir, files, warnings: problems }) }
}

/** What the files say about one another. Files that could not be used are left out, so that one slip is reported once. */
function crossProblems(files: Record<PackFileName, CheckedFile>, controls: ReadonlyMap<string, Control>): Problem[] {
  const policyFile = files.policy.value as RawPolicy | undefined
  const clausesFile = files.clauses.value as RawClauses | undefined
  const calendar = files.calendar.value as SchoolCalendar | undefined
  const problems = calendar ? calendarProblems(files.calendar, calendar) : []
  if (!clausesFile) return problems
  const policy = clausesFile.pack
  if (policyFile && policyFile.policy !== policy) {
    problems.push(
      files.clauses.yaml.problem({
        path: ['pack'],
        code: 'pack.other-policy',
        message: `\`${policy}\` is not the policy of policy.yaml`,
        nearest: policyFile.policy,
      }),
    )
  }
  problems.push(...duplicateIds(files.clauses, ['clauses'], clausesFile.clauses))
  for (const [index, { id }] of clausesFile.clauses.entries()) {
    if (id.startsWith(`${policy}.`)) continue
    problems.push(
      files.clauses.yaml.problem({
        path: ['clauses', index, 'id'],
        code: 'pack.foreign-clause',
        message: `\`${id}\` does not begin with \`${policy}.\``,
      }),
    )
  }
  const known = new Set(clausesFile.clauses.map(({ id }) => id))
  const cited = (file: CheckedFile, list: readonly CitedAt[]) => unknownClauses({ file, cited: list, policy, known })
  problems.push(
    ...cited(files.policy, [
      ...citesOf(policyFile?.agreements ?? [], 'agreements'),
      ...citesOf(policyFile?.readings ?? [], 'readings', 'clauses'),
    ]),
  )
  const bound = files.bindings.value as RawBindings | undefined
  const procedures = (files.procedures.value as { procedures: readonly RawProcedure[] } | undefined)?.procedures ?? []
  if (bound) {
    const classes = new Map(clausesFile.clauses.map((clause) => [clause.id, clause.class]))
    const agreements = (policyFile?.agreements ?? []).map(({ id }) => id)
    problems.push(
      ...duplicateIds(files.bindings, ['bindings'], bound.bindings),
      ...cited(files.bindings, citesOf(bound.bindings, 'bindings')),
      ...bindingProblems({ file: files.bindings, bindings: bound.bindings, controls, classes, policy, agreements }),
    )
  }
  const duties = (files.duties.value as RawDuties | undefined)?.duties ?? []
  problems.push(
    ...cited(files.duties, citedByDuties(duties)),
    ...dutyProblems({
      file: files.duties,
      duties,
      procedures: files.procedures.value ? procedures.map(({ id }) => id) : undefined,
      agreements: policyFile && (policyFile.agreements ?? []).map(({ id }) => id),
    }),
  )
  problems.push(
    ...duplicateIds(files.procedures, ['procedures'], procedures),
    ...procedures.flatMap((procedure, index) => stepProblems(files.procedures, procedure, index)),
    ...cited(files.procedures, citesOf(procedures, 'procedures')),
  )
  const variances = (files.variances.value as { variances: readonly Variance[] } | undefined)?.variances ?? []
  problems.push(
    ...cited(
      files.variances,
      variances.map(({ clause }, i) => ({ path: ['variances', i, 'clause'], id: clause })),
    ),
  )
  return problems
}

/** Steps that could not run, as the procedure kernel finds them. */
function stepProblems(file: CheckedFile, procedure: Procedure, index: number): Problem[] {
  return procedureProblems(procedure).map(({ step, member, message }) => {
    const at = procedure.steps.findIndex(({ id }) => id === step)
    const path = ['procedures', index, 'steps', at, ...member.split('.')]
    return file.yaml.problem({ path, code: 'pack.procedure-cannot-run', message })
  })
}

function assemble({
  dir,
  files,
  warnings,
}: {
  dir: string
  files: Record<PackFileName, CheckedFile>
  warnings: readonly Problem[]
}): Pack {
  const raw = files.policy.value as RawPolicy
  const { document, clauses } = files.clauses.value as RawClauses
  const { bindings } = files.bindings.value as RawBindings
  const { duties } = files.duties.value as RawDuties
  const { procedures } = files.procedures.value as { procedures: readonly RawProcedure[] }
  const { variances } = files.variances.value as { variances: readonly Variance[] }
  const full = (id: string) => fullClause(raw.policy, id)
  const packBindings = bindings.map((binding): PackBinding => bindingOf(binding, full))
  const { policy, version, title, domains, telephones = [], staffRoles = [], defaults, texts = {} } = raw
  const calendar = files.calendar.value as SchoolCalendar
  const school = {
    domains,
    telephones: telephones.map((number) => number.replace(/\D/g, '')),
    calendar,
    staffRoles: [...new Set([...vocabulary.roles.staff, ...staffRoles])],
  }
  const optional = {
    phase: raw.phase,
    approved: raw.approved,
    inForceFrom: raw.inForceFrom,
    reviewDue: raw.reviewDue,
    ownerRole: raw.ownerRole,
  }
  return {
    dir,
    version: {
      policy,
      version,
      title,
      school,
      clauses: new Map(clauses.map((clause) => [clause.id, clause])),
      bindings: packBindings,
      defaults,
      texts,
    },
    organisation: raw.organisation,
    ...(Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)) as Partial<Pack>),
    languages: raw.languages ?? ['en'],
    roleAliases: raw.roleAliases ?? {},
    document,
    clauses,
    bindings: packBindings,
    duties: duties.map(
      (duty): Duty => ({
        ...duty,
        state: duty.state ?? 'declared',
        cites: duty.cites.map(full),
        ...(duty.lines && { lines: duty.lines.map((line) => ({ ...line, cites: line.cites.map(full) })) }),
        ...(duty.checks && { checks: duty.checks.map((check) => ({ ...check, cites: check.cites.map(full) })) }),
      }),
    ),
    procedures: procedures.map((procedure) => ({ ...procedure, cites: (procedure.cites ?? []).map(full) })),
    variances: variances.map((variance) => ({ ...variance, clause: full(variance.clause) })),
    agreements: (raw.agreements ?? []).map((agreement) => ({
      ...agreement,
      ...(agreement.cites && { cites: agreement.cites.map(full) }),
    })),
    readings: (raw.readings ?? []).map((reading) => ({ ...reading, clauses: reading.clauses.map(full) })),
    ordinary: files.ordinary.value as Facts,
    warnings,
    where(kind, id) {
      if (kind === 'document') {
        const path = id.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step))
        const { file, line, column } = files.clauses.yaml.problem({
          path: ['document', ...path],
          code: 'pack.bad-value',
          message: '',
        })
        return { file, line, column }
      }
      const places = {
        binding: [files.bindings, 'bindings', bindings.findIndex((one) => one.id === id)],
        duty: [files.duties, 'duties', duties.findIndex((one) => one.id === id)],
        variance: [files.variances, 'variances', variances.findIndex((one) => full(one.clause) === id)],
        clause: [files.clauses, 'clauses', clauses.findIndex((one) => one.id === id)],
      } as const
      const [file, list, index] = places[kind]
      const at = file.yaml.problem({ path: [list, index], code: 'pack.bad-value', message: '' })
      return { file: at.file, line: at.line, column: at.column }
    },
  }
}

function bindingOf(binding: RawBinding, full: (id: string) => string): PackBinding {
  const { id, control, settings = {}, lifts = [], mode = 'enforce', liveFrom, note } = binding
  const cites = binding.cites.map(full)
  return { id, control, settings, cites, lifts, mode, ...(liveFrom && { liveFrom }), ...(note && { note }) }
}
