import { randomUUID } from 'node:crypto'
import type { Attachment, Facts, MailRequest } from '@beadle/engine'
import { type Decided, StaleDecisionError } from '../../../decisions/index.ts'
import {
  type AcceptedMail,
  acceptMessages,
  type Claim,
  contextIn,
  contextOf,
  lookBack,
  type MailContext,
  type MailMessage,
  type MailParts,
  type Means,
  ownHops,
  planDisposition,
  type Ready,
  readMessage,
  type SealedEnvelope,
} from '../../../modules/mail/index.ts'
import { resolveReleasers } from '../../../modules/people/index.ts'
import { uuidv7 } from '../../../platform/uuid.ts'
import type { Envelope } from '../door/policy.ts'
import { reply, type SmtpReply } from '../door/reply.ts'
import { GroupCommit } from './group-commit.ts'
import { toRequest, type Writer } from './words.ts'

/** How a message came, once it is clear whose it is. */
export type Entry = {
  readonly schoolId: string
  readonly action: 'mail.submit' | 'mail.receive'
  /** The person who logged on or whom the relay vouches for. */
  readonly personId?: string
  readonly envelope: Envelope<unknown>
  readonly raw: Buffer
  /** Denied as a whole, the sender hears of it in the reply: only where the sending program is the sender's own. */
  readonly tellsAtDoor: boolean
}

export type EnterOptions = {
  readonly parts: MailParts
  /** Marks what this server will deliver itself at once; undefined when it has enough to do. */
  readonly claim: () => Claim | undefined
  /** What can go at once, after it stands in the database. */
  readonly onReady: (schoolId: string, ready: readonly Ready[]) => void
}

const mostHops = 3
const mostReceived = 50
const mostDecisions = 3

type Pending = { readonly mail: AcceptedMail }

/** The way in: reads, asks, plans, commits; the reply is given only when the message is safe or refused. */
export class MailEntrance {
  readonly #options: EnterOptions
  readonly #commits = new Map<string, GroupCommit<Pending, readonly Ready[]>>()

  constructor(options: EnterOptions) {
    this.#options = options
  }

  async enter(entry: Entry): Promise<SmtpReply> {
    const { parts } = this.#options
    const message = readMessage(entry.raw)
    const { fields } = message.header
    if (
      ownHops(parts.keys, fields) >= mostHops ||
      fields.filter(({ name }) => name === 'received').length > mostReceived
    )
      return reply(554, '5.4.6', 'This message goes round in circles')
    for (let attempt = 1; ; attempt++) {
      const context = await contextOf(parts, entry.schoolId)
      const mail = await this.#decide(context, entry, message)
      const isRefused = entry.tellsAtDoor && mail.disposition.recipients.every(({ effect }) => effect === 'deny')
      try {
        await this.#commitsOf(entry.schoolId).add({ mail: isRefused ? { ...mail, toldAtDoor: true } : mail })
      } catch (error) {
        // The directory or the policy has changed in between: the newest ones are asked.
        if (error instanceof StaleDecisionError && attempt < mostDecisions) continue
        throw error
      }
      return isRefused ? refusal(context, mail) : reply(250, '2.0.0', `Taken as ${mail.id}`)
    }
  }

