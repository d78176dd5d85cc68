import type { Returning, Words } from '@beadle/contract'
import { sql } from 'kysely'
import { appendEntry } from '../../ledger/index.ts'
import type { Reader, Tx } from '../../platform/database/index.ts'
import { ConflictError, NotFoundError } from '../../platform/errors.ts'
import { type MailContext, noticeAddress } from './context.ts'
import { sayTime } from './notices/announce.ts'
import { sendNotice } from './notices/send-notice.ts'
import { lockMessage } from './settle-hold.ts'
import type { KeptMessage, Standing } from './views/kept-message.ts'
import { colleague } from './views/labels.ts'

/** Who looks at an outsider's message, and as what. */
export type Asker = { readonly personId: string; readonly standings: readonly Standing[] }

/** Nothing can be sent for the reason the offer gives. */
export class NotToBeAskedError extends ConflictError {}

const hoursBetween = 24
const mostADay = 20

const reasons = {
  list: {
    en: 'It came from a mailing list, and everybody on it would be written to.',
    cy: 'Daeth o restr bostio, a byddai pawb arni’n cael y neges.',
  },
  automatic: {
    en: 'It was sent by a machine, which does not read answers.',
    cy: 'Peiriant a’i hanfonodd, ac nid yw’n darllen atebion.',
  },
  unproved: {
    en: 'Its sender could not be proved, so the answer might reach somebody else.',
    cy: 'Ni ellid profi pwy a’i hanfonodd, felly gallai’r ateb gyrraedd rhywun arall.',
  },
  reported: {
    en: 'It was reported, and what was reported is not answered.',
    cy: 'Adroddwyd amdani, ac nid atebir yr hyn yr adroddwyd amdano.',
  },
  asked: { en: 'Its sender has been asked already.', cy: 'Gofynnwyd i’r anfonwr eisoes.' },
  recently: {
    en: 'This sender was asked about another message within the last day.',
    cy: 'Gofynnwyd i’r anfonwr hwn am neges arall o fewn y diwrnod diwethaf.',
  },
  often: {
    en: 'You have asked many senders today. Try again tomorrow.',
    cy: 'Rydych wedi gofyn i lawer o anfonwyr heddiw. Rhowch gynnig arall arni yfory.',
  },
} as const satisfies Readonly<Record<string, Words>>

/** What this person may have sent to the sender of a message, and how it would read; undefined where nothing is offered. */
export async function offerOf(
  db: Reader,
  context: MailContext,
  kept: KeptMessage,
  asker: Asker,
): Promise<Returning | undefined> {
  const keys = asksFor(kept, asker)
  const replyTo = answerTo(kept, asker)
  if (keys.length === 0 || replyTo === undefined) return undefined
  const { envelope, row } = kept
  const asked = await askedOf(db, context, row.id)
  const why = asked ? reasons.asked : await whyNot(db, context, kept, asker.personId)
  const { name } = await db
    .selectFrom('platform.school')
    .select('name')
    .where('id', '=', context.schoolId)
    .executeTakeFirstOrThrow()
  return {
    to: envelope.author,
    from: `${name} <${noticeAddress(context)}>`,
    replyTo,
    subjectLine: `Re: ${envelope.subjectLine || '(no subject)'}`,
    asks: why
      ? []
      : keys.flatMap((ask) => {
          const text = textOf(context, ask)
          return text ? [{ ask, text }] : []
        }),
    letter: [
      `This is about your message of ${sayTime(context, row.accepted_at)}${envelope.subjectLine ? `, “${envelope.subjectLine}”` : ''}.`,
      `An answer to this reaches ${replyTo}.`,
      name,
    ],
    ...(asked
      ? {
          asked: {
            at: asked.asked_at.toString(),
            by: colleague(context, asked.asked_by),
            text: textOf(context, asked.text_key) ?? { en: '' },
          },
        }
      : {}),
    ...(why ? { whyNot: why } : {}),
  }
}

