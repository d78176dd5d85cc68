import { z } from 'zod'
import { day, effect, instant, life, words } from './common.ts'
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
  /** In document order. */
  clauses: z.array(clauseSummary),
})
export type PolicyPage = z.infer<typeof policyPage>

/** The policy in force with its coverage. */
export const getPolicy = route({ method: 'GET', url: '/api/policy', reply: policyPage })

/** A decision that cited a clause; `link` is a path of the console, absent where this reader may not open it. */
export const recentDecision = z.object({
  id: z.string(),
  at: instant,
  action: z.string(),
  effect: effect,
  watched: z.boolean(),
  link: z.string().optional(),
})

export const clauseDetail = clauseSummary.extend({
  quote: z.string().optional(),
  audience: z.array(z.string()),
  breach: z.string().optional(),
  note: z.string().optional(),
  version: z.string(),
  settings: z.record(z.string(), z.record(z.string(), z.unknown())),
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
