import { clauseId, file, own } from './pack-file.ts'
import { bool, day, list, object, type Schema, text } from './schema.ts'

/** variances.yaml: clauses not run to the letter. */
export function variancesSchema(): Schema {
  const variance = object({
    clause: clauseId,
    instead: { ...text, description: 'What is done instead.' },
    why: text,
    approvedBy: { ...text, description: 'The role or body that approved it; `proposed` until somebody has.' },
    on: day,
    'still?': {
      ...bool,
      description: 'True when a binding also cites the clause: only part of it is not run to the letter.',
    },
  })
  return file('Variances', object({ variances: list(variance) }, own))
}
