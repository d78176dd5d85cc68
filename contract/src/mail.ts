import { z } from 'zod'
import { citedClause, done, effect, happening, instant, obligation, personLabel, words } from './common.ts'
import { reviewBudget } from './review-budget.ts'
import { route } from './route.ts'

/** Where a message stands for one recipient. */
export const deliveryState = z.enum([
  'held',
  'queued',
  'delivered',
  'denied',
  'refused',
  'withdrawn',
  'returned',
  'redirected',
  'bounced',
])
export type DeliveryState = z.infer<typeof deliveryState>

/** One recipient of a message. `at` is when the state began; `until` when it ends by itself. */
export const recipientState = z.object({
  address: z.string(),
  name: z.string().optional(),
  state: deliveryState,
  at: instant,
  until: instant.optional(),
  /** Ids of the clauses that speak for this recipient. */
  citations: z.array(z.string()),
  /** What the next server said, for a bounce or a delay. */
  remark: z.string().optional(),
})
export type RecipientState = z.infer<typeof recipientState>

/**
 * What may be done about a held message. `release`, `refuse`: a releaser. `confirm`, `urgent`, `withdraw`: the sender.
 * A message held until a time goes then without anybody's doing.
 */
export const heldOutcome = z.enum(['release', 'refuse', 'confirm', 'urgent', 'withdraw'])
export type HeldOutcome = z.infer<typeof heldOutcome>

export const heldSummary = z.object({
  id: z.string(),
  direction: z.enum(['out', 'in']),
  heldAt: instant,
  /** Null where this reader may not see it (mail marked personal). */
  subjectLine: z.string().nullable(),
  from: personLabel,
  /** Names of people or lists, shortened by the server to the first few. */
  to: z.array(z.string()),
  recipientCount: z.number().int(),
  reason: words,
  clauses: z.array(citedClause),
  /** Goes by itself then. */
  until: instant.optional(),
  /** Somebody must have acted by then. */
  deadline: instant.optional(),
  onDeadline: z.enum(['refuse', 'escalate', 'deliver']).optional(),
  /** As what this reader sees it. */
  as: z.enum(['sender', 'releaser', 'deputy']),
  /** May be decided together with others: the procedure allows it, and no detector's word is to be weighed. */
  batch: z.boolean(),
  /** Decided, and not carried out yet: whoever decided may take it back until then. */
  pending: z
    .object({ outcome: z.enum(['release', 'refuse']), by: personLabel, mine: z.boolean(), until: instant })
    .optional(),
})
export type HeldSummary = z.infer<typeof heldSummary>

/**
 * `mine`: what I sent and is held. `forMe`: what waits for my decision, the nearest deadline first. `budget` is there for those
 * who may have to decide.
 */
export const listHeld = route({
  method: 'GET',
  url: '/api/mail/held',
  reply: z.object({ forMe: z.array(heldSummary), mine: z.array(heldSummary), budget: reviewBudget.nullable() }),
})

/** Words in the text that set off a detector: UTF-16 offsets into `text`, half-open, not overlapping, in order. */
export const mark = z.object({
  start: z.number().int().min(0),
  end: z.number().int().min(0),
  fact: z.string(),
  words: words,
})
export type Mark = z.infer<typeof mark>

/** The text as this reader may see it: opened, or withheld with the reason. */
export const messageText = z.discriminatedUnion('open', [
  z.object({ open: z.literal(true), text: z.string(), marks: z.array(mark) }),
  z.object({ open: z.literal(false), why: words }),
])
export type MessageText = z.infer<typeof messageText>

export const attachment = z.object({
  filename: z.string(),
  bytes: z.number().int(),
  mediaType: z.string(),
  /** What was found in it, in the vocabulary's words. */
  contains: z.array(z.string()).optional(),
})

export const heldMessage = heldSummary.extend({
  state: z.enum(['held', 'released', 'refused', 'withdrawn']),
  text: messageText,
  attachments: z.array(attachment),
  recipients: z.array(recipientState),
  releasers: z.array(personLabel),
  deputies: z.array(personLabel),
  /** What this reader may do now; empty when it is settled or theirs only to watch. */
  outcomes: z.array(heldOutcome),
  /** Releasing may make this correspondence standing, so that it is asked once. */
  mayStand: z.boolean(),
  /** The sender is a pseudonym that this reader may lift, recorded. */
  mayReveal: z.boolean(),
  /** A detector spoke: this reader may say that it was wrong, or somebody has. Absent where no detector did. */
  falseAlarm: z.enum(['may', 'said']).optional(),
  timeline: z.array(happening),
  /** Id of the message, for its own page. */
  message: z.string(),
})
export type HeldMessage = z.infer<typeof heldMessage>

const heldId = z.object({ id: z.string() })

/** 404 `mail.not-held` also for one that is not this reader's to see. */
export const getHeld = route({ method: 'GET', url: '/api/mail/held/:id', params: heldId, reply: heldMessage })

