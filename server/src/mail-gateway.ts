import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createSecureContext, type SecureContext } from 'node:tls'
import { type Config, isLoopback } from './config/index.ts'
import { type Gateway, keptCertificate, openGateway } from './gateways/smtp/index.ts'
import type { MailParts } from './modules/mail/index.ts'
import { StartError } from './platform/errors.ts'
import { opening } from './start-errors.ts'

/** Opens the mail gateway as the settings say. A port that is taken is told with its own setting. */
export async function openMailGateway(config: Config, parts: MailParts): Promise<Gateway> {
  const { smtp, smartHost, demo } = config
  const secureContext = await secureContextOf(config, parts)
  const { host, port, tls, auth } = smartHost
  const open = () =>
    openGateway({
      parts,
      smartHost: {
        host,
        port,
        tls,
        ...(auth === undefined ? {} : { logOn: { login: auth.user, secret: auth.password } }),
      },
      // In the demo both ends are this machine, so that the line to try by hand needs no certificate.
      submission: { host: smtp.host, port: smtp.submissionPort, logOnInClear: demo && isLoopback(smtp.host) },
      relay: { host: smtp.host, port: smtp.relayPort, from: smtp.relays },
      secureContext,
    })
  try {
    return await open()
  } catch (error) {
    // Node's error carries the port that failed: it tells the two doors apart.
    const failed = error instanceof Error && 'port' in error ? error.port : smtp.submissionPort
    const isRelay = failed === smtp.relayPort
    return opening(
      isRelay ? smtp.relayPort : smtp.submissionPort,
      isRelay ? 'BEADLE_RELAY_PORT' : 'BEADLE_SUBMISSION_PORT',
      () => Promise.reject(error),
    )
  }
}

async function secureContextOf(config: Config, { clock }: MailParts): Promise<SecureContext> {
  const { tls, name } = config.smtp
  if (tls === undefined)
    return createSecureContext(await keptCertificate(join(config.dataDirectory, 'tls'), name, clock.now()))
  try {
    return createSecureContext({ cert: readFileSync(tls.cert), key: readFileSync(tls.key) })
  } catch (error) {
    throw new StartError(
      'config.wrong-certificate',
      `certificate \`${tls.cert}\` and key \`${tls.key}\` cannot be used together`,
      'Correct BEADLE_TLS_CERT and BEADLE_TLS_KEY: both PEM, readable, and of one pair.',
      { cause: error },
    )
  }
}
