import type { CopyHeader, Joinable, WaitingCopy } from '../../../modules/mail/index.ts'
import { type AcceptedMail, headerOf } from '../../../modules/mail/index.ts'
import type { Envelope, EnvelopeRecipient } from '../door/policy.ts'
import type { MailPeer } from '../peers/index.ts'
import type { Entry } from './entry.ts'

/** How a copy came, as it is kept while it waits. */
export type CopyAbout = {
  /** Their addresses. */
  readonly recipients: readonly string[]
  readonly action: Entry['action']
  readonly personId?: string
  /** Name of the peer. */
  readonly peer: string
  readonly envelope: Envelope<never>
}

/** How a copy came, without what is known of the connection alone. */
export function aboutCopy({ action, personId, peer, envelope }: Entry): CopyAbout {
  const { certificate: _, ...from } = envelope.peer
  const { logOn: __, ...rest } = envelope
  return {
    recipients: envelope.recipients.map(({ address }) => address),
    action,
    ...(personId === undefined ? {} : { personId }),
    peer: peer?.name ?? '',
    envelope: { ...rest, peer: from },
  }
}

/** Copies put together: one entry for everybody, and which recipients get which header. */
export type Joined = {
  readonly entry: Entry
  /** By position in the entry's envelope; absent for those who get the header of the message itself. */
  readonly copyAt: ReadonlyMap<number, number>
  readonly headers: readonly CopyHeader[]
  /** Recipients that nobody had named before. */
  readonly added: number
}

/**
 * Puts copies together, behind the recipients of the message that they join, if there is one. An address that two copies name is
 * one recipient, and gets the first: servers that heard no answer bring the same copy again.
 */
export function joinCopies(
  copies: readonly [WaitingCopy<CopyAbout>, ...WaitingCopy<CopyAbout>[]],
  { schoolId, peers, joinable }: JoinMeans,
): Joined {
  const [first] = copies
  const own = headerOf(first.raw)
  const recipients: EnvelopeRecipient[] = (joinable?.envelope.recipients ?? []).map(
    ({ address, notify, original }) => ({
      address,
      notify: notify ?? [],
      ...(original === undefined ? {} : { originalRecipient: original }),
    }),
  )
  const before = recipients.length
  const known = new Set(recipients.map(({ address }) => address.toLowerCase()))
  const copyAt = new Map<number, number>()
  const headers: CopyHeader[] = []
  for (const { about, raw } of copies) {
    const fresh = about.envelope.recipients.filter(({ address }) => !known.has(address.toLowerCase()))
    if (fresh.length === 0) continue
    const header = headerOf(raw)
    const isOwn = joinable === undefined && header.equals(own)
    const number = (joinable?.copies ?? 1) + headers.length
    if (!isOwn) headers.push({ number, header })
    for (const recipient of fresh) {
      if (!isOwn) copyAt.set(recipients.length, number)
      known.add(recipient.address.toLowerCase())
      recipients.push(recipient)
    }
  }
  const { action, personId, envelope } = first.about
  const peer = peers.find(({ name }) => name === first.about.peer)
  return {
    entry: {
      schoolId,
      action,
      raw: first.raw,
      tellsAtDoor: false,
      ...(personId === undefined ? {} : { personId }),
      ...(peer ? { peer } : {}),
      envelope: {
        ...envelope,
        recipients,
        eightBit: copies.some(({ about }) => about.envelope.eightBit),
        utf8: copies.some(({ about }) => about.envelope.utf8),
      },
    },
    copyAt,
    headers,
    added: recipients.length - before,
  }
}

type JoinMeans = {
  readonly schoolId: string
  readonly peers: readonly MailPeer[]
  readonly joinable: Joinable | undefined
}

/** The decided message, each recipient with the header of the copy they came in. */
export function withCopies(mail: AcceptedMail, { copyAt, headers }: Joined, token: Buffer): AcceptedMail {
  const recipients = mail.disposition.recipients.map((plan) => {
    const copy = copyAt.get(plan.position)
    return copy === undefined ? plan : { ...plan, changes: { ...plan.changes, copy } }
  })
  return { ...mail, disposition: { ...mail.disposition, recipients }, split: { token, headers } }
}
