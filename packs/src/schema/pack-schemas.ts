/** The files of a pack, described once: the reader checks by these, and `npm run generate` publishes them for editors. */
import { type Control, vocabulary } from '@beadle/engine'
import { factsSchema, schemaOfMembers, vocabularyDefs } from './from-vocabulary.ts'
import { bool, clockTime, day, instant, list, object, oneOfWords, type Schema, sentence, text } from './schema.ts'

const releaser: Schema = { $ref: '#/$defs/releaser' }
const role: Schema = { $ref: '#/$defs/role' }
const kebab: Schema = {
  type: 'string',
  pattern: '^[a-z0-9]+(-[a-z0-9]+)*$',
  description: 'A name of lower-case words joined by hyphens.',
}
const clauseId: Schema = {
  type: 'string',
  minLength: 1,
  description: 'A clause, in full (all-saints.3.2.staff.5) or without the name of the policy (3.2.staff.5).',
}
const cites: Schema = list(clauseId, { minItems: 1, uniqueItems: true, description: 'The clauses that this meets.' })
const anything: Schema = {}
/** Members beginning `x-` hold what a file says once and uses often, by anchor. */
const own: Schema = { patternProperties: { '^x-': anything } }

function file(title: string, schema: Schema, defs: Readonly<Record<string, Schema>> = {}): Schema {
  const $defs = usedDefs(schema, { ...vocabularyDefs, ...defs })
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', title, ...schema, $defs }
}

/** The definitions that `schema` refers to, and those that they refer to. */
function usedDefs(schema: Schema, defs: Readonly<Record<string, Schema>>): Record<string, Schema> {
  const used: Record<string, Schema> = {}
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk)
    if (typeof value !== 'object' || value === null) return
    for (const [name, member] of Object.entries(value)) {
      const def = name === '$ref' && typeof member === 'string' ? member.replace('#/$defs/', '') : undefined
      const found = def && !Object.hasOwn(used, def) ? defs[def] : undefined
      if (def && found) used[def] = found
      walk(found ?? member)
    }
  }
  walk(schema)
  return used
}

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

/** bindings.yaml: which control meets which clauses, with which settings; `duties` for the clauses no decision can meet. */
export function bindingsSchema(controls: ReadonlyMap<string, Control>): Schema {
  const known = [...controls.values()].toSorted((a, b) => a.id.localeCompare(b.id))
  const binding = object({
    id: kebab,
    control: known.length ? oneOfWords(known.map(({ id }) => id)) : text,
    cites,
    'settings?': { type: 'object', description: 'The settings of the control.' },
    'lifts?': list(kebab, { uniqueItems: true, description: 'Bindings set aside when this one permits.' }),
    'mode?': {
      ...oneOfWords(['enforce', 'watch'], 'watch: what it finds is listed and changes nothing.'),
      default: 'enforce',
    },
    'liveFrom?': { ...day, description: 'The day from which it acts; before it, it watches.' },
    'note?': text,
  })
  const bySettings = known.map(
    ({ id, summary, settings }): Schema => ({
      if: { type: 'object', properties: { control: { const: id } }, required: ['control'] },
      // biome-ignore lint/suspicious/noThenProperty: JSON Schema's word; the object is never awaited.
      then: {
        type: 'object',
        description: summary.en,
        properties: { settings: { ...settings, additionalProperties: false } as Schema },
      },
    }),
  )
  const duty = object({
    id: kebab,
    by: oneOfWords(
      ['agreement', 'training', 'notice', 'procedure', 'schedule', 'connector'],
      'What meets the clauses: an agreement that is signed, training, a published notice, a procedure, a scheduled check or retention line, another system.',
    ),
    cites,
    'what?': { ...text, description: 'What is done, in a sentence.' },
    'procedure?': { ...kebab, description: 'The procedure of procedures.yaml that does it.' },
    'state?': {
      ...oneOfWords(['declared', 'running'], 'declared: bound, its engine not built yet. running: it happens.'),
      default: 'declared',
    },
    'note?': text,
  })
  return file(
    'Bindings',
    object(
      { bindings: list({ ...binding, ...(bySettings.length && { allOf: bySettings }) }), 'duties?': list(duty) },
      own,
    ),
  )
}

