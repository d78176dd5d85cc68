import { file, kebab, own } from './pack-file.ts'
import { list, object, oneOfWords, type Schema, text } from './schema.ts'

/** clauses.yaml: what the school says, one entry for each statement one can keep or break. */
export function clausesSchema(): Schema {
  const clause = object({
    id: {
      type: 'string',
      pattern: '^[a-z0-9-]+(\\.[A-Za-z0-9-]+)+$',
      description: 'A clause id: the policy, then its place in the document, joined by stops.',
    },
    ref: { ...text, description: 'Where it stands in the document, as the document numbers and names it.' },
    text: { ...text, description: 'Our summary.' },
    'quote?': { ...text, description: "The school's own words." },
    audience: list(
      oneOfWords([
        'school',
        'staff',
        'governors',
        'pupils',
        'parents',
        'visitors',
        'guests',
        'volunteers',
        'contractors',
      ]),
      { minItems: 1, uniqueItems: true },
    ),
    modality: oneOfWords(['must', 'must-not', 'should', 'should-not', 'may', 'fact']),
    capability: {
      type: 'string',
      pattern: '^(gov|agr|con|mail|msg|web|mon|inc|prv|ret|dev|iam|img|edu|asr)\\.[a-z-]+$',
      description: 'A capability: its area, a stop, its name.',
    },
    'also?': list(
      { type: 'string', pattern: '^[a-z]+\\.[a-z-]+$', description: 'A capability.' },
      { uniqueItems: true },
    ),
    class: oneOfWords(
      ['enforce', 'workflow', 'attest', 'inform'],
      'enforce: a machine can decide. workflow: people act in order. attest: people agree and are taught. inform: it is shown.',
    ),
    'params?': { type: 'object', description: 'The figures, lists and roles of the clause.' },
    'breach?': { ...text, description: 'What the document says follows from breaking it.' },
    'note?': { ...text, description: 'Why it is read or classed as it is.' },
  })
  return file(
    'Clauses',
    object(
      {
        pack: kebab,
        title: text,
        organisation: text,
        'phase?': text,
        document: {
          type: 'object',
          description: 'What is known of the document itself: dates, owner, companions, anomalies.',
        },
        clauses: list(clause, { minItems: 1 }),
      },
      own,
    ),
  )
}
