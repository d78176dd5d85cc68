import { X509Certificate } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { type Config, isLoopback } from './config/index.ts'
import {
  type Gateway,
  type GatewayOptions,
  type KeyedCertificate,
  openClamd,
  openGateway,
  openMailDns,
  readRoutes,
  type Scanner,
} from './gateways/smtp/index.ts'
import { followCertificate, readCertificate } from './mail-certificate.ts'
import { readMailPeers } from './mail-peers.ts'
import type { GatewayState, MailParts } from './modules/mail/index.ts'
import { openDns } from './platform/mail-authentication/index.ts'
import { opening } from './start-errors.ts'

/** The gateway, and what it knows of itself for those who run it. */
export type ServedGateway = Gateway & { state(): Promise<GatewayState> }

/** Opens the mail gateway as the settings say. A port that is taken is told with its own setting. */
export async function openMailGateway(
  config: Config,
  parts: MailParts,
  /** In place of the name servers of the settings. */
  more: Pick<GatewayOptions, 'senderDns'> = {},
): Promise<ServedGateway> {
  const { smtp, demo, delivery } = config
  const tls = await readCertificate(config, parts)
  const smartHost = smartHostOf(config)
  const { messageBytes, connectionsPerAddress, hourlyMessages, hourlyRecipients } = smtp.limits
  const peers = await readMailPeers(smtp.peers, parts.database)
  const routes = delivery.routesFile === undefined ? [] : readRoutes(delivery.routesFile)
  const scanner = config.scanning === 'clamd' ? openClamd({ address: config.clamd }) : undefined
  let shown = tls
  const open = () =>
    openGateway({
      parts,
      ...(smartHost ? { smartHost } : {}),
      routes,
      dns: openMailDns({ servers: delivery.nameServers }),
      senderDns: openDns({ servers: delivery.nameServers }),
      // In the demo both ends are this machine, so that the line to try by hand needs no certificate.
      submission: { host: smtp.host, port: smtp.submissionPort, logOnInClear: demo && isLoopback(smtp.host) },
      ...(smtp.submissionsPort === undefined ? {} : { submissions: { host: smtp.host, port: smtp.submissionsPort } }),
      relay: { host: smtp.host, port: smtp.relayPort, from: smtp.relays },
      peers,
      tls,
      ...(scanner ? { scanner } : {}),
      limits: { messageBytes, connectionsPerAddress },
      hourly: { messages: hourlyMessages, recipients: hourlyRecipients },
      ...more,
    })
  try {
    const gateway = await open()
    const following = followCertificate(config, parts, {
      now: tls,
      renew(newer) {
        gateway.renewCertificate(newer)
        shown = newer
      },
    })
    return {
      ...gateway,
      state: () => stateOf(gateway, shown, scanner),
      async [Symbol.asyncDispose]() {
        following[Symbol.dispose]()
        await gateway[Symbol.asyncDispose]()
      },
    }
  } catch (error) {
    // Node's error carries the port that failed: it tells the doors apart.
    const failed = error instanceof Error && 'port' in error ? error.port : smtp.submissionPort
    const [taken, setting] =
      failed === smtp.relayPort
        ? ([smtp.relayPort, 'BEADLE_RELAY_PORT'] as const)
        : failed === smtp.submissionsPort && smtp.submissionsPort !== undefined
          ? ([smtp.submissionsPort, 'BEADLE_SUBMISSIONS_PORT'] as const)
          : ([smtp.submissionPort, 'BEADLE_SUBMISSION_PORT'] as const)
    return opening(taken, setting, () => Promise.reject<ServedGateway>(error))
  }
}

const probeMs = 3000

async function stateOf(
  { submissionPort, submissionsPort, relayPort }: Gateway,
  { cert }: KeyedCertificate,
  scanner: Scanner | undefined,
): Promise<GatewayState> {
  const read = new X509Certificate(cert)
  return {
    listeners: [
      { name: 'submission', port: submissionPort },
      ...(submissionsPort === undefined ? [] : [{ name: 'submissions' as const, port: submissionsPort }]),
      { name: 'relay', port: relayPort },
    ],
    certificate: {
      endsAt: Temporal.Instant.fromEpochMilliseconds(read.validToDate.getTime()),
      selfSigned: read.checkIssued(read),
    },
    ...(scanner ? { scannerAnswers: await answers(scanner) } : {}),
  }
}

/** Whether it scans a few octets soon. */
async function answers(scanner: Scanner): Promise<boolean> {
  const asked = scanner.scan(Buffer.from('Beadle asks whether you are there.')).then(
    () => true,
    () => false,
  )
  return Promise.race([asked, wait(probeMs, false, { ref: false })])
}

function smartHostOf({ smartHost }: Config): GatewayOptions['smartHost'] {
  if (smartHost === undefined) return undefined
  const { auth, ...place } = smartHost
  return { ...place, ...(auth === undefined ? {} : { logOn: { login: auth.user, secret: auth.password } }) }
}
