import { z } from 'zod'
import { citedClause, instant, words } from './common.ts'
import { reviewBudget } from './review-budget.ts'
import { route } from './route.ts'

/**
 * Something that needs this person. `review`: somebody's held message waits for them. `confirm`: their own message
 * waits for their second look. `waiting`: their own message waits for a time or another person. `refused`: their own
 * message did not go. `task`: anything else. `link` is a path of the console: `/mail/held/{id}`, `/mail/messages/{id}`, `/policy/clauses/{id}`.
 */
export const homeItem = z.object({
  id: z.string(),
  kind: z.enum(['review', 'confirm', 'waiting', 'refused', 'task']),
  title: z.string(),
  /** One sentence on why it is here. */
  why: words.optional(),
  clause: citedClause.optional(),
  since: instant,
  due: instant.optional(),
  link: z.string(),
})
export type HomeItem = z.infer<typeof homeItem>

/** What needs me first, the most urgent first; and, for those who may see it, the school's day in figures. */
export const home = z.object({
  items: z.array(homeItem),
  /** Since midnight in the school's time zone. Null for those who may not see figures. */
  today: z
    .object({ decided: z.number().int(), held: z.number().int(), denied: z.number().int(), advised: z.number().int() })
    .nullable(),
  budget: reviewBudget.nullable(),
})
export type Home = z.infer<typeof home>

export const getHome = route({ method: 'GET', url: '/api/home', reply: home })
