import { z } from 'zod'
import { citedClause, day, instant, personLabel, words } from './common.ts'
import { attachment } from './mail.ts'
import { route } from './route.ts'

/** A piece of a text with what was looked for: UTF-16 offsets into `text`, half-open, in order. */
export const snippet = z.object({
  text: z.string(),
  marks: z.array(z.object({ start: z.number().int().min(0), end: z.number().int().min(0) })),
})
export type Snippet = z.infer<typeof snippet>

/**
 * A message that I sent or that came to me. `forgotten`: its month's key has been destroyed; then there is nothing but its time.
 * `to` are those whom its header names; for what I sent, everybody I wrote to.
 */
export const ownMail = z.object({
  id: z.string(),
  at: instant,
  /** `sent` by me, or `received`. */
  as: z.enum(['sent', 'received']),
  forgotten: z.boolean(),
  subjectLine: z.string(),
  from: personLabel.nullable(),
  to: z.array(z.string()),
  files: z.array(z.string()),
  /** Null where no text is kept. */
  snippet: snippet.nullable(),
})
export type OwnMail = z.infer<typeof ownMail>

/**
 * My own mail, the newest first: what I sent and what arrived for me, mine alone whoever I am. All words must be there; case and accents
 * are one; what stands in quotation marks is looked for as a phrase. Without words, all of it. Asked in a body, since addresses of
 * requests are logged on the way. `behind`: so many of my newest messages are still being read.
 */
export const searchOwnMail = route({
  method: 'POST',
  url: '/api/mail/own',
  body: z.object({ words: z.string().max(200).optional(), before: z.string().optional() }),
  reply: z.object({
    messages: z.array(ownMail),
    next: z.string().nullable(),
    behind: z.number().int(),
  }),
})

/** Until when something of a message is kept, and why: the first day on which it is not. Null for no line of the schedule. */
export const keptUntil = z.object({
  what: z.enum(['copy', 'text', 'envelope']),
  words: words,
  until: day.nullable(),
  clauses: z.array(citedClause),
})
export type KeptUntil = z.infer<typeof keptUntil>

/** One message of mine with its text, as text: never a page. `why` says why there is none. */
export const ownMessage = ownMail.extend({
  text: z.string().nullable(),
  why: words.optional(),
  attachments: z.array(attachment),
  kept: z.array(keptUntil),
})
export type OwnMessage = z.infer<typeof ownMessage>

/** 404 for everybody whose own it is not, whatever their roles. */
export const getOwnMail = route({
  method: 'GET',
  url: '/api/mail/own/:id',
  params: z.object({ id: z.string() }),
  reply: ownMessage,
})
