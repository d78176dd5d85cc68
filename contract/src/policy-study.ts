import { z } from 'zod'
import { effect, words } from './common.ts'
import { question } from './may-i.ts'
import { route } from './route.ts'

/** A clause with what it says, of any policy. */
const clauseWords = z.object({ clause: z.string(), ref: z.string(), text: z.string() })

/** Something a governor or the author of a policy should look at. */
export const doubt = z.object({
  kind: z.string(),
  severity: z.enum(['error', 'warning', 'note']),
  clauses: z.array(clauseWords),
  bindings: z.array(z.string()),
  message: z.string(),
  /** What to do, and words a school may take over into its document. */
  cure: z.object({ do: z.string(), wording: words.optional() }).optional(),
})
export type Doubt = z.infer<typeof doubt>

/** What is doubtful about the policy in force. `working`: it is being looked through; ask again in a second. */
export const checkPolicy = route({
  method: 'GET',
  url: '/api/policy/check',
  reply: z.discriminatedUnion('state', [
    z.object({ state: z.literal('working') }),
    z.object({ state: z.literal('ready'), doubts: z.array(doubt) }),
  ]),
})

/** A policy of the shelf. */
export const shelvedPolicy = z.object({
  policy: z.string(),
  version: z.string(),
  title: z.string(),
  organisation: z.string(),
})
export type ShelvedPolicy = z.infer<typeof shelvedPolicy>

/** The policies this server knows, and which is the school's own. */
export const listPolicies = route({
  method: 'GET',
  url: '/api/policy/shelf',
  reply: z.object({ own: z.string(), policies: z.array(shelvedPolicy) }),
})

const relation = z.enum(['stricter', 'laxer', 'different'])
export type Relation = z.infer<typeof relation>

const sideOfEffect = z.object({ effect, clauses: z.array(clauseWords), reason: words })

/** An act that two policies answer differently. `relation` is of the second beside the first. */
export const effectDifference = z.object({
  action: z.string(),
  /** Whose act it is. */
  roles: z.array(z.string()),
  relation,
  a: sideOfEffect,
  b: sideOfEffect,
  /** Members of the witness that make the difference. */
  matters: z.array(z.string()),
  /** The smallest request found that shows it. */
  witness: question,
})
export type EffectDifference = z.infer<typeof effectDifference>

export const comparison = z.object({
  a: shelvedPolicy,
  b: shelvedPolicy,
  effects: z.array(effectDifference),
  /** Agreements, periods of keeping and checks that differ, in words. */
  standing: z.array(
    z.object({
      subject: z.enum(['agreement', 'retention', 'check']),
      what: z.string(),
      a: z.string(),
      b: z.string(),
      clauses: z.object({ a: z.array(clauseWords), b: z.array(clauseWords) }),
    }),
  ),
  /** Clauses of each that have no counterpart. */
  only: z.object({ a: z.array(clauseWords), b: z.array(clauseWords) }),
  /** Clauses that were found to speak of the same. */
  pairs: z.number().int(),
})
export type Comparison = z.infer<typeof comparison>

/** Two policies of the shelf side by side. `working`: they are being compared; ask again in a second. */
export const comparePolicies = route({
  method: 'GET',
  url: '/api/policy/compare/:a/:b',
  params: z.object({ a: z.string(), b: z.string() }),
  reply: z.discriminatedUnion('state', [
    z.object({ state: z.literal('working') }),
    z.object({ state: z.literal('ready'), comparison }),
  ]),
})
