import { type MailMessage, type MailParts, readMessage } from '../../../modules/mail/index.ts'
import type { Envelope } from '../door/policy.ts'
import { reply, type SmtpReply } from '../door/reply.ts'
import type { Entry } from '../enter/entry.ts'
import type { Schools } from '../enter/schools.ts'
import { isForJournal } from '../journal/intake.ts'
import { type MailPeer, mayRelay } from '../peers/index.ts'

type Given = { readonly envelope: Envelope<MailPeer>; readonly raw: Buffer; readonly from: MailPeer }
type Means = {
  readonly parts: MailParts
  readonly known: Schools
  readonly enter: (entry: Entry) => Promise<SmtpReply>
  /** Takes a report of what the peer has carried. */
  readonly journal: (brought: Reported) => Promise<SmtpReply>
}

/** A report for one school, and whether it is of the tenant that the peer stands for. */
export type Reported = {
  readonly schoolId: string
  readonly envelope: Envelope<MailPeer>
  readonly raw: Buffer
  readonly peer: MailPeer
  readonly isOfTenant: boolean
}

export const neitherOurs = reply(550, '5.7.1', 'Neither sender nor recipient is of this school')
const anotherTenant = reply(550, '5.7.1', 'Not from the tenant that may hand in mail here')
const oneSchool = reply(452, '4.5.3', 'Recipients of one school at a time')
const noSchool = reply(451, '4.3.5', 'The table of peers does not say for which school this is')

/** Enters a message that a peer handed in: as sent by our person, or as received from outside. */
export async function enterFromPeer(means: Means, given: Given): Promise<SmtpReply> {
  const { envelope, raw, from } = given
  const { known } = means
  if (isForJournal(from, envelope.recipients)) return report(means, given)
  if (from.tenant !== undefined && !isOfTenant(readMessage(raw), from.tenant)) return anotherTenant
  const ofSender = known.ofAddress(envelope.from)
  if (ofSender !== undefined && mayRelay(from, 'out')) return submit(means, given, ofSender)
  const owners = new Set(envelope.recipients.map(({ address }) => known.ofAddress(address)))
  const [owner] = owners
  if (envelope.from === '' && mayRelay(from, 'out') && owners.has(undefined)) return submitNotice(means, given)
  if (owners.size > 1) return oneSchool
  if (owner === undefined || !isFor(known, from, owner)) return neitherOurs
  return means.enter({ schoolId: owner, action: 'mail.receive', envelope, raw, peer: from, tellsAtDoor: false })
}

/** Whose report it is: the school of its peer, or the only one. The table of peers is read so that there is one. */
async function report({ known, journal }: Means, { envelope, raw, from }: Given): Promise<SmtpReply> {
  const schoolId = schoolOfJournal(known, from)
  if (schoolId === undefined) return noSchool
  const isOfTenantHere = from.tenant === undefined || isOfTenant(readMessage(raw), from.tenant)
  return journal({ schoolId, envelope, raw, peer: from, isOfTenant: isOfTenantHere })
}

/** The school that a peer's reports are for. */
export function schoolOfJournal(known: Schools, { school }: MailPeer): string | undefined {
  return school === undefined ? known.only : known.ofSlug(school)
}

async function submit(
  { parts, known, enter }: Means,
  { envelope, raw, from }: Given,
  schoolId: string,
  author = envelope.from,
): Promise<SmtpReply> {
  if (!isFor(known, from, schoolId)) return neitherOurs
  const person = (await parts.people.directory(schoolId)).personByAddress(author)
  return enter({
    schoolId,
    action: 'mail.submit',
    envelope,
    raw,
    peer: from,
    tellsAtDoor: false,
    ...(person ? { personId: person.id } : {}),
  })
}

/** An out-of-office reply or a receipt of one of ours to outside: its envelope names nobody, its header does. */
async function submitNotice(means: Means, given: Given): Promise<SmtpReply> {
  const authors = readMessage(given.raw).from
  const [author] = authors
  const schoolId = author && authors.length === 1 ? means.known.ofAddress(author.address) : undefined
  return author && schoolId !== undefined ? submit(means, given, schoolId, author.address) : neitherOurs
}

function isFor(known: Schools, { school }: MailPeer, schoolId: string): boolean {
  return school === undefined || known.ofSlug(school) === schoolId
}

/**
 * Whether Exchange Online says that a message is of this tenant. It writes these fields itself on the way out; every one that is
 * there must agree, so that one which somebody added beside it does not count.
 */
function isOfTenant({ header }: MailMessage, tenant: string): boolean {
  const isId = /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(tenant)
  const name = isId ? 'x-ms-exchange-crosstenant-id' : 'x-originatororg'
  const named = header.fields.filter((field) => field.name === name)
  return named.length > 0 && named.every(({ value }) => value.trim().toLowerCase() === tenant)
}
