import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Problem } from './problem.ts'
import { bindingsSchema } from './schema/bindings-schema.ts'
import { calendarSchema } from './schema/calendar-schema.ts'
import { clausesSchema } from './schema/clauses-schema.ts'
import { ordinarySchema } from './schema/decision-schema.ts'
import { policySchema } from './schema/policy-schema.ts'
import { proceduresSchema } from './schema/procedures-schema.ts'
import { scenariosSchema } from './schema/scenarios-schema.ts'
import type { Schema } from './schema/schema.ts'
import { validate } from './schema/validate.ts'
import { variancesSchema } from './schema/variances-schema.ts'
import { readYaml, type YamlFile } from './yaml/yaml-file.ts'

export type PackFileName =
  | 'policy'
  | 'clauses'
  | 'bindings'
  | 'procedures'
  | 'variances'
  | 'calendar'
  | 'ordinary'
  | 'scenarios'

/** Files a pack can do without, and what is read where they are not there. */
const optional: Partial<Record<PackFileName, unknown>> = {
  procedures: { procedures: [] },
  variances: { variances: [] },
  ordinary: {},
  scenarios: { scenarios: [] },
}

// What a binding's control and its settings are is looked at later, so that one unknown control hides no other problem.
const schemas: Record<PackFileName, () => Schema> = {
  policy: policySchema,
  clauses: clausesSchema,
  bindings: () => bindingsSchema(new Map()),
  procedures: proceduresSchema,
  variances: variancesSchema,
  calendar: calendarSchema,
  ordinary: ordinarySchema,
  scenarios: scenariosSchema,
}

/** One file of a pack, checked against its schema. `value` is undefined when there is no use in going on with it. */
export type CheckedFile = { readonly yaml: YamlFile; readonly value: unknown; readonly problems: readonly Problem[] }

/** Reads `<dir>/<name>.yaml`. Never throws for what the file says or for its absence: that is a problem. */
export function readPackFile(dir: string, name: PackFileName): CheckedFile {
  const path = join(dir, `${name}.yaml`)
  const read = readText(path)
  if ('text' in read) return checkFile(path, read.text, schemas[name](), optional[name])
  const yaml = readYaml(path, '')
  const absent = read.failed === 'ENOENT' || read.failed === 'ENOTDIR'
  if (absent && name in optional) return { yaml, value: optional[name], problems: [] }
  const code = absent ? 'pack.missing-file' : 'pack.unreadable-file'
  const message = absent ? `\`${name}.yaml\` is missing` : `cannot be read: ${read.failed}`
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