  #commitsOf(schoolId: string): GroupCommit<Pending, readonly Ready[]> {
    const known = this.#commits.get(schoolId)
    if (known) return known
    const { parts, claim, onReady } = this.#options
    const commits = new GroupCommit<Pending, readonly Ready[]>({
      largest: 64,
      atOnce: 2,
      async commit(group) {
        const mine = claim()
        const ready = await parts.database.inSchool(schoolId, async (tx) =>
          acceptMessages(
            tx,
            await contextIn(tx, parts, schoolId),
            group.map(({ mail }) => mail),
            mine,
          ),
        )
        if (mine) onReady(schoolId, ready)
        return group.map(({ mail }) => ready.filter((each) => each.mail === mail))
      },
    })
    this.#commits.set(schoolId, commits)
    return commits
  }

  async #decide(context: MailContext, entry: Entry, message: MailMessage): Promise<AcceptedMail> {
    const { parts, schoolId, at, directory, policy } = context
    const writer = writerOf(context, entry, message)
    const addresses = entry.envelope.recipients.map(({ address }) => address)
    const past = await this.#lookBack(context, { entry, message, writer, addresses })
    const { calendar } = policy.version.school
    const request = toRequest({
      action: entry.action,
      message,
      recipients: addresses,
      writer,
      past: past.record,
      at,
      timeZone: calendar.timeZone,
    })
    const decided = await parts.decisions.decideMail(schoolId, {
      request,
      facts: factsOf(context, { entry, message, past: past.record, outside: past.outside }),
    })
    const person = directory.personById(decided.request.subject.id)
    const direction = entry.action === 'mail.submit' ? 'out' : 'in'
    const recipientIds = addresses.map((address) => directory.personByAddress(address)?.id)
    const { attachments = [] } = decided.request.resource.properties
    return {
      id: uuidv7(),
      direction,
      decided,
      disposition: planDisposition(
        decided.decision,
        addresses,
        meansOf(context, { direction, message, decided, recipientIds }),
      ),
      envelope: sealable(entry, { message, writer, attachments }),
      raw: entry.raw,
      ...(person && direction === 'out' ? { senderId: person.id } : {}),
      recipientIds,
    }
  }

  async #lookBack(
    context: MailContext,
    asked: {
      readonly entry: Entry
      readonly message: MailMessage
      readonly writer: Writer
      readonly addresses: readonly string[]
    },
  ) {
    const { entry, message, writer, addresses } = asked
    const { directory, policy, parts, schoolId } = context
    const isOurs = (address: string) =>
      policy.version.school.domains.includes(address.slice(address.lastIndexOf('@') + 1).toLowerCase())
    const outside = addresses.filter(
      (address) => !isOurs(address) && !directory.personByAddress(address)?.roles.includes('parent'),
    )
    const author = directory.personById(writer.id) ?? directory.personByAddress(writer.id)
    const threads = [
      ...message.inReplyTo,
      ...[...message.references].reverse(),
      ...message.nested.flatMap(({ messageId }) => messageId ?? []),
    ]
    const record = await parts.database.inSchool(schoolId, (tx) =>
      lookBack(tx, context, {
        author: writer.address,
        threads,
        outside,
        staffIds: addresses.flatMap((address) => directory.personByAddress(address)?.id ?? []),
        ...(entry.personId === undefined ? {} : { senderId: entry.personId }),
        ...(entry.action === 'mail.receive' && author?.roles.includes('parent') ? { parentId: author.id } : {}),
      }),
    )
    return { record: writer.unverified ? { ...record, knownAuthor: false } : record, outside }
  }
}

/**
 * Who wrote it. A submission is its person's, whatever its header says. From outside, an address of ours is never believed,
 * nor one whose authentication failed: such a writer is nobody the directory knows.
 */
function writerOf(
  { directory, policy }: MailContext,
  { action, personId, envelope }: Entry,
  message: MailMessage,
): Writer {
  const [author] = message.from
  const address = author?.address ?? envelope.from
  const named = { address, ...(author?.name === undefined ? {} : { name: author.name }) }
  if (action === 'mail.submit') {
    const person = personId === undefined ? directory.personByAddress(envelope.from) : directory.personById(personId)
    return { id: person?.id ?? address, ...named }
  }
  const isOurs = policy.version.school.domains.includes(address.slice(address.lastIndexOf('@') + 1).toLowerCase())
  const isBelieved = !isOurs && authentication(message) !== 'fail'
  return isBelieved && address !== ''
    ? { id: address, ...named }
    : { id: `unverified:${randomUUID()}`, ...named, unverified: true }
}

/** What the provider in front found of SPF, DKIM and DMARC: its field stands above all that the sender wrote (RFC 8601). */
function authentication({ header }: MailMessage): 'pass' | 'fail' | 'none' {
  const field = header.fields.find(({ name }) => name === 'authentication-results')?.value ?? ''
  return /\bdmarc\s*=\s*(pass|fail)\b/i.exec(field)?.[1]?.toLowerCase() === 'pass'
    ? 'pass'
    : /\bdmarc\s*=\s*fail\b/i.test(field)
      ? 'fail'
      : 'none'
}