/** procedures.yaml: people acting in order. */
export function proceduresSchema(): Schema {
  const one: Schema = { type: 'integer', minimum: 1 }
  const outcome = object({
    'to?': { ...kebab, description: 'The step it leads to.' },
    'end?': { ...kebab, description: 'The end it comes to.' },
    'reason?': { ...oneOfWords(['required']), description: 'The one who acts must say why.' },
    'only?': { ...oneOfWords(['deadline']), description: 'Only the clock brings it about.' },
    'evidence?': list(kebab, { description: 'What this outcome needs, in place of what the step needs.' }),
  })
  const step = object({
    id: kebab,
    title: sentence,
    who: list(releaser, { minItems: 1, description: 'Who may act.' }),
    'deadline?': { oneOf: [object({ schoolDays: one }), object({ hours: one }), object({ weekdayHours: one })] },
    'deputies?': list(releaser, { description: 'Asked where none of `who` can act, and on escalation.' }),
    'onDeadline?': {
      ...kebab,
      description: 'An outcome of the step, or `escalate`: the deputies are asked for as long again.',
    },
    'finally?': { ...kebab, description: "The outcome when the deputies' time is over too." },
    'distinctFrom?': list(kebab, { uniqueItems: true, description: 'Steps in which somebody else must have acted.' }),
    'evidence?': list(kebab, { uniqueItems: true, description: 'What must be shown.' }),
    outcomes: {
      type: 'object',
      minProperties: 1,
      additionalProperties: outcome,
      description: 'What may come of it, by name.',
    },
  })
  const procedure = object({ id: kebab, title: sentence, 'cites?': cites, steps: list(step, { minItems: 1 }) })
  return file('Procedures', object({ procedures: list(procedure) }, own))
}

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

/** calendar.yaml: terms, days off and bells, in school time. */
export function calendarSchema(): Schema {
  const stretch = object({ name: text, from: day, to: day })
  const bell = object({
    name: text,
    kind: oneOfWords(['before-school', 'lesson', 'break', 'lunch', 'after-school']),
    from: clockTime,
    to: clockTime,
  })
  const weekdays: Schema = {
    type: 'object',
    patternProperties: { '^[1-7]$': list(bell) },
    additionalProperties: false,
    description: 'Weekdays that differ; 1 is Monday.',
  }
  return file(
    'The school calendar',
    object(
      {
        timeZone: { ...text, description: 'An IANA time zone.' },
        terms: list(stretch, { minItems: 1 }),
        holidays: list(stretch, {
          description: 'Half-terms and other days off inside terms, and the holidays between them.',
        }),
        inset: list(day, { uniqueItems: true }),
        bankHolidays: list(object({ on: day, name: text })),
        bells: object({ ordinary: list(bell), 'weekdays?': weekdays }),
        'note?': text,
      },
      own,
    ),
  )
}

/** ordinary.yaml: the facts of an ordinary day, which `decide` assumes where nothing else is said. */
export function ordinarySchema(): Schema {
  return file('The facts of an ordinary day', factsSchema())
}

/** One request in the words of the vocabulary: what stands beside each action depends on the action. */
function requestSchema(): Schema {
  const actions = Object.keys(vocabulary.actions) as (keyof typeof vocabulary.actions)[]
  const subject = object({
    type: { const: 'person' },
    id: text,
    properties: object({
      roles: list(role),
      'name?': text,
      'address?': text,
      'yearGroup?': { type: 'integer', minimum: 0, maximum: 13 },
      'form?': text,
    }),
  })
  const context = object({ time: instant, 'facts?': { $ref: '#/$defs/facts' } })
  const each = actions.map((name): Schema => {
    const { resource, members } = vocabulary.actions[name]
    const needed = Object.values(members).some(({ optional }) => !optional)
    return {
      if: {
        type: 'object',
        properties: { action: { type: 'object', properties: { name: { const: name } }, required: ['name'] } },
        required: ['action'],
      },
      // biome-ignore lint/suspicious/noThenProperty: JSON Schema's word; the object is never awaited.
      then: {
        type: 'object',
        properties: {
          resource: object({
            type: { const: resource },
            'id?': text,
            [`properties${needed ? '' : '?'}`]: schemaOfMembers(members),
          }),
        },
      },
    }
  })
  const resource: Schema = { type: 'object', required: ['type'] }
  return {
    ...object({
      subject,
      action: object({ name: oneOfWords(actions), 'properties?': { type: 'object', additionalProperties: false } }),
      resource,
      context,
    }),
    allOf: each,
  }
}

