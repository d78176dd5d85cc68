import type { MailParts } from '../../../modules/mail/index.ts'
import { Buckets } from '../../../platform/buckets.ts'
import type { AboutRecipient, DoorPolicy } from '../door/policy.ts'
import { reply, type SmtpReply } from '../door/reply.ts'
import type { Entry } from '../enter/entry.ts'
import type { KnownSchools, Schools } from '../enter/schools.ts'
import { isForJournal } from '../journal/intake.ts'
import { type MailPeer, mayRelay, type Peers } from '../peers/index.ts'
import { enterFromPeer, neitherOurs, type Reported } from './peer-entry.ts'

export type RelayOptions = {
  readonly parts: MailParts
  readonly schools: KnownSchools
  readonly peers: Peers
  readonly enter: (entry: Entry) => Promise<SmtpReply>
  readonly journal: (brought: Reported) => Promise<SmtpReply>
}

const notListed = reply(554, '5.7.1', 'Not on the list of servers that may relay here')
const certificateFirst = reply(530, '5.7.0', 'STARTTLS first, with a certificate that is known here')
const tlsFirst = reply(530, '5.7.0', 'STARTTLS first')
const unknownCertificate = reply(550, '5.7.1', 'Neither certificate nor address is known here')
const tooFast = reply(450, '4.7.1', 'Too much mail from this server in a minute, try again later')
const oneKind = reply(452, '4.5.3', 'Reports apart from other mail')
const oneSchool = reply(452, '4.5.3', 'Recipients of one school at a time')
const notThisWay = reply(550, '5.7.1', 'This server may not hand in mail from that sender')
const greetStrangersAfterMs = 1000

/**
 * Relay: servers of the table of peers. A sender of ours sends, where the peer may speak for our people; anybody else writes to
 * us; nobody passes through.
 */
export function relayPolicy({ parts, schools, peers, enter, journal }: RelayOptions): DoorPolicy<MailPeer> {
  const minutes = new Map(
    peers.list.map((peer) => [peer, new Buckets({ most: peer.messagesPerMinute, windowMs: 60_000 })]),
  )
  return {
    mayConnect: (address) => (peers.recognise({ address }) || peers.mayBecomeKnown(address) ? undefined : notListed),
    isStranger: (address) => peers.recognise({ address })?.kind === 'internet',
    recognise: (peer) => peers.recognise(peer),
    mayForward: (peer) => peer?.kind === 'postfix',
    // Programs that send in bulk do not wait to be greeted; mail servers do (RFC 5321 4.3.1).
    greetAfterMs: (peer) => (peer?.kind === 'internet' ? greetStrangersAfterMs : 0),
    mayMailFrom(_address, { peer, logOn }) {
      if (!logOn) return peer.secure ? unknownCertificate : certificateFirst
      if (logOn.requiresTls && !peer.secure) return tlsFirst
      return minutes.get(logOn)?.hasLeft(peer.address) === false ? tooFast : undefined
    },
    mayRcptTo(address, about) {
      const known = schools.fresh()
      if (known) return judgeRecipient(known, address, about)
      return schools.newest().then((later) => judgeRecipient(later, address, about))
    },
    // A provider that is refused gives up reporting; told to come again, it does for days, and somebody can mend it.
    soften: (refused, { logOn, recipients }) =>
      logOn && isForJournal(logOn, recipients) ? { ...refused, code: 451, enhanced: '4.3.5' } : refused,
    async postmasterDomain() {
      const known = await schools.newest()
      return known.only === undefined ? undefined : known.domainOf(known.only)
    },
    async accept(envelope, raw) {
      const { logOn: from, peer } = envelope
      if (!from) return unknownCertificate
      minutes.get(from)?.take(peer.address)
      return enterFromPeer({ parts, known: await schools.newest(), enter, journal }, { envelope, raw, from })
    },
  }
}

/** Whether this recipient may be given mail of this sender by this peer. Judged again, as a whole, when the message is there. */
function judgeRecipient(
  known: Schools,
  address: string,
  { logOn: from, from: sender, recipients }: AboutRecipient<MailPeer>,
): SmtpReply | undefined {
  if (!from) return unknownCertificate
  // Reports and mail go different ways; a provider that is told 4xx brings the rest again.
  const isReport = isForJournal(from, [{ address }])
  if (recipients.length > 0 && isReport !== isForJournal(from, recipients)) return oneKind
  if (isReport) return undefined
  const bound = from.school === undefined ? undefined : known.ofSlug(from.school)
  const isBoundElsewhere = (schoolId: string | undefined) => from.school !== undefined && schoolId !== bound
  const submitting = known.ofAddress(sender)
  if (submitting !== undefined && mayRelay(from, 'out')) return isBoundElsewhere(submitting) ? notThisWay : undefined
  const owner = known.ofAddress(address)
  // Null senders are notices: of ours to anybody, of anybody to us (RFC 5321 4.5.5).
  if (sender === '' && mayRelay(from, 'out')) return undefined
  if (!mayRelay(from, 'in')) return notThisWay
  if (owner === undefined || isBoundElsewhere(owner)) return neitherOurs
  // One decision is one school's: the sending server brings the others again.
  const [first] = recipients
  return first && known.ofAddress(first.address) !== owner ? oneSchool : undefined
}
