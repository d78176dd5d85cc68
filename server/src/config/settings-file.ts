import { existsSync, readFileSync } from 'node:fs'
import { nearest } from '@beadle/engine'
import { readYaml } from '@beadle/packs'
import type { z } from 'zod'
import { StartError } from '../platform/errors.ts'
import type { SettingName } from './settings.ts'

type Issue = z.core.$ZodIssue

/**
 * Reads a YAML file that a setting names, such as the table of mail peers. Throws StartError `config.wrong-file` with file, line,
 * column, member and what it must be; for an unknown member the nearest of `members`.
 */
export function readSettingsFile<T>(
  file: string,
  {
    setting,
    schema,
    members = [],
  }: { readonly setting: SettingName; readonly schema: z.ZodType<T>; readonly members?: readonly string[] },
): T {
  if (!existsSync(file)) throw wrongFile(`no file \`${file}\``, `Correct ${setting}, or leave it out.`)
  const yaml = readYaml(file, readFileSync(file, 'utf8'))
  const remedy = `Correct the file that ${setting} names.`
  const [broken] = yaml.problems
  if (broken) throw wrongFile(`${file}:${broken.line}:${broken.column}: ${broken.message}`, remedy)
  const read = schema.safeParse(yaml.value)
  if (read.success) return read.data
  const [issue] = read.error.issues
  if (!issue) throw wrongFile(`${file}: cannot be read`, remedy)
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined
  const path = [...issue.path.map(stepOf), ...(unknown === undefined ? [] : [unknown])]
  const { line, column, member } = yaml.problem({ path, code: 'pack.bad-value', message: '' })
  const near = unknown === undefined ? undefined : nearest(unknown, members)
  const where = `${file}:${line}:${column}: ${member === '' ? '' : `\`${member}\` `}`
  throw wrongFile(`${where}${messageOf(issue)}`, near === undefined ? remedy : `Did you mean ${near}?`)
}

function stepOf(step: PropertyKey): string | number {
  return typeof step === 'number' ? step : String(step)
}

function messageOf(issue: Issue): string {
  if (issue.code === 'unrecognized_keys') return 'is not known here'
  return issue.message.charAt(0).toLowerCase() + issue.message.slice(1)
}

function wrongFile(message: string, remedy: string): StartError {
  return new StartError('config.wrong-file', message, remedy)
}
