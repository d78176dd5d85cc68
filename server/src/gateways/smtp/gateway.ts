import type { SecureContextOptions } from 'node:tls'
import type { MailParts } from '../../modules/mail/index.ts'
import { DatabaseFullError } from '../../platform/database/index.ts'
import { codeOf } from '../../platform/errors.ts'
import { errorFields } from '../../platform/log.ts'
import { type Dns, openDns } from '../../platform/mail-authentication/index.ts'
import { type DeliveryOptions, openCourier } from './courier/open-courier.ts'
import { Door } from './door/door.ts'
import { type DoorLimits, usualLimits } from './door/policy.ts'
import { reply, type SmtpReply } from './door/reply.ts'
import { MailEntrance } from './enter/enter-mail.ts'
import type { Entry } from './enter/entry.ts'
import { withoutForgedAndHidden, withoutForgedFields } from './enter/forged-fields.ts'
import { openSchools } from './enter/schools.ts'
import { takeReport } from './journal/intake.ts'
import { JournalWatch } from './journal/watch.ts'
import { listedPeer, type MailPeer, Peers } from './peers/index.ts'
import type { Reported } from './policies/peer-entry.ts'
import { relayPolicy } from './policies/relay.ts'
import { type LogOn, submissionPolicy } from './policies/submission.ts'
import { type HourlyLimits, SenderRates } from './rates/sender-rates.ts'
import { Rescan } from './scan/rescan.ts'
import type { Scanner } from './scan/scanner.ts'

type Place = { readonly host: string; readonly port: number }

export type GatewayOptions = DeliveryOptions & {
  readonly parts: MailParts
  readonly submission: Place & { readonly logOnInClear?: boolean }
  /** Submission with TLS from the first octet; needs `tls`. */
  readonly submissions?: Place
  /** `from` are the addresses and networks (`192.0.2.0/24`) that may relay, beside `peers`; nobody else is let in. */
  readonly relay: Place & { readonly from: readonly string[] }
  /** The table of peers. */
  readonly peers?: readonly MailPeer[]
  /** Key and certificate of the doors. */
  readonly tls?: SecureContextOptions
  readonly limits?: Partial<DoorLimits>
  /** Asked who strangers are, for SPF, DKIM, ARC and DMARC; by default the DNS of the machine. */
  readonly senderDns?: Dns
  /** A scanner of our own: what comes is scanned, and what waits for it is scanned when it is back. */
  readonly scanner?: Scanner
  /** What one account may send in an hour; unbounded where absent. */
  readonly hourly?: HourlyLimits
}

/** The school's mail gateway: doors in, one courier out. */
export type Gateway = {
  readonly submissionPort: number
  readonly submissionsPort?: number
  readonly relayPort: number
  /** Looks for mail to deliver now, as after a release. */
  wake(): void
  /** Handshakes from now on show this certificate; connections there are go on. Throws when key and certificate do not fit. */
  renewCertificate(context: SecureContextOptions): void
  [Symbol.asyncDispose](): Promise<void>
}

const rescanMs = 1000
const watchMs = 60_000
const unbounded: HourlyLimits = { messages: 0, recipients: 0 }

/** Opens the doors and starts the courier. Rejects with the error of node:net when a port is taken. */
export async function openGateway(options: GatewayOptions): Promise<Gateway> {
  const { parts, tls } = options
  const { hostname } = parts.settings
  await using opened = new AsyncDisposableStack()
  const courier = openCourier(parts, options)
  const entrance = new MailEntrance({
    parts,
    dns: options.senderDns ?? openDns(),
    scanner: options.scanner,
    claim: () => courier.claimIfRoom(),
    onReady: (schoolId, ready) => courier.take(schoolId, ready),
    peers: options.peers ?? [],
    wake: () => courier.wake(),
  })
  const ending = new AbortController()
  const schools = openSchools(parts)
  const enter = (entry: Entry) => enterSafely(parts, entrance, entry)
  const journal = (brought: Reported) =>
    safely(parts, () => takeReport({ parts, decide: (context, entry) => entrance.judgeCopy(context, entry) }, brought))
  const shared = {
    hostname,
    limits: { ...usualLimits, ...options.limits },
    onError: (error: unknown) => parts.log.warn('smtp.conversation-failed', errorFields(error)),
    ...(tls ? { tls } : {}),
  }
  const submitting = {
    ...shared,
    needsLogOn: true,
    policy: submissionPolicy({
      parts,
      schools,
      enter,
      rates: new SenderRates(options.hourly ?? unbounded),
      signal: ending.signal,
    }),
  }
  const peers = new Peers([...(options.peers ?? []), listedPeer(options.relay.from)])
  const submission = opened.use(await Door.open<LogOn>({ ...submitting, ...options.submission }))
  const submissions =
    options.submissions &&
    opened.use(await Door.open<LogOn>({ ...submitting, ...options.submissions, implicitTls: true }))
  const relay = opened.use(
    await Door.open<MailPeer>({
      ...shared,
      host: options.relay.host,
      port: options.relay.port,
      needsLogOn: false,
      policy: relayPolicy({ parts, schools, peers, enter, journal }),
      ...(peers.wantsCertificates ? { clientAuthorities: peers.authorities } : {}),
    }),
  )
  courier.start()
  const { scanner } = options
  const rescan = scanner && new Rescan({ parts, scanner, pollMs: rescanMs, onScanned: () => courier.wake() })
  rescan?.start()
  const watch = new JournalWatch({ parts, schools, peers: peers.list, pollMs: watchMs })
  watch.start()
  const doors = [submission, relay, ...(submissions ? [submissions] : [])]
  opened.move()
  return {
    submissionPort: submission.port,
    ...(submissions ? { submissionsPort: submissions.port } : {}),
    relayPort: relay.port,
    wake: () => courier.wake(),
    renewCertificate(context) {
      for (const door of doors) door.renewCertificate(context)
    },
    async [Symbol.asyncDispose]() {
      ending.abort()
      await Promise.all(doors.map((door) => door[Symbol.asyncDispose]()))
      await rescan?.[Symbol.asyncDispose]()
      await watch[Symbol.asyncDispose]()
      await courier[Symbol.asyncDispose]()
      await entrance[Symbol.asyncDispose]()
    },
  }
}

/** Nothing is lost when something is away: the sending server keeps the message and comes again. */
function enterSafely(parts: MailParts, entrance: MailEntrance, entry: Entry): Promise<SmtpReply> {
  return safely(parts, () => {
    const raw = entry.action === 'mail.submit' ? withoutForgedAndHidden(entry.raw) : withoutForgedFields(entry.raw)
    return entrance.enter(raw === entry.raw ? entry : { ...entry, raw })
  })
}

async function safely({ log }: MailParts, take: () => Promise<SmtpReply>): Promise<SmtpReply> {
  try {
    return await take()
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
