import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Problem } from './problem.ts'
import { bindingsSchema } from './schema/bindings-schema.ts'
import { calendarSchema } from './schema/calendar-schema.ts'
import { clausesSchema } from './schema/clauses-schema.ts'
import { curesSchema } from './schema/cures-schema.ts'
import { ordinarySchema } from './schema/decision-schema.ts'
import { dutiesSchema } from './schema/duties-schema.ts'
import { policySchema } from './schema/policy-schema.ts'
import { proceduresSchema } from './schema/procedures-schema.ts'
import { scenariosSchema } from './schema/scenarios-schema.ts'
import type { Schema } from './schema/schema.ts'
import { survivorsSchema } from './schema/survivors-schema.ts'
import { validate } from './schema/validate.ts'
import { variancesSchema } from './schema/variances-schema.ts'
import { joinYaml } from './yaml/join-yaml.ts'
import { readYaml, type YamlFile } from './yaml/yaml-file.ts'

export type PackFileName =
  | 'policy'
  | 'clauses'
  | 'bindings'
  | 'duties'
  | 'procedures'
  | 'variances'
  | 'calendar'
  | 'ordinary'
  | 'scenarios'
  | 'survivors'
  | 'cures'

/** Files a pack can do without, and what is read where they are not there. */
const optional: Partial<Record<PackFileName, unknown>> = {
  duties: { duties: [] },
  procedures: { procedures: [] },
  variances: { variances: [] },
  ordinary: {},
  scenarios: { scenarios: [] },
  survivors: { survivors: [] },
  cures: { cures: [] },
}

// What a binding's control and its settings are is looked at later, so that one unknown control hides no other problem.
const schemas: Record<PackFileName, () => Schema> = {
  policy: policySchema,
  clauses: clausesSchema,
  bindings: () => bindingsSchema(new Map()),
  duties: dutiesSchema,
  procedures: proceduresSchema,
  variances: variancesSchema,
  calendar: calendarSchema,
  ordinary: ordinarySchema,
  scenarios: scenariosSchema,
  survivors: survivorsSchema,
  cures: curesSchema,
}

/** One file of a pack, checked against its schema. `value` is undefined when there is no use in going on with it. */
export type CheckedFile = { readonly yaml: YamlFile; readonly value: unknown; readonly problems: readonly Problem[] }

/** Files that grow with the policy: each may be a folder of files by subject instead, whose lists are read as one. */
const divisible: readonly PackFileName[] = ['bindings', 'duties', 'procedures', 'variances', 'scenarios']

/**
 * Reads `<dir>/<name>.yaml`, or where a file may be divided every `<dir>/<name>/*.yaml` in the order of their names. Never
 * throws for what a file says or for its absence: that is a problem.
 */
export function readPackFile(dir: string, name: PackFileName): CheckedFile {
  const parts = divisible.includes(name) ? partsOf(dir, name) : []
  if (parts.length === 0) return readWhole(dir, name)
  const whole = readWhole(dir, name)
  if (!whole.absent) {
    const problem = whole.yaml.problem({
      path: [],
      code: 'pack.file-and-folder',
      message: `\`${name}.yaml\` stands beside the folder \`${name}/\`; keep one of them`,
    })
    return { ...whole, value: undefined, problems: [problem] }
  }
  return joinFiles(
    join(dir, name),
    parts.map((path) => readOne(path, name)),
  )
}

/** The files of the folder that stands in place of `<name>.yaml`. */
function partsOf(dir: string, name: PackFileName): string[] {
  try {
    const found = readdirSync(join(dir, name)).filter((file) => file.endsWith('.yaml'))
    return found.toSorted().map((file) => join(dir, name, file))
  } catch {
    return []
  }
}

/** Several files of one kind as one: their lists stand one after the other, and a problem is told where it is. */
function joinFiles(path: string, files: readonly CheckedFile[]): CheckedFile {
  const problems = files.flatMap((file) => file.problems)
  const yaml = joinYaml(
    path,
    files.map((file) => file.yaml),
  )
  return { yaml, value: files.some(({ value }) => value === undefined) ? undefined : yaml.value, problems }
}

function readWhole(dir: string, name: PackFileName): CheckedFile & { readonly absent: boolean } {
  const path = join(dir, `${name}.yaml`)
  const read = readText(path)
  if ('text' in read) return { ...checkFile(path, read.text, schemas[name](), optional[name]), absent: false }
  const absent = read.failed === 'ENOENT' || read.failed === 'ENOTDIR'
  if (absent && name in optional) return { yaml: readYaml(path, ''), value: optional[name], problems: [], absent }
  return { ...unreadable(path, absent ? `\`${name}.yaml\` is missing` : undefined, read.failed), absent }
}

function readOne(path: string, name: PackFileName): CheckedFile {
  const read = readText(path)
  return 'text' in read
    ? checkFile(path, read.text, schemas[name](), optional[name])
    : unreadable(path, undefined, read.failed)
}

function unreadable(path: string, missing: string | undefined, failed: string): CheckedFile {
  const yaml = readYaml(path, '')
  const code = missing ? 'pack.missing-file' : 'pack.unreadable-file'
  const message = missing ?? `cannot be read: ${failed}`
  return { yaml, value: undefined, problems: [yaml.problem({ path: [], code, message })] }
}

/** Checks one file's text against a schema; an empty file counts as `whenEmpty`. */
export function checkFile(path: string, text: string, schema: Schema, whenEmpty?: unknown): CheckedFile {
  const yaml = readYaml(path, text)
  if (yaml.problems.length) return { yaml, value: undefined, problems: yaml.problems }
  const value = yaml.value ?? whenEmpty
  const problems = validate(schema, value).map((fault) => yaml.problem(fault))
  return { yaml, value: problems.length ? undefined : value, problems }
}

function readText(path: string): { readonly text: string } | { readonly failed: string } {
  try {
    return { text: readFileSync(path, 'utf8') }
  } catch (error) {
    return { failed: (error as NodeJS.ErrnoException).code ?? String(error) }
  }
}
