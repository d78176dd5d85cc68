import { z } from 'zod'
import { citedClause, day } from './common.ts'
import { route } from './route.ts'

/**
 * How often what a binding stopped for its words was called a false alarm by the people concerned. `share` is of what was stopped, and
 * only there from `fewest` on: of fewer nothing can be said. Terms are the detectors' ids, each called wrong three times at least.
 */
export const measuredBinding = z.object({
  clause: citedClause,
  control: z.string(),
  stopped: z.number().int(),
  falseAlarms: z.number().int(),
  share: z.number().optional(),
  terms: z.array(z.object({ fact: z.string(), count: z.number().int() })),
})

/** Measured at this school since that day, by what its people said. Nothing silent is counted. */
export const mailMeasurement = z.object({
  since: day,
  fewest: z.number().int(),
  bindings: z.array(measuredBinding),
})
export type MailMeasurement = z.infer<typeof mailMeasurement>

export const getMailMeasurement = route({ method: 'GET', url: '/api/mail/measurement', reply: mailMeasurement })
