import { z } from 'zod'
import { instant, words } from './common.ts'
import { route } from './route.ts'

/** One thing that must be well for mail to flow. `now` says what to do about it; there for what is not well. `link` is a page of the console. */
export const healthCheck = z.object({
  id: z.string(),
  state: z.enum(['well', 'note', 'warning', 'trouble']),
  title: words,
  words: words,
  now: words.optional(),
  link: z.string().optional(),
})
export type HealthCheck = z.infer<typeof healthCheck>

/** Counts of one hour, from `at` on: messages taken from our people and for them, held, and recipients that could not be reached. */
export const mailHour = z.object({
  at: instant,
  out: z.number().int(),
  in: z.number().int(),
  held: z.number().int(),
  bounced: z.number().int(),
})

/** What next servers said in the last day where they did not take mail: where, which code, how often, when last. */
export const deliveryError = z.object({
  destination: z.string(),
  code: z.string(),
  count: z.number().int(),
  last: instant,
})

/** The health of the gateway, what is worst first; hours since midnight of the school. Counts only, nobody's name. */
export const mailHealth = z.object({
  at: instant,
  checks: z.array(healthCheck),
  hours: z.array(mailHour),
  errors: z.array(deliveryError),
})
export type MailHealth = z.infer<typeof mailHealth>

/** For those who run the school's mail. */
export const getMailHealth = route({ method: 'GET', url: '/api/mail/health', reply: mailHealth })
