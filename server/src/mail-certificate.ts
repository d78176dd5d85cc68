import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createSecureContext } from 'node:tls'
import type { Config } from './config/index.ts'
import { type KeyedCertificate, keptCertificate } from './gateways/smtp/index.ts'
import type { MailParts } from './modules/mail/index.ts'
import { StartError } from './platform/errors.ts'
import { errorFields } from './platform/log.ts'

/** The mail gateway's key and certificate: those the settings name, or what the server makes for itself. Throws StartError. */
export async function readCertificate(config: Config, { clock }: Pick<MailParts, 'clock'>): Promise<KeyedCertificate> {
  const { tls, name } = config.smtp
  if (tls === undefined) return keptCertificate(join(config.dataDirectory, 'tls'), name, clock.now())
  try {
    const pair = { cert: await readFile(tls.cert, 'utf8'), key: await readFile(tls.key, 'utf8') }
    createSecureContext(pair)
    return pair
  } catch (error) {
    throw new StartError(
      'config.wrong-certificate',
      `certificate \`${tls.cert}\` and key \`${tls.key}\` cannot be used together`,
      'Correct BEADLE_TLS_CERT and BEADLE_TLS_KEY: both PEM, readable, and of one pair.',
      { cause: error },
    )
  }
}

const lookEveryMs = 60_000

/**
 * Follows the files: looks once a minute, and at once on SIGHUP where no terminal could have sent it by closing. Files are read
 * rather than watched, since what renews them replaces links and whole directories. While certificate and key do not fit, as in
 * the middle of a renewal, what was shown before is shown on.
 */
export function followCertificate(
  config: Config,
  parts: Pick<MailParts, 'clock' | 'log'>,
  {
    now,
    renew,
    everyMs = lookEveryMs,
  }: { readonly now: KeyedCertificate; readonly renew: (newer: KeyedCertificate) => void; readonly everyMs?: number },
): Disposable {
  let shown = now
  let isTold = false
  const look = async () => {
    try {
      const newer = await readCertificate(config, parts)
      isTold = false
      if (newer.cert === shown.cert && newer.key === shown.key) return
      renew(newer)
      shown = newer
      parts.log.info('smtp.certificate-renewed')
    } catch (error) {
      if (!isTold) parts.log.error('smtp.certificate-not-renewed', errorFields(error))
      isTold = true
    }
  }
  const onSignal = () => void look()
  const timer = setInterval(onSignal, everyMs).unref()
  const isService = !process.stdin.isTTY && !process.stdout.isTTY && !process.stderr.isTTY
  if (isService) process.on('SIGHUP', onSignal)
  return {
    [Symbol.dispose]() {
      clearInterval(timer)
      process.off('SIGHUP', onSignal)
    },
  }
}
