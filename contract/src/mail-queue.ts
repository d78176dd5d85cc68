import { z } from 'zod'
import { instant, personLabel } from './common.ts'
import { route } from './route.ts'

/** What the next server last said: its code and enhanced code, or `no answer`. The text may name people and is not here. */
export const lastAnswer = z.object({ at: instant, code: z.string(), host: z.string().optional() })
export type LastAnswer = z.infer<typeof lastAnswer>

/**
 * One place mail goes to: the name of a route, `mx:` and a domain, or empty for what was accepted just now. `waiting`, `sending`
 * and `stopped` are envelopes: a message has one for each way its recipients are reached.
 */
export const destinationQueue = z.object({
  name: z.string(),
  waiting: z.number().int(),
  sending: z.number().int(),
  /** Stopped one by one, by a person. */
  stopped: z.number().int(),
  oldest: instant.optional(),
  nextTry: instant.optional(),
  lastAnswer: lastAnswer.optional(),
  /** Nothing goes there until a person resumes it; `by` is absent where it was paused at the machine. */
  paused: z.object({ since: instant, by: personLabel.optional() }).optional(),
})
export type DestinationQueue = z.infer<typeof destinationQueue>

export const queueOverview = z.object({ destinations: z.array(destinationQueue), giveUpDays: z.number() })
export type QueueOverview = z.infer<typeof queueOverview>

/** What waits to be delivered, the longest waiting first. For those who run the school's mail. */
export const getQueue = route({ method: 'GET', url: '/api/mail/queue', reply: queueOverview })

/** One envelope. Of its recipients only how many, and their domains. */
export const queuedEnvelope = z.object({
  id: z.string(),
  destination: z.string(),
  direction: z.enum(['out', 'in', 'notice']),
  state: z.enum(['waiting', 'sending', 'stopped']),
  queuedAt: instant,
  nextTry: instant.optional(),
  attempts: z.number().int(),
  recipients: z.number().int(),
  domains: z.array(z.string()),
  bytes: z.number().int(),
  lastAnswer: lastAnswer.optional(),
})
export type QueuedEnvelope = z.infer<typeof queuedEnvelope>

/** The envelopes to one destination, or to all, the oldest first; `after` is the `next` of the page before. */
export const listQueued = route({
  method: 'GET',
  url: '/api/mail/queue/envelopes',
  query: z.object({ destination: z.string().max(300).optional(), after: z.string().optional() }),
  reply: z.object({ envelopes: z.array(queuedEnvelope), next: z.string().nullable() }),
})

/** One attempt that did not deliver, and for how many recipients. */
export const deliveryAttempt = lastAnswer.extend({
  outcome: z.enum(['later', 'failed']),
  recipients: z.number().int(),
})

export const envelopeDetail = queuedEnvelope.extend({
  attemptsMade: z.array(deliveryAttempt),
  /** There only once this reader has asked for it with a reason: who it is from and for, and what was said in full. */
  revealed: z.object({ from: z.string(), recipients: z.array(z.string()), answers: z.array(z.string()) }).optional(),
})
export type EnvelopeDetail = z.infer<typeof envelopeDetail>

const envelopeId = z.object({ id: z.string() })
const reason = z.string().trim().max(2000)

/** 404 when it has gone, or is not of this school. */
export const getQueued = route({
  method: 'GET',
  url: '/api/mail/queue/envelopes/:id',
  params: envelopeId,
  reply: envelopeDetail,
})

/**
 * Shows the addresses of one envelope, and records who asked and why. 403 `mail.private` for mail marked personal: its addresses
 * are nobody else's.
 */
export const revealQueued = route({
  method: 'POST',
  url: '/api/mail/queue/envelopes/:id/reveal',
  params: envelopeId,
  body: z.object({ reason: reason.min(1) }),
  reply: envelopeDetail,
})

/** `give-up` returns mail to our own senders as undeliverable, and needs a reason. */
export const destinationAct = z.enum(['retry', 'pause', 'resume', 'give-up'])
export type DestinationAct = z.infer<typeof destinationAct>
export const envelopeAct = z.enum(['retry', 'stop', 'go-on', 'give-up'])
export type EnvelopeAct = z.infer<typeof envelopeAct>

/** How many envelopes it concerned. What is being sent at that moment is left alone. */
export const actedOn = queueOverview.extend({ envelopes: z.number().int() })

export const actOnDestination = route({
  method: 'POST',
  url: '/api/mail/queue/act',
  body: z.object({ destination: z.string().max(300), act: destinationAct, reason: reason.optional() }),
  reply: actedOn,
})

/** 404 when it has gone; 409 `mail.being-sent` while it is being sent. */
export const actOnQueued = route({
  method: 'POST',
  url: '/api/mail/queue/envelopes/:id/act',
  params: envelopeId,
  body: z.object({ act: envelopeAct, reason: reason.optional() }),
  reply: actedOn,
})
