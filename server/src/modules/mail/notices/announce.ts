import { type Releaser, sayInstant } from '@beadle/engine'
import type { Tx } from '../../../platform/database/index.ts'
import { type Concerned, resolveReleasers } from '../../people/index.ts'
import type { AcceptedMail } from '../accept-message.ts'
import type { MailContext } from '../context.ts'
import { scanWords } from '../scan/tell-scanned.ts'
import { isSilentFor } from '../silence.ts'
import { clauseWords } from './clause-words.ts'
import { makeLink } from './links.ts'
import { type NewNotice, sendNotice } from './send-notice.ts'

const adviceAgainAfterHours = 7 * 24

/** Tells those who must know what became of a message just accepted: its sender, those it was for, those to be notified. */
export async function announce(tx: Tx, context: MailContext, mail: AcceptedMail): Promise<void> {
  if (mail.direction === 'out') await tellSender(tx, context, mail)
  else await tellRecipients(tx, context, mail)
  await tellNotified(tx, context, mail)
}

/** Sends to a person's official address; someone without one is not told by mail, and sees it in the console. */
async function tellPerson(
  tx: Tx,
  context: MailContext,
  personId: string,
  notice: Omit<NewNotice, 'to'>,
): Promise<void> {
  const { directory } = context
  const address = directory.officialAddressOf(personId) ?? directory.addressesOf(personId)[0]
  const person = directory.personById(personId)
  if (address === undefined || !person) return
  await sendNotice(tx, context, { ...notice, personId, to: { address, name: person.name } })
}

async function tellSender(tx: Tx, context: MailContext, mail: AcceptedMail): Promise<void> {
  const { senderId, decided, disposition, envelope } = mail
  const { told } = decided
  const returned = disposition.recipients.some((each) => each.returned)
  const isStopped =
    told.context.effect !== 'permit' ||
    disposition.recipients.some(({ effect, address }) => effect === 'deny' && !isSilentFor(decided, address)) ||
    returned
  const subjectLine = envelope.subjectLine === '' ? '(no subject)' : envelope.subjectLine
  const scan = disposition.holds.find(({ kind }) => kind === 'scan')
  if ((isStopped || scan) && mail.toldAtDoor !== true) {
    const holds = senderId !== undefined && (scan || told.context.obligations.some((each) => each.do === 'mail.hold'))
    const link = holds ? await makeLink(tx, context, { messageId: mail.id, personId: senderId }) : undefined
    const notice = {
      subjectLine: `${told.context.effect === 'hold' || !isStopped ? 'Held' : returned ? 'Returned' : 'Not sent'}: ${subjectLine}`,
      paragraphs: [
        ...(returned ? returnWords(context, mail) : isStopped ? reasonWords(context, told.context.reason) : []),
        ...differences(mail),
        ...(scan ? scanWords(context, 'mail.scan.waiting', scan.cites) : []),
      ],
      links: [
        ...(link === undefined ? [] : [{ label: 'See your choices', url: link }]),
        {
          label: 'See the decision and its clauses',
          url: `${context.parts.settings.baseUrl}/mail/messages/${mail.id}`,
        },
      ],
      ...(envelope.messageId === undefined ? {} : { inReplyTo: envelope.messageId }),
      ...(returned ? { attached: mail.raw } : {}),
    }
    if (senderId !== undefined) await tellPerson(tx, context, senderId, notice)
    // An address of ours that stands for no person, such as a device's, is told as well as it can be.
    else if (envelope.from !== '') await sendNotice(tx, context, { ...notice, to: { address: envelope.from } })
  } else if (!isStopped && senderId !== undefined) await advise(tx, context, mail, senderId)
}

/** Three sentences, in each language of the school in which they are written. */
function reasonWords(
  { policy }: MailContext,
  reason: { readonly en: string; readonly cy?: string },
): readonly string[] {
  const said = policy.pack.languages.flatMap((language) => (language === 'cy' ? (reason.cy ?? []) : reason.en))
  return [...new Set(said)]
}

/** What came back and why, which clause asks for it, and what to do: in each language of the school. */
function returnWords({ policy }: MailContext, { disposition: { asks } }: AcceptedMail): readonly string[] {
  const { sentences } = policy.compiled
  return policy.pack.languages.flatMap((language) => {
    const say = (key: string) => sentences.say({ key }, language) ?? []
    return [
      say('mail.returned.what'),
      ...asks.flatMap(({ ask, cites }) => [say(ask), cites.length > 0 ? clauseWords({ policy }, cites) : []]),
      say('mail.returned.now'),
    ]
      .flat()
      .join(' ')
  })
}

/** Where recipients fare differently, who is stopped. Silent holds are not spoken of. */
function differences({ decided }: AcceptedMail): readonly string[] {
  if (decided.told.context.recipients.length === 0) return []
  const named = (state: string, effect: string) => {
    const addresses = decided.told.context.recipients
      .filter((each) => each.effect === effect)
      .map(({ address }) => address)
    return addresses.length === 0 ? [] : [`${state}: ${addresses.join(', ')}.`]
  }
  return [...named('Sent', 'permit'), ...named('Held', 'hold'), ...named('Not sent', 'deny')]
}

