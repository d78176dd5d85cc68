import type { DecisionRequest, Facts } from '@beadle/engine'
import { vocabulary } from '@beadle/engine'
import { factsSchema, schemaOfMembers, vocabularyDefs } from './schema/from-vocabulary.ts'
import { requestSchema } from './schema/pack-schemas.ts'
import { validate } from './schema/validate.ts'
import { formatPath } from './yaml/yaml-file.ts'
export function readRequest(
  json: unknown,
):
  | { request: DecisionRequest }
  | { error: { code: string; member: string; message: string; nearest?: string | undefined } } {
  const root = { ...requestSchema(), $defs: vocabularyDefs }
  const request = json as DecisionRequest
  let [fault] = validate(root, json)
  if (!fault)
    [fault] = validate(
      schemaOfMembers(vocabulary.actions[request.action.name].members),
      request.resource.properties,
      ['resource', 'properties'],
      root,
    )
  if (fault)
    return {
      error: {
        code: fault.code.replace('pack.', 'request.'),
        member: formatPath(fault.path),
        message: fault.message,
        nearest: fault.nearest,
      },
    }
  return { request }
}
export function readFacts(
  json: unknown,
): { facts: Facts } | { error: { code: string; member: string; message: string; nearest?: string | undefined } } {
  const [fault] = validate({ ...factsSchema(), $defs: vocabularyDefs }, json)
  if (fault)
    return {
      error: {
        code: fault.code.replace('pack.', 'request.'),
        member: formatPath(fault.path),
        message: fault.message,
        nearest: fault.nearest,
      },
    }
  return { facts: json as Facts }
}
