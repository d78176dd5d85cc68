import { clauseId, file, own } from './pack-file.ts'
import { list, object, type Schema, sentence, text } from './schema.ts'

/** cures.yaml: what a school may do about the defects that clauses.yaml notes of its document. */
export function curesSchema(): Schema {
  const cure = object({
    defect: { ...text, description: 'How the note in clauses.yaml begins; enough of it to be the only one.' },
    clauses: list(clauseId, { description: 'The clauses it is about.' }),
    'do?': { ...text, description: 'What to do, in a sentence or two.' },
    'wording?': { ...sentence, description: 'Words of ours that would cure it.' },
    'law?': {
      ...text,
      description: 'The entry of policies/law.yaml that says the same: the defect is told once, there.',
    },
  })
  return file('Cures', object({ cures: list(cure, {}) }, own))
}
