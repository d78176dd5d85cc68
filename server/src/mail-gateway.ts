import { type Config, isLoopback } from './config/index.ts'
import {
  type Gateway,
  type GatewayOptions,
  openClamd,
  openGateway,
  openMailDns,
  readRoutes,
} from './gateways/smtp/index.ts'
import { followCertificate, readCertificate } from './mail-certificate.ts'
import { readMailPeers } from './mail-peers.ts'
import type { MailParts } from './modules/mail/index.ts'
import { openDns } from './platform/mail-authentication/index.ts'
import { opening } from './start-errors.ts'

/** Opens the mail gateway as the settings say. A port that is taken is told with its own setting. */
export async function openMailGateway(config: Config, parts: MailParts): Promise<Gateway> {
  const { smtp, demo, delivery } = config
  const tls = await readCertificate(config, parts)
  const smartHost = smartHostOf(config)
  const { messageBytes, connectionsPerAddress, hourlyMessages, hourlyRecipients } = smtp.limits
  const peers = await readMailPeers(smtp.peers, parts.database)
  const routes = delivery.routesFile === undefined ? [] : readRoutes(delivery.routesFile)
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
      ...(config.scanning === 'clamd' ? { scanner: openClamd({ address: config.clamd }) } : {}),
      limits: { messageBytes, connectionsPerAddress },
      hourly: { messages: hourlyMessages, recipients: hourlyRecipients },
    })
  try {
    const gateway = await open()
    const following = followCertificate(config, parts, {
      now: tls,
      renew: (newer) => gateway.renewCertificate(newer),
    })
    return {
      ...gateway,
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
    return opening(taken, setting, () => Promise.reject(error))
  }
}

function smartHostOf({ smartHost }: Config): GatewayOptions['smartHost'] {
  if (smartHost === undefined) return undefined
  const { auth, ...place } = smartHost
  return { ...place, ...(auth === undefined ? {} : { logOn: { login: auth.user, secret: auth.password } }) }
}