/** Sends one of the texts offered, once. Throws NotFoundError for one that is not, NotToBeAskedError where nothing can be sent. */
export async function askSender(
  tx: Tx,
  context: MailContext,
  kept: KeptMessage,
  { ask, ...asker }: Asker & { readonly ask: string },
): Promise<void> {
  const { schoolId, at, seals } = context
  const token = seals.token('address', kept.envelope.author)
  await lockMessage(tx, schoolId, kept.row.id)
  // Two of a sender's messages at once count as one sender.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${schoolId} ${token.toString('hex')}`}, 0))`.execute(tx)
  const offer = await offerOf(tx, context, kept, asker)
  if (!offer) throw new NotFoundError('message')
  if (offer.whyNot) throw new NotToBeAskedError(offer.whyNot.en)
  const text = offer.asks.find((each) => each.ask === ask)?.text
  if (!text) throw new NotFoundError('text', ask)
  await tx
    .insertInto('mail.asked')
    .values({
      school_id: schoolId,
      message_id: kept.row.id,
      asked_by: asker.personId,
      asked_at: at,
      text_key: ask,
      sender_token: token,
    })
    .execute()
  const { messageId } = kept.envelope
  await sendNotice(tx, context, {
    to: { address: kept.envelope.author },
    fromName: offer.letter.at(-1) ?? '',
    replyTo: offer.replyTo,
    subjectLine: offer.subjectLine,
    paragraphs: [text.en, ...offer.letter],
    ...(messageId === undefined ? {} : { inReplyTo: messageId }),
  })
  await appendEntry(tx, {
    schoolId,
    kind: 'mail.returned',
    at,
    actor: asker.personId,
    about: [{ kind: 'message', id: kept.row.id }],
    data: { ask, recipients: 1 },
  })
}

/** When the sender of a message was asked, by whom and what. */
function askedOf(db: Reader, { schoolId }: MailContext, messageId: string) {
  return db
    .selectFrom('mail.asked')
    .select(['asked_at', 'asked_by', 'text_key'])
    .where('school_id', '=', schoolId)
    .where('message_id', '=', messageId)
    .executeTakeFirst()
}

/**
 * The keys of the texts that the decision offers: to those it names, and to whoever decides about the message. Mail marked
 * personal is its recipient's alone.
 */
export function asksFor(kept: KeptMessage, { personId, standings }: Asker): readonly string[] {
  const { row, envelope, recipients, decision } = kept
  if (row.direction !== 'in') return []
  const isReviewer = row.marked !== 'personal' && standings.some((each) => each === 'releaser' || each === 'deputy')
  const own = recipients
    .filter(({ person_id }) => person_id === personId)
    .flatMap(({ position }) => envelope.recipients[position]?.address.toLowerCase() ?? [])
  const offered = decision.context.obligations.flatMap((each) =>
    each.do === 'mail.return' &&
    (isReviewer ||
      (own.length > 0 && (!each.recipients || each.recipients.some((address) => own.includes(address.toLowerCase())))))
      ? [each.ask]
      : [],
  )
  return [...new Set(offered)]
}

/** Answers reach who asked, if it was written to them, or else those it was for. */
function answerTo({ recipients, envelope }: KeptMessage, { personId }: Asker): string | undefined {
  const own = recipients.find(({ person_id }) => person_id === personId) ?? recipients[0]
  return own && envelope.recipients[own.position]?.address
}

function textOf({ policy }: MailContext, key: string): Words | undefined {
  const en = policy.compiled.sentences.say({ key }, 'en')
  const cy = policy.compiled.sentences.say({ key }, 'cy')
  return en === undefined ? undefined : { en, ...(cy === undefined ? {} : { cy }) }
}

async function whyNot(
  db: Reader,
  { schoolId, at, seals }: MailContext,
  { row, envelope }: KeptMessage,
  personId: string,
): Promise<Words | undefined> {
  if (row.reported_at) return reasons.reported
  if (envelope.unanswerable) return reasons[envelope.unanswerable]
  if (envelope.from === '' || envelope.author === '') return reasons.automatic
  const recent = await db
    .selectFrom('mail.asked')
    .select(['asked_by', 'sender_token'])
    .where('school_id', '=', schoolId)
    .where('asked_at', '>', at.subtract({ hours: hoursBetween }))
    .where((eb) =>
      eb.or([eb('sender_token', '=', seals.token('address', envelope.author)), eb('asked_by', '=', personId)]),
    )
    .execute()
  const token = seals.token('address', envelope.author)
  if (recent.some(({ sender_token }) => sender_token.equals(token))) return reasons.recently
  return recent.length >= mostADay ? reasons.often : undefined
}
