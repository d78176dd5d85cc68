import { BlockList, isIPv6 } from 'node:net'
import { type MailMessage, readAuthors } from '../../../modules/mail/index.ts'
import {
  type Dns,
  isWithin,
  normalDomain,
  readRawMessage,
  verifyDkim,
} from '../../../platform/mail-authentication/index.ts'
import { reply, type SmtpReply } from '../door/reply.ts'
import type { Entry } from '../enter/entry.ts'
import { chainOf, isPassedOn, isSealed, toldOf } from './chain.ts'
import type { Judged } from './judged.ts'
import { type OwnFinding, verifyOwn } from './own.ts'
import { readProvider, type Told } from './provider.ts'

export type Judging = {
  readonly dns: Dns
  readonly hostname: string
  /** Seconds since 1970. */
  readonly at: number
  /** The school's domains. */
  readonly domains: readonly string[]
  /** Whether a message has been through this server before, by a field that only it can have written. */
  readonly hasPassed: (message: MailMessage) => boolean
}

const forged = reply(550, '5.7.26', 'It claims to be from this school, which neither SPF nor DKIM bears out')
const unclear = reply(550, '5.7.1', 'Who wrote it cannot be told: one From field with one plain address is needed')
const notNow = reply(451, '4.7.26', 'Whether it is from this school cannot be found out at present, try again later')
const claimsUs = reply(
  550,
  '5.7.1',
  'It carries results of a check in the name of this server, which has not checked it',
)

/**
 * Says who a message is from. What a person submits with their own password is not asked about; of a server in front what it
 * found is read; for strangers all is checked here. Answers at once but for strangers.
 */
export function judgeSender(judging: Judging, entry: Entry, message: MailMessage): Judged | Promise<Judged> {
  const readings = readAuthors(entry.raw, message.header)
  if (entry.tellsAtDoor) return { readings, result: 'none' }
  const isCertain = readings.doubts.length === 0
  const author = isCertain ? domainOf(readings.authors[0] ?? '') : undefined
  const client = strangerOf(entry)
  if (client) return judgeStranger(judging, { entry, client, message, readings, author })
  if (entry.action === 'mail.submit' && entry.peer?.requiresDkim)
    return judgeSigned(judging, { entry, readings, author: author ?? '' })
  const told = readProvider(entry.peer, message, author ?? '')
  const verdicts = told ? { verdicts: told.verdicts } : {}
  // Who cannot be told for certain is proved by nothing, whatever was found of one of the readings.
  if (!isCertain || isAnonymous(entry, message)) return { readings, result: 'fail', ...verdicts }
  if (entry.action === 'mail.receive' && readings.senders.some((address) => ourDomain(judging.domains, address)))
    return { readings, result: 'fail', ...verdicts }
  if (told?.result === 'fail' && (entry.peer?.arcSealers.length ?? 0) > 0 && isSealed(message.header))
    return judgePassedOn(judging, { entry, readings, author: author ?? '', told })
  return { readings, result: told && (told.isSure || told.result === 'fail') ? told.result : 'none', ...verdicts }
}

/**
 * What a provider brings that serves others from the same addresses: in our name only with a good signature of that domain, which the
 * provider makes for its own customer alone.
 */
async function judgeSigned(
  { dns, at }: Judging,
  { entry, readings, author }: Pick<Judged, 'readings'> & { readonly entry: Entry; readonly author: string },
): Promise<Judged> {
  const findings = await verifyDkim(readRawMessage(entry.raw), { dns, at }, author)
  const isOfAuthor = findings.filter(({ domain }) => domain !== undefined && isWithin(author, domain))
  if (author !== '' && isOfAuthor.some(({ result }) => result === 'pass')) return { readings, result: 'none' }
  const isOpen = isOfAuthor.some(({ result }) => result === 'temperror')
  return { readings, result: 'fail', ...(isOpen ? { refusal: notNow } : {}) }
}

/** It failed at the provider, as what a list has altered does: a seal that is believed may say that it had not before. */
async function judgePassedOn(
  { dns }: Judging,
  {
    entry,
    readings,
    author,
    told,
  }: Pick<Judged, 'readings'> & { readonly entry: Entry; readonly author: string; readonly told: Told },
): Promise<Judged> {
  const chain = await chainOf(dns, readRawMessage(entry.raw))
  const isGood = isPassedOn(chain, { author, believed: entry.peer?.arcSealers ?? [] })
  return { readings, result: isGood ? 'pass' : 'fail', verdicts: { ...told.verdicts, arc: toldOf(chain) } }
}

