import { BlockList, isIPv6 } from 'node:net'
import type { SecureContext } from 'node:tls'
import type { MailParts } from '../../modules/mail/index.ts'
import type { Person } from '../../modules/people/index.ts'
import { DatabaseFullError } from '../../platform/database/index.ts'
import { codeOf } from '../../platform/errors.ts'
import { errorFields } from '../../platform/log.ts'
import type { SmartHost } from './courier/client.ts'
import { Courier, type CourierOptions, usualCourier } from './courier/courier.ts'
import { Door } from './door/door.ts'
import { type DoorLimits, type DoorPolicy, type Envelope, usualLimits } from './door/policy.ts'
import { reply, type SmtpReply } from './door/reply.ts'
import { MailEntrance } from './enter/enter-mail.ts'
import type { Entry } from './enter/entry.ts'
import { openSchools, type Schools } from './enter/schools.ts'

export type GatewayOptions = {
  readonly parts: MailParts
  readonly smartHost: SmartHost
  readonly submission: { readonly host: string; readonly port: number; readonly logOnInClear?: boolean }
  /** `from` are the addresses and networks (`192.0.2.0/24`) that may relay; nobody else is let in. */
  readonly relay: { readonly host: string; readonly port: number; readonly from: readonly string[] }
  readonly secureContext?: SecureContext
  readonly limits?: Partial<DoorLimits>
  readonly courier?: Partial<Omit<CourierOptions, 'parts' | 'client'>>
}

/** The school's mail gateway: two doors in, one courier out. */
export type Gateway = {
  readonly submissionPort: number
  readonly relayPort: number
  /** Looks for mail to deliver now, as after a release. */
  wake(): void
  [Symbol.asyncDispose](): Promise<void>
}

/** Someone who has logged on, and the school they belong to. */
type LogOn = { readonly schoolId: string; readonly person: Person }

const clientTimes = { connectMs: 15_000, answerMs: 120_000 }

/** Opens both doors and starts the courier. Rejects with the error of node:net when a port is taken. */
export async function openGateway(options: GatewayOptions): Promise<Gateway> {
  const { parts } = options
  const { hostname } = parts.settings
  const courier = new Courier({
    ...usualCourier,
    ...options.courier,
    parts,
    client: { ...clientTimes, smartHost: options.smartHost, hostname },
  })
  const entrance = new MailEntrance({
    parts,
    claim: () => courier.claimIfRoom(),
    onReady: (schoolId, ready) => courier.take(schoolId, ready),
  })
  const schools = openSchools(parts)
  const shared = {
    hostname,
    limits: { ...usualLimits, ...options.limits },
    onError: (error: unknown) => parts.log.warn('smtp.conversation-failed', errorFields(error)),
    ...(options.secureContext ? { secureContext: options.secureContext } : {}),
  }
  const submission = await Door.open<LogOn>({
    ...shared,
    ...options.submission,
    needsLogOn: true,
    policy: submissionPolicy(parts, schools, (entry) => enterSafely(parts, entrance, entry)),
  })
  const relay = await Door.open<LogOn>({
    ...shared,
    ...options.relay,
    needsLogOn: false,
    policy: relayPolicy(parts, schools, {
      from: options.relay.from,
      enter: (entry) => enterSafely(parts, entrance, entry),
    }),
  }).catch(async (error: unknown) => {
    await submission[Symbol.asyncDispose]()
    throw error
  })
  courier.start()
  return {
    submissionPort: submission.port,
    relayPort: relay.port,
    wake: () => courier.wake(),
    async [Symbol.asyncDispose]() {
      await Promise.all([submission[Symbol.asyncDispose](), relay[Symbol.asyncDispose]()])
      await courier[Symbol.asyncDispose]()
      await entrance[Symbol.asyncDispose]()
    },
  }
}

/** Nothing is lost when something is away: the sending server keeps the message and comes again. */
async function enterSafely({ log }: MailParts, entrance: MailEntrance, entry: Entry): Promise<SmtpReply> {
  try {
    return await entrance.enter(entry)
  } catch (error) {
    log.error('smtp.message-not-taken', errorFields(error))
    if (error instanceof DatabaseFullError) return reply(452, '4.3.1', 'No room at present, try again later')
    return reply(
      451,
      codeOf(error)?.startsWith('platform.database') ? '4.3.2' : '4.3.0',
      'Cannot take it at present, try again later',
    )
  }
}

