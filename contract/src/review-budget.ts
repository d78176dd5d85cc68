import { z } from 'zod'
import { citedClause } from './common.ts'

/**
 * A reviewer's day: held messages put before people today against what the school means to ask of them in a day. Nothing that
 * is silent is counted. `spentBy`: which clauses put how many, the most first; those with fewer than three stand together in `others`.
 */
export const reviewBudget = z.object({
  spent: z.number().int(),
  of: z.number().int(),
  spentBy: z.array(z.object({ clause: citedClause, count: z.number().int() })),
  others: z.number().int(),
})
export type ReviewBudget = z.infer<typeof reviewBudget>