type FactsAbout = {
  readonly entry: Entry
  readonly message: MailMessage
  readonly past: {
    readonly knownAuthor: boolean
    readonly replyAllThisWeek: number
    readonly arranged: boolean
    readonly standing: (address: string) => boolean
  }
  readonly outside: readonly string[]
}

function factsOf({ parts }: MailContext, { entry, message, past, outside }: FactsAbout): Facts {
  const isClean = message.attachments.length === 0 || parts.settings.scanning === 'upstream'
  const shared: Facts = isClean ? { 'mail.malware': null } : {}
  if (entry.action === 'mail.submit')
    return {
      ...shared,
      'usage.reply-all-week': past.replyAllThisWeek,
      ...(outside.length > 0 ? { 'mail.standing-authorisation': outside.every(past.standing) } : {}),
    }
  return {
    ...shared,
    'mail.known-sender': past.knownAuthor,
    'mail.arrangement': past.arranged,
    'mail.authentication': authentication(message),
  }
}

type MeansAbout = {
  readonly direction: 'out' | 'in'
  readonly message: MailMessage
  readonly decided: Decided<MailRequest>
  readonly recipientIds: readonly (string | undefined)[]
}

function meansOf({ directory }: MailContext, { direction, message, decided, recipientIds }: MeansAbout): Means {
  const isFixed =
    message.signed ||
    message.encrypted ||
    message.attachments.some(
      ({ mediaType, filename }) =>
        mediaType === 'text/calendar' || mediaType === 'application/ms-tnef' || filename === 'winmail.dat',
    )
  return {
    direction,
    mayRewrite: !isFixed,
    hasScanner: false,
    redirect(to, recipient) {
      const own = directory.personByAddress(recipient)?.id
      if (to === 'recipient')
        return own === undefined ? [] : [directory.officialAddressOf(own)].flatMap((address) => address ?? [])
      const people = resolveReleasers(directory, [to], {
        sender: decided.request.subject.id,
        recipients: recipientIds.flatMap((id) => id ?? []),
        about: [],
      })
      return people.flatMap((id) => directory.officialAddressOf(id) ?? [])
    },
  }
}

type Told = { readonly message: MailMessage; readonly writer: Writer; readonly attachments: readonly Attachment[] }

function sealable({ envelope }: Entry, { message, writer, attachments }: Told): SealedEnvelope {
  const names = new Map([...message.to, ...message.cc].map(({ address, name }) => [address.toLowerCase(), name]))
  return {
    from: envelope.from,
    author: writer.address,
    ...(writer.name === undefined ? {} : { authorName: writer.name }),
    recipients: envelope.recipients.map(({ address, notify, originalRecipient }) => {
      const name = names.get(address.toLowerCase())
      return {
        address,
        ...(name === undefined ? {} : { name }),
        ...(notify.length > 0 ? { notify } : {}),
        ...(originalRecipient === undefined ? {} : { original: originalRecipient }),
      }
    }),
    subjectLine: message.subjectLine.slice(0, 2000),
    ...(message.messageId === undefined ? {} : { messageId: message.messageId }),
    helo: envelope.peer.helo,
    peer: envelope.peer.address,
    protocol: envelope.peer.protocol,
    eightBit: envelope.eightBit,
    utf8: envelope.utf8,
    ...(envelope.return ? { return: envelope.return } : {}),
    ...(envelope.envelopeId === undefined ? {} : { envelopeId: envelope.envelopeId }),
    attachments: attachments.map(({ filename, bytes, mediaType, contains }) => ({
      filename,
      bytes,
      mediaType,
      ...(contains ? { contains } : {}),
    })),
  }
}

/** The first sentence and where the rest stands. */
function refusal({ parts }: MailContext, { id, decided }: AcceptedMail): SmtpReply {
  const { en } = decided.told.context.reason
  const sentences = en.split(/(?<=[.?!]) /)
  // "Not sent." alone helps nobody: the sentence behind it says why.
  const first = sentences.slice(0, (sentences[0]?.length ?? 0) < 30 ? 2 : 1).join(' ')
  return {
    code: 550,
    enhanced: '5.7.1',
    text: [first || 'Not sent under the school’s policy.', `${parts.settings.baseUrl}/mail/messages/${id}`],
  }
}
