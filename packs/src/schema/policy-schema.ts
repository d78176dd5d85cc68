import { cites, file, kebab, own, releaser, role } from './pack-file.ts'
import { day, list, object, oneOfWords, type Schema, sentence, text } from './schema.ts'

/** policy.yaml: the school and what the pack settles where a clause names nobody. */
export function policySchema(): Schema {
  const deadline = object({
    releasers: list(releaser, { minItems: 1 }),
    deadlineSchoolDays: { type: 'integer', minimum: 1, maximum: 60 },
    deputies: list(releaser),
    onDeadline: oneOfWords(['refuse', 'escalate', 'deliver']),
  })
  return file('A policy', {
    ...object(
      {
        policy: { ...kebab, description: 'The name of the pack: its folder, and the first part of every clause id.' },
        version: { ...text, description: 'The version that citations name; the day of its approval where it has one.' },
        title: text,
        organisation: text,
        'phase?': oneOfWords(['primary', 'secondary', 'all-through', 'special', 'college', 'trust']),
        'languages?': list(oneOfWords(['en', 'cy']), { minItems: 1 }),
        'approved?': object({ on: day, 'by?': list(text), 'minute?': text }),
        'inForceFrom?': day,
        'reviewDue?': { ...text, description: 'As the document says it: a day, or a term.' },
        'ownerRole?': role,
        domains: list(
          { type: 'string', pattern: '^[a-z0-9-]+(\\.[a-z0-9-]+)+$', description: 'A mail domain in lower case.' },
          { minItems: 1, uniqueItems: true, description: 'Mail domains of the school. Sub-domains are not implied.' },
        ),
        'telephones?': list({
          type: 'string',
          pattern: '^[0-9+() -]{5,20}$',
          description: 'A telephone number of the school.',
        }),
        'staffRoles?': list(role, {
          description: 'Roles that count as staff beside those of the vocabulary, as the policy defines staff.',
        }),
        'roleAliases?': {
          type: 'object',
          additionalProperties: role,
          description: "The policy's own titles, and the role of the vocabulary each means.",
        },
        defaults: {
          ...deadline,
          description: 'Who releases, how long, who then, and what at the deadline, where a clause names nobody.',
        },
        'texts?': {
          type: 'object',
          additionalProperties: sentence,
          description: "The pack's own sentences by text key, over the product's.",
        },
        'agreements?': list(
          object({
            id: kebab,
            title: sentence,
            audience: list(text),
            ask: oneOfWords(['every-log-on', 'yearly', 'termly', 'once']),
            'cites?': cites,
            'note?': text,
          }),
        ),
        'readings?': list(object({ clauses: cites, reading: text, 'why?': text }), {
          description: 'How a wording that can be read in two ways is read here.',
        }),
        'note?': text,
      },
      own,
    ),
  })
}
