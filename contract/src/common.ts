import { z } from 'zod'

/** An RFC 3339 instant in UTC or with an offset. */
export const instant = z.iso.datetime({ offset: true })
/** A school day, `2026-03-03`. */
export const day = z.iso.date()

/** Something said in English, and in Welsh where it has been written. */
export const words = z.object({ en: z.string(), cy: z.string().optional() })
export type Words = z.infer<typeof words>

/** Rising in severity. */
export const effect = z.enum(['permit', 'hold', 'deny'])
export type Effect = z.infer<typeof effect>

/**
 * A person as this reader may see them. Where `pseudonym` is true, `name` is a pseudonym that stays the same within one
 * matter, and there is no address: reviewers do not need names until they ask for one.
 */
export const personLabel = z.object({
  id: z.string(),
  name: z.string(),
  pseudonym: z.boolean().optional(),
  address: z.string().optional(),
})
export type PersonLabel = z.infer<typeof personLabel>

/** How a clause lives in the running school; the words of the coverage map, from strongest to weakest. */
export const life = z.enum([
  'gate',
  'answered',
  'driven',
  'scheduled',
  'attested',
  'shown',
  'variance',
  'declared',
  'unmet',
])
export type Life = z.infer<typeof life>

/** A clause with its words as they stood at `version`. `quote` is the school's own words, `text` our summary. */
export const citedClause = z.object({
  clause: z.string(),
  ref: z.string(),
  text: z.string(),
  quote: z.string().optional(),
  version: z.string(),
  control: z.string().optional(),
})
export type CitedClause = z.infer<typeof citedClause>

/** An obligation of a decision, said in words; `do` is the vocabulary's verb, the members are those of the obligation. */
export const obligation = z.looseObject({
  do: z.string(),
  words: words,
  cites: z.array(z.string()).optional(),
  recipients: z.array(z.string()).optional(),
  until: instant.optional(),
  deadline: instant.optional(),
})
export type ObligationInWords = z.infer<typeof obligation>

/**
 * One thing that happened, for a timeline, or that will: then `at` is to come. `clauses` asked for it; `code` is what the next server
 * answered, with its name.
 */
export const happening = z.object({
  at: instant,
  kind: z.string(),
  who: personLabel.optional(),
  words: words,
  clauses: z.array(citedClause.pick({ clause: true, ref: true })).optional(),
  code: z.string().optional(),
})
export type Happening = z.infer<typeof happening>

/** Done; `message` may say in words what came of it. */
export const done = z.object({ ok: z.literal(true), message: words.optional() })