/** Advice is given at most once a week for the same thing: repeated, it is no longer read. */
async function advise(tx: Tx, context: MailContext, mail: AcceptedMail, personId: string): Promise<void> {
  const { at, schoolId, policy } = context
  const fresh: string[] = []
  for (const key of new Set(mail.disposition.advice)) {
    const sentence = policy.compiled.sentences.say({ key }, 'en')
    if (sentence !== undefined && (await isDue(tx, { schoolId, personId, key, at }))) fresh.push(sentence)
  }
  if (fresh.length === 0) return
  await tellPerson(tx, context, personId, {
    subjectLine: `A word about: ${mail.envelope.subjectLine || '(no subject)'}`,
    paragraphs: ['Your message has gone. For the next one:', ...fresh],
    links: [{ label: 'See the clauses', url: `${context.parts.settings.baseUrl}/mail/messages/${mail.id}` }],
    ...(mail.envelope.messageId === undefined ? {} : { inReplyTo: mail.envelope.messageId }),
  })
}

async function isDue(
  tx: Tx,
  {
    schoolId,
    personId,
    key,
    at,
  }: { readonly schoolId: string; readonly personId: string; readonly key: string; readonly at: Temporal.Instant },
): Promise<boolean> {
  const given = await tx
    .insertInto('mail.advice')
    .values({ school_id: schoolId, person_id: personId, text_key: key, given_at: at })
    .onConflict((conflict) =>
      conflict
        .columns(['school_id', 'person_id', 'text_key'])
        .doUpdateSet({ given_at: at })
        .where('mail.advice.given_at', '<=', at.subtract({ hours: adviceAgainAfterHours })),
    )
    .returning('text_key')
    .execute()
  return given.length > 0
}

/** What comes from outside and does not arrive, or may be sent back for rewording: those it was for are told. */
async function tellRecipients(tx: Tx, context: MailContext, mail: AcceptedMail): Promise<void> {
  const { disposition, recipientIds, decided } = mail
  for (const { position, effect } of disposition.recipients) {
    const personId = recipientIds[position]
    if (effect !== 'deny' || personId === undefined) continue
    await tellPerson(tx, context, personId, {
      subjectLine: 'A message to you was not delivered',
      paragraphs: [...reasonWords(context, decided.told.context.reason)],
      links: [
        {
          label: 'See the decision and its clauses',
          url: `${context.parts.settings.baseUrl}/mail/messages/${mail.id}`,
        },
      ],
    })
  }
  for (const { ask, positions } of disposition.offers) {
    const sentence = context.policy.compiled.sentences.say({ key: ask }, 'en')
    if (sentence === undefined) continue
    for (const personId of new Set(positions.flatMap((position) => recipientIds[position] ?? [])))
      if (await isDue(tx, { schoolId: context.schoolId, personId, key: ask, at: context.at }))
        await tellPerson(tx, context, personId, {
          subjectLine: `About: ${mail.envelope.subjectLine || '(no subject)'}`,
          paragraphs: [sentence, 'You may ask its sender to write it again; nothing is sent unless you choose to.'],
          links: [
            { label: 'Open the message’s page', url: `${context.parts.settings.baseUrl}/mail/messages/${mail.id}` },
          ],
        })
  }
}

function concerned(mail: AcceptedMail): Concerned {
  const recipients = mail.recipientIds.flatMap((id) => id ?? [])
  return { about: [], recipients, ...(mail.senderId === undefined ? {} : { sender: mail.senderId }) }
}

/** What is put before those who decide. */
export type Asking = {
  readonly messageId: string
  readonly people: readonly string[]
  readonly deadline: Temporal.Instant | null
  readonly cites: readonly string[]
}

/** Those who decide learn that something waits, not whose it is nor what it says: the console shows it to whom may see it. */
export async function askReleasers(
  tx: Tx,
  context: MailContext,
  { messageId, people, deadline, cites }: Asking,
): Promise<void> {
  for (const personId of people)
    await tellPerson(tx, context, personId, {
      subjectLine: 'A message waits for your decision',
      paragraphs: [
        `A message is held under ${clauseWords(context, cites)}`,
        deadline ? `Please decide by ${sayTime(context, deadline)}.` : 'Please decide when you can.',
      ],
      links: [{ label: 'See it and decide', url: `${context.parts.settings.baseUrl}/mail/held/${messageId}` }],
    })
}

async function tellNotified(tx: Tx, context: MailContext, mail: AcceptedMail): Promise<void> {
  for (const { who, text, cites = [] } of mail.disposition.notify) {
    const sentence = text === undefined ? undefined : context.policy.compiled.sentences.say({ key: text }, 'en')
    for (const personId of resolveReleasers(context.directory, who as readonly Releaser[], concerned(mail))) {
      if (personId === mail.senderId || personId === mail.authorId) continue
      await tellPerson(tx, context, personId, {
        subjectLine: 'For your attention',
        paragraphs: [
          sentence ?? 'A message was sent that the policy asks you to know of.',
          `It falls under ${clauseWords(context, cites)}`,
        ],
        links: [{ label: 'See it', url: `${context.parts.settings.baseUrl}/mail/messages/${mail.id}` }],
      })
    }
  }
}

/** An instant as people of the school say it: `Monday 23 November 07:30`. */
export function sayTime({ policy, at: now }: MailContext, at: Temporal.Instant): string {
  return sayInstant(at, { timeZone: policy.version.school.calendar.timeZone, now, language: 'en' })
}