/**
 * Settles or moves a held message, once. `reason` is needed for `release`, `refuse` and `urgent`; `standing` goes with `release`.
 * With `undoable`, a release or refusal is carried out two minutes later, and may be taken back until then; at once where the
 * deadline is nearer. `falseAlarm` says with a release or confirmation that the detector was wrong.
 * 409 `mail.already-settled` when somebody was first; 403 `mail.not-yours` when the outcome is not offered to the asker.
 */
export const actOnHeld = route({
  method: 'POST',
  url: '/api/mail/held/:id/act',
  params: heldId,
  body: z.object({
    outcome: heldOutcome,
    reason: z.string().trim().max(2000).optional(),
    standing: z.boolean().optional(),
    undoable: z.boolean().optional(),
    falseAlarm: z.boolean().optional(),
  }),
  reply: heldMessage,
})

/** What came of each of several, in the order asked: `code` and `message` say why not. */
export const eachDone = z.object({
  results: z.array(
    z.object({ id: z.string(), ok: z.boolean(), code: z.string().optional(), message: z.string().optional() }),
  ),
})

const severalIds = z.array(z.string()).min(1).max(100)

/** Decides several held messages with one reason, each on its own: its own act, its own entry in the ledger. `mail.not-in-batch` where one must be decided by itself. */
export const actOnSeveral = route({
  method: 'POST',
  url: '/api/mail/held/batch',
  body: z.object({
    ids: severalIds,
    outcome: z.enum(['release', 'refuse']),
    reason: z.string().trim().min(1).max(2000),
    undoable: z.boolean().optional(),
  }),
  reply: eachDone,
})

/** Takes back one's own releases and refusals that are not carried out yet. `mail.too-late` for those that are. */
export const undoHeld = route({
  method: 'POST',
  url: '/api/mail/held/undo',
  body: z.object({ ids: severalIds }),
  reply: eachDone,
})

/** Shows the sender's name to a reviewer, and records that it was shown and why. */
export const revealSender = route({
  method: 'POST',
  url: '/api/mail/held/:id/reveal',
  params: heldId,
  body: z.object({ reason: z.string().trim().min(1).max(2000) }),
  reply: heldMessage,
})

export const myMessage = z.object({
  id: z.string(),
  subjectLine: z.string(),
  sentAt: instant,
  effect: effect,
  /** The most severe state over the recipients. */
  state: deliveryState,
  recipients: z.array(recipientState),
  /** Held still: id of the held message, on whose page the sender can act. */
  held: z.string().optional(),
  /** It has not gone yet, and may be taken back until then. */
  takeBackUntil: instant.optional(),
})
export type MyMessage = z.infer<typeof myMessage>

/**
 * Where is my mail? The newest first; `before` is the `next` of the page above. `search` looks in subject lines and addresses; it is
 * asked in a body, since addresses of requests are logged on the way.
 */
export const listMine = route({
  method: 'POST',
  url: '/api/mail/mine',
  body: z.object({ before: z.string().optional(), search: z.string().max(200).optional() }),
  reply: z.object({ messages: z.array(myMessage), next: z.string().nullable() }),
})

/** One text of the pack that an outsider may be sent, so that they write again or in another way. */
export const returnAsk = z.object({ ask: z.string(), text: words })

/**
 * What a recipient or reviewer of an outsider's message may have sent to its sender, in the school's name: nothing goes unless
 * they press. `letter` is the whole text for each ask but its first paragraph, which is the ask's own. `whyNot` is there when
 * nothing can be sent (a list, a machine, a sender who could not be proved, one who was asked already); then `asks` is empty.
 */
export const returning = z.object({
  to: z.string(),
  from: z.string(),
  replyTo: z.string(),
  subjectLine: z.string(),
  asks: z.array(returnAsk),
  letter: z.array(z.string()),
  asked: z.object({ at: instant, by: personLabel, text: words }).optional(),
  whyNot: words.optional(),
})
export type Returning = z.infer<typeof returning>

/** Mail between this reader and the parent who wrote: whether contact is agreed, so that it is not marked as direct any more. */
export const parentContact = z.object({ parent: personLabel, agreed: z.boolean() })

/** A message's decision, for its sender, its recipients and its reviewers; silent citations are left out for the sender. */
export const messageDecision = z.object({
  id: z.string(),
  direction: z.enum(['out', 'in']),
  subjectLine: z.string().nullable(),
  from: personLabel,
  at: instant,
  effect: effect,
  reason: words,
  clauses: z.array(citedClause),
  obligations: z.array(obligation),
  lifted: z.array(z.object({ clause: z.string(), control: z.string(), effect: effect, by: z.string() })),
  watched: z.array(z.object({ clause: z.string(), control: z.string(), effect: effect })),
  recipients: z.array(recipientState),
  timeline: z.array(happening),
  /** Id of the held message, if it waits, or waited, and this reader may open it. */
  held: z.string().optional(),
  mayReport: z.boolean(),
  /** Its sender may take it back until then: it has not gone yet. */
  takeBackUntil: instant.optional(),
  /** A detector spoke of it: this reader may say that it was wrong, or somebody has. */
  falseAlarm: z.enum(['may', 'said']).optional(),
  returning: returning.optional(),
  contact: parentContact.optional(),
  /** Id of the ledger entry of this decision, for those who may see the ledger. */
  ledgerEntry: z.string().optional(),
})
export type MessageDecision = z.infer<typeof messageDecision>

