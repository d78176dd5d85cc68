import { z } from 'zod'
import { citedClause, day, effect, instant, life, obligation, words } from './common.ts'
import { question } from './may-i.ts'
import { route } from './route.ts'

/** `enforce` acts; `watch` is recorded and changes nothing; a binding that enforces with a `liveFrom` still to come watches until that school day. */
export const mode = z.enum(['enforce', 'watch'])
export type Mode = z.infer<typeof mode>

/** A control as this school uses it. */
export const boundControl = z.object({
  id: z.string(),
  control: z.string(),
  summary: words,
  mode: mode,
  liveFrom: day.optional(),
})
export type BoundControl = z.infer<typeof boundControl>

export const clauseSummary = z.object({
  id: z.string(),
  ref: z.string(),
  /** Heading under which it stands, as the document has it. */
  section: z.string(),
  text: z.string(),
  class: z.enum(['enforce', 'workflow', 'attest', 'inform']),
  modality: z.enum(['must', 'must-not', 'should', 'should-not', 'may', 'fact']),
  capability: z.string(),
  life: life,
  /** When a decision last cited it, and how often in the last 30 days. */
  lastActedAt: instant.nullable(),
  count: z.number().int(),
  bindings: z.array(boundControl),
})
export type ClauseSummary = z.infer<typeof clauseSummary>

export const policyPage = z.object({
  policy: z.string(),
  title: z.string(),
  version: z.string(),
  approvedOn: day.optional(),
  reviewDueOn: z.string().optional(),
  ownerRole: z.string().optional(),
  counts: z.record(life, z.number().int()),
  /** What other systems must do for clauses to be kept. */
  elsewhere: z.array(
    z.object({
      duty: z.string(),
      system: z.string().optional(),
      what: z.string().optional(),
      clauses: z.array(z.string()),
    }),
  ),
  /** In document order. */
  clauses: z.array(clauseSummary),
})
export type PolicyPage = z.infer<typeof policyPage>

/** The policy in force with its coverage. */
export const getPolicy = route({ method: 'GET', url: '/api/policy', reply: policyPage })

/** A decision that cited a clause. `getClauseDecision` opens it. */
export const recentDecision = z.object({
  id: z.string(),
  at: instant,
  action: z.string(),
  effect: effect,
  watched: z.boolean(),
})

/** Something other than a decision that keeps a clause, with its figures in words. `declared`: its engine does not run yet. */
export const duty = z.object({
  id: z.string(),
  by: z.enum(['agreement', 'training', 'notice', 'procedure', 'schedule', 'connector']),
  state: z.enum(['declared', 'running']),
  what: z.string().optional(),
  note: z.string().optional(),
  /** Of a connector: which other system does it. */
  system: z.string().optional(),
  agreement: z
    .object({
      title: words,
      /** How often it is accepted. */
      ask: z.enum(['every-log-on', 'yearly', 'termly', 'once']),
      audience: z.array(z.string()),
    })
    .optional(),
  /** `who` acts, `when` says until when and what happens then. */
  procedure: z
    .object({
      title: words,
      steps: z.array(z.object({ id: z.string(), title: words, who: words, when: words.optional() })),
    })
    .optional(),
  /** What is kept, how long, and what becomes of it. */
  lines: z.array(z.object({ class: z.string(), kept: words })),
  /** What must be done, by whom, and when. */
  checks: z.array(z.object({ id: z.string(), what: z.string().optional(), who: words.optional(), when: words })),
})
export type Duty = z.infer<typeof duty>

/** A made-up example that this clause changes (`acts`), or that it leaves alone (`spares`). `question` opens it in May I…?. */
export const example = z.object({
  id: z.string(),
  kind: z.enum(['decide', 'due', 'walk', 'journey']),
  shows: z.enum(['acts', 'spares']),
  note: z.string().optional(),
  effect: effect.optional(),
  question: question.optional(),
})
export type Example = z.infer<typeof example>

export const clauseDetail = clauseSummary.extend({
  quote: z.string().optional(),
  audience: z.array(z.string()),
  breach: z.string().optional(),
  note: z.string().optional(),
  version: z.string(),
  settings: z.record(z.string(), z.record(z.string(), z.unknown())),
  duties: z.array(duty),
  variance: z.object({ instead: z.string(), why: z.string(), approvedBy: z.string().optional() }).optional(),
  /** Decisions by school day, the oldest first, the last 30 days. */
  trend: z.array(z.object({ on: day, count: z.number().int() })),
  recent: z.array(recentDecision),
})
export type ClauseDetail = z.infer<typeof clauseDetail>

export const getClause = route({
  method: 'GET',
  url: '/api/policy/clauses/:id',
  params: z.object({ id: z.string() }),
  reply: clauseDetail,
})

/** Switches one binding; for the roles the school names. Recorded with the reason. */
export const setBindingMode = route({
  method: 'PUT',
  url: '/api/policy/bindings/:id/mode',
  params: z.object({ id: z.string() }),
  body: z.object({ mode: mode, liveFrom: day.optional(), reason: z.string().trim().min(1).max(2000) }),
  reply: boundControl,
})

/** The examples of the pack that show a clause. `working`: they are being read; ask again in a second. */
export const getClauseExamples = route({
  method: 'GET',
  url: '/api/policy/clauses/:id/examples',
  params: z.object({ id: z.string() }),
  reply: z.discriminatedUnion('state', [
    z.object({ state: z.literal('working') }),
    z.object({ state: z.literal('ready'), examples: z.array(example) }),
  ]),
})

/**
 * One decision that cited a clause, as a reader of the policy may see it: whose it was only in kind unless it was their own,
 * and of what was asked nothing that somebody wrote or that points to a person. Words left out of the reason are an ellipsis.
 */
export const clauseDecision = z.object({
  id: z.string(),
  at: instant,
  action: z.string(),
  effect: effect,
  /** `you`, or the kind of person. */
  who: z.enum(['you', 'staff', 'governor', 'pupil', 'parent', 'outsider', 'somebody']),
  asked: z.array(z.object({ member: z.string(), values: z.array(z.union([z.string(), z.number(), z.boolean()])) })),
  /** Absent where what was kept of it has been forgotten. */
  reason: words.optional(),
  clauses: z.array(citedClause),
  obligations: z.array(obligation.pick({ do: true, words: true })),
})
export type ClauseDecision = z.infer<typeof clauseDecision>

export const getClauseDecision = route({
  method: 'GET',
  url: '/api/policy/clauses/:id/decisions/:decision',
  params: z.object({ id: z.string(), decision: z.string() }),
  reply: clauseDecision,
})