/** Exchange Online says that nobody of the tenant logged on for this, whatever its envelope says. Every such field must agree. */
function isAnonymous({ action, peer }: Entry, { header }: MailMessage): boolean {
  if (action !== 'mail.submit' || peer?.kind !== 'microsoft365') return false
  return header.fields.some(
    ({ name, value }) => name === 'x-ms-exchange-organization-authas' && value.trim().toLowerCase() !== 'internal',
  )
}

/** Where a message came from that nobody in front has judged. */
type Client = { readonly address: string; readonly helo: string }

/**
 * The stranger who brings a message: at our own door, or at that of a server in front which says for whom it has it filtered and
 * whose own findings are not believed. What came from that machine itself is its own.
 */
function strangerOf({ action, peer, envelope }: Entry): Client | undefined {
  if (peer?.kind === 'internet') return envelope.peer
  const { forwarded } = envelope.peer
  if (action !== 'mail.receive' || peer?.kind !== 'postfix' || peer.authservIds.length > 0) return undefined
  if (forwarded?.address === undefined || forwarded.isLocal || isOwnNetwork(forwarded.address)) return undefined
  return { address: forwarded.address, helo: forwarded.helo ?? '' }
}

/** Addresses that no stranger connects from. */
const ownNetworks = new BlockList()
for (const [network, prefix] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const)
  ownNetworks.addSubnet(network, prefix, 'ipv4')
ownNetworks.addSubnet('fc00::', 7, 'ipv6')
ownNetworks.addSubnet('fe80::', 10, 'ipv6')
ownNetworks.addAddress('::1', 'ipv6')

function isOwnNetwork(address: string): boolean {
  return ownNetworks.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')
}

type Stranger = Pick<Judged, 'readings'> & {
  readonly entry: Entry
  readonly message: MailMessage
  readonly author: string | undefined
}

async function judgeStranger(
  judging: Judging,
  { entry, client, message, readings, author }: Stranger & { readonly client: Client },
): Promise<Judged> {
  const { envelope, peer, raw } = entry
  const found = await verifyOwn(judging.dns, {
    raw,
    ip: client.address,
    helo: client.helo,
    mailFrom: envelope.from,
    author,
    at: judging.at,
    hostname: judging.hostname,
    arcSealers: peer?.arcSealers ?? [],
  })
  const result = readings.doubts.length > 0 ? 'fail' : found.result
  const refusal = refusalOf(judging, found, { entry, message, readings, author, result })
  return { readings, result, verdicts: found.verdicts, ...(refusal ? { refusal } : {}) }
}

/**
 * Strangers in our name. Every address that a program shows as author or sender, and the envelope's, that is of one of our
 * domains must be proved by that domain; where the author's own domain has passed DMARC, or a believed sealer says that it had,
 * it is proved. The reply goes to the server that brought it, so that nobody else is written to.
 */
function refusalOf(
  { domains, hostname, hasPassed }: Judging,
  found: OwnFinding,
  { entry, message, readings, result }: Stranger & Pick<Judged, 'result'>,
): SmtpReply | undefined {
  if (namesThisServer(message, hostname) && !hasPassed(message)) return claimsUs
  const isOurs = (address: string) => ourDomain(domains, address) !== undefined
  if (readings.doubts.length > 0 && [...readings.authors, ...readings.senders].some(isOurs)) return unclear
  const claimed = [...readings.authors, ...readings.senders, entry.envelope.from].flatMap(
    (address) => ourDomain(domains, address) ?? [],
  )
  const [author = ''] = readings.authors
  const isProved = (domain: string) =>
    found.proved.some((proved) => isWithin(domain, proved) || isWithin(proved, domain)) ||
    (result === 'pass' && domain === ourDomain(domains, author))
  if (claimed.every(isProved)) return undefined
  return found.isOpen ? notNow : forged
}

/** The domain of ours that an address is of, subdomains included: a school does not write from them unless it lists them. */
function ourDomain(domains: readonly string[], address: string): string | undefined {
  const domain = domainOf(address)
  return domain === undefined ? undefined : domains.find((ours) => isWithin(domain, ours))
}

/** RFC 8601 5: results in our name that we did not write are nobody's to bring. */
function namesThisServer({ header }: MailMessage, hostname: string): boolean {
  const own = hostname.toLowerCase()
  return header.fields.some(
    ({ name, value }) => name === 'authentication-results' && value.split(/[;\s]/, 1)[0]?.toLowerCase() === own,
  )
}

function domainOf(address: string): string | undefined {
  return normalDomain(address.slice(address.lastIndexOf('@') + 1))
}