type Enter = (entry: Entry) => Promise<SmtpReply>

/** Submission: people of the school, by device password, in their own names. */
function submissionPolicy(
  { people, clock }: MailParts,
  schools: () => Promise<Schools>,
  enter: Enter,
): DoorPolicy<LogOn> {
  return {
    async logOn(login, secret) {
      const known = await schools()
      const schoolId = known.ofAddress(login) ?? known.only
      if (schoolId === undefined) return undefined
      const person = await people.authenticateDevice(schoolId, { login, password: secret })
      // An account that has ended is nobody's, also where no control acts yet; what is withdrawn is the policy's to say.
      const hasEnded = person?.endsAt !== undefined && Temporal.Instant.from(person.endsAt).since(clock.now()).sign <= 0
      return person && !hasEnded ? { schoolId, person } : undefined
    },
    async mayMailFrom(address, { logOn }) {
      const isOwn = logOn?.person.addresses.some((own) => own.address === address.toLowerCase())
      return isOwn ? undefined : reply(553, '5.7.1', 'This address is not yours')
    },
    async mayRcptTo() {
      return undefined
    },
    async accept(envelope, raw) {
      const { logOn } = envelope
      if (!logOn) return reply(530, '5.7.0', 'Log on first')
      return enter({
        schoolId: logOn.schoolId,
        action: 'mail.submit',
        personId: logOn.person.id,
        envelope,
        raw,
        tellsAtDoor: true,
      })
    },
  }
}

/** Relay: servers on a list. A sender of ours sends; anybody else writes to us; nobody passes through. */
function relayPolicy(
  { people }: MailParts,
  schools: () => Promise<Schools>,
  { from, enter }: { readonly from: readonly string[]; readonly enter: Enter },
): DoorPolicy<LogOn> {
  const listed = blockListOf(from)
  return {
    mayConnect(address) {
      return listed.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')
        ? undefined
        : reply(554, '5.7.1', 'Not on the list of servers that may relay here')
    },
    async mayMailFrom() {
      return undefined
    },
    async mayRcptTo(address, { from: sender }) {
      const known = await schools()
      const isFromUs = known.ofAddress(sender) !== undefined
      return isFromUs || sender === '' || known.ofAddress(address) !== undefined
        ? undefined
        : reply(550, '5.7.1', 'Neither sender nor recipient is of this school')
    },
    async accept(envelope, raw) {
      const known = await schools()
      const submitting = known.ofAddress(envelope.from)
      if (submitting !== undefined) {
        const person = (await people.directory(submitting)).personByAddress(envelope.from)
        return enter({
          schoolId: submitting,
          action: 'mail.submit',
          envelope,
          raw,
          tellsAtDoor: false,
          ...(person ? { personId: person.id } : {}),
        })
      }
      return receive(known, { envelope, raw, enter })
    },
  }
}

async function receive(
  known: Schools,
  { envelope, raw, enter }: { readonly envelope: Envelope<LogOn>; readonly raw: Buffer; readonly enter: Enter },
): Promise<SmtpReply> {
  const owners = new Set(envelope.recipients.map(({ address }) => known.ofAddress(address)))
  const [schoolId] = owners
  // One decision is one school's: the sending server splits the envelope when it comes again.
  if (owners.size > 1) return reply(452, '4.5.3', 'Recipients of one school at a time')
  if (schoolId === undefined) return reply(550, '5.7.1', 'Neither sender nor recipient is of this school')
  return enter({ schoolId, action: 'mail.receive', envelope, raw, tellsAtDoor: false })
}

function blockListOf(entries: readonly string[]): BlockList {
  const list = new BlockList()
  for (const entry of entries) {
    const [address = '', prefix] = entry.split('/')
    const family = isIPv6(address) ? 'ipv6' : 'ipv4'
    if (prefix === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(prefix), family)
  }
  return list
}