const messageId = z.object({ id: z.string() })

export const getMessage = route({
  method: 'GET',
  url: '/api/mail/messages/:id',
  params: messageId,
  reply: messageDecision,
})

/** Takes back one's own message that waits for that alone. 409 when it has gone. */
export const takeBack = route({
  method: 'POST',
  url: '/api/mail/messages/:id/take-back',
  params: messageId,
  body: z.object({}),
  reply: messageDecision,
})

/** Seconds for which one's own mail waits so that it may be taken back; 0 for none. What goes in the safe lane never waits. */
export const undoWish = z.object({ seconds: z.number().int().min(0).max(120) })
export const getUndo = route({ method: 'GET', url: '/api/mail/undo', reply: undoWish })
export const setUndo = route({ method: 'PUT', url: '/api/mail/undo', body: undoWish, reply: undoWish })

/** A recipient says that a message is abusive or upsetting. Answering it is refused from then on; it goes to those the pack names. */
export const reportMessage = route({
  method: 'POST',
  url: '/api/mail/messages/:id/report',
  params: messageId,
  body: z.object({ remark: z.string().trim().max(2000).optional() }),
  reply: done,
})

/** Says that what a detector found in this message was not there: counted by binding and term, without a word of the message. */
export const sayFalseAlarm = route({
  method: 'POST',
  url: '/api/mail/messages/:id/false-alarm',
  params: messageId,
  body: z.object({}),
  reply: done,
})

/**
 * Sends an outsider one of the texts that the decision offers, once. 409 when it was sent before or too many have gone today,
 * or when the sender is not one to be written to; 404 for who is neither recipient nor reviewer, or an ask not offered.
 */
export const askSender = route({
  method: 'POST',
  url: '/api/mail/messages/:id/return',
  params: messageId,
  body: z.object({ ask: z.string().max(200) }),
  reply: messageDecision,
})

/** A member of staff who received a parent's message agrees that this parent writes to them directly from now on. */
export const agreeContact = route({
  method: 'POST',
  url: '/api/mail/messages/:id/contact',
  params: messageId,
  body: z.object({ agreed: z.literal(true) }),
  reply: messageDecision,
})

/** A message that came for me. `marks` are the words set above it; `state` is where my copy stands. */
export const receivedMessage = z.object({
  id: z.string(),
  subjectLine: z.string(),
  from: personLabel,
  at: instant,
  state: deliveryState,
  marks: z.array(z.string()),
  /** Its sender may be asked to write again. */
  mayAsk: z.boolean(),
  reported: z.boolean(),
})
export type ReceivedMessage = z.infer<typeof receivedMessage>

/**
 * What came for me in the last 14 days, mine only: `noted` is what the policy had something to say about (marked, held,
 * stopped, its sender may be asked to write again), `messages` all of it, the newest first; `before` pages `messages`.
 */
export const listReceived = route({
  method: 'GET',
  url: '/api/mail/received',
  query: z.object({ before: z.string().optional() }),
  reply: z.object({
    noted: z.array(receivedMessage),
    messages: z.array(receivedMessage),
    next: z.string().nullable(),
  }),
})

/** A parent and a member of staff who agreed to write to one another directly. */
export const contactRow = z.object({ parent: personLabel, children: z.array(z.string()), since: instant })

/** One person's correspondence with one outside address, authorised from `since` on. */
export const authorisationRow = z.object({
  id: z.string(),
  person: personLabel,
  correspondent: z.string(),
  by: personLabel,
  since: instant,
})

/**
 * What goes on by agreement: my own agreed contacts with parents, and the standing authorisations that are mine, that I gave,
 * that are of people I answer for, or, for those who lead the school, all.
 */
export const agreed = z.object({ contacts: z.array(contactRow), authorisations: z.array(authorisationRow) })
export type Agreed = z.infer<typeof agreed>

export const listAgreed = route({ method: 'GET', url: '/api/mail/agreed', reply: agreed })

/** Ends my agreement with a parent; 404 when there is none. */
export const endContact = route({
  method: 'DELETE',
  url: '/api/mail/contacts/:id',
  params: heldId,
  reply: agreed,
})

/** Ends a standing authorisation: the next message waits again. 404 for one that is not this reader's to see. */
export const endAuthorisation = route({
  method: 'DELETE',
  url: '/api/mail/authorisations/:id',
  params: heldId,
  reply: agreed,
})
