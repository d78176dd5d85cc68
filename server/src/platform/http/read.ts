import type { z } from 'zod'
import { InvalidRequestError } from '../errors.ts'

/** Reads a part of a request by its schema. What does not fit is named by its member: `body.recipients.0.address`. */
export function read(part: 'params' | 'query' | 'body', schema: z.ZodType | undefined, given: unknown): unknown {
  if (schema === undefined) return undefined
  const result = schema.safeParse(given)
  if (result.success) return result.data
  const [issue] = result.error.issues
  const path = [part, ...(issue?.path ?? []).map(String)].join('.')
  throw new InvalidRequestError(`\`${path}\` ${describe(issue)}`, path, { cause: result.error })
}

function describe(issue: z.core.$ZodIssue | undefined): string {
  switch (issue?.code) {
    case 'invalid_type':
      return `should be ${issue.expected}`
    case 'invalid_value':
      return `should be one of ${issue.values.map((value) => `\`${String(value)}\``).join(', ')}`
    case 'unrecognized_keys':
      return `has the unknown member \`${issue.keys.join('`, `')}\``
    case 'too_big':
      return `is more than ${issue.maximum}`
    case 'too_small':
      return `is less than ${issue.minimum}`
    default:
      return 'has the wrong form'
  }
}