/** The answer, as DECISION-API has it. */
function decisionSchema(): Schema {
  const effect = oneOfWords(['permit', 'hold', 'deny'])
  const obligation: Schema = {
    oneOf: Object.entries(vocabulary.obligations).map(([name, members]) =>
      obligationSchema(name, schemaOfMembers(members)),
    ),
  }
  const citation = object({ clause: text, control: text, version: text, 'silent?': { const: true } })
  return {
    type: 'object',
    properties: {
      decision: { type: 'boolean', description: 'True exactly when the effect is permit.' },
      context: {
        type: 'object',
        properties: {
          effect,
          citations: list(citation),
          obligations: list(obligation),
          lifted: list(object({ clause: text, control: text, effect, by: text })),
          watched: list(object({ clause: text, control: text, effect })),
          recipients: list(object({ address: text, effect, 'until?': instant, citations: list(text) })),
          reason: object({ en: text, 'cy?': text }),
        },
        required: ['effect', 'citations', 'obligations', 'lifted', 'recipients', 'reason'],
      },
    },
    required: ['decision', 'context'],
  }
}

function obligationSchema(name: string, members: Schema): Schema {
  const common = { silent: bool, essential: bool, cites: list(text), recipients: list(text) }
  return {
    ...members,
    properties: { do: { const: name }, ...members.properties, ...common },
    required: ['do', ...(members.required ?? [])],
  }
}

/** The normative schema of the decision interface: `$defs` hold request, decision and facts. */
export function decisionInterfaceSchema(): Schema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'A question to the decision interface, or its answer',
    description:
      'Made from policies/vocabulary.yaml. A request is OpenID AuthZEN Authorization API 1.0 with closed words.',
    anyOf: [{ $ref: '#/$defs/request' }, { $ref: '#/$defs/decision' }],
    $defs: { ...vocabularyDefs, request: requestSchema(), decision: decisionSchema(), facts: factsSchema() },
  }
}

/** scenarios.yaml: what the policy changes and what it leaves alone. */
export function scenariosSchema(): Schema {
  const partial = Object.entries(vocabulary.obligations).map(([name, members]) => {
    const { required: _left, ...rest } = obligationSchema(name, schemaOfMembers(members))
    return { ...rest, required: ['do'] }
  })
  const want = object({
    effect: oneOfWords(['permit', 'hold', 'deny']),
    'cites?': list(clauseId, { description: 'Clauses that must be cited; further ones do no harm.' }),
    'obligations?': list(
      { oneOf: partial },
      { description: 'Obligations there must be; the members named must match.' },
    ),
    'recipients?': list(
      object({
        address: text,
        'effect?': oneOfWords(['permit', 'hold', 'deny']),
        'until?': instant,
        'citations?': list(clauseId),
      }),
    ),
    'lifted?': list(clauseId, { description: 'Clauses that must have been set aside.' }),
    'watched?': list(clauseId),
  })
  const common = { id: text, 'policy?': kebab, 'note?': text }
  const decide = object({
    ...common,
    'kind?': { const: 'decide' },
    request: requestSchema(),
    'facts?': { $ref: '#/$defs/facts' },
    want,
    'not?': list(clauseId, { description: 'Clauses that must not be cited.' }),
  })
  const due = object({
    ...common,
    kind: { const: 'due' },
    at: instant,
    want: { type: 'object' },
    'not?': list(clauseId),
    'request?': { type: 'object' },
    'facts?': { $ref: '#/$defs/facts' },
  })
  const journey = object({
    ...common,
    kind: { const: 'journey' },
    test: { ...text, description: 'The test of the server that walks it.' },
    'want?': { type: 'object' },
    'not?': list(clauseId),
    'cites?': cites,
  })
  return file('Scenarios', object({ scenarios: list({ oneOf: [decide, due, journey] }) }, own), {
    facts: factsSchema(),
  })
}

/** Every schema this project publishes, by file name under policies/schema. */
export function publishedSchemas(controls: ReadonlyMap<string, Control>): Readonly<Record<string, Schema>> {
  return {
    'decision.schema.json': decisionInterfaceSchema(),
    'policy.schema.json': policySchema(),
    'clauses.schema.json': clausesSchema(),
    'bindings.schema.json': bindingsSchema(controls),
    'procedures.schema.json': proceduresSchema(),
    'variances.schema.json': variancesSchema(),
    'calendar.schema.json': calendarSchema(),
    'ordinary.schema.json': ordinarySchema(),
    'scenarios.schema.json': scenariosSchema(),
  }
}
