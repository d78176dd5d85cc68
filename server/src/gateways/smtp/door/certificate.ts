import { X509Certificate } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { isIP } from 'node:net'
import { join } from 'node:path'
import { type KeyedCertificate, makeSelfSigned } from './make-certificate.ts'

const remakeDaysBefore = 30

/**
 * The certificate in `directory` (`smtp.key`, `smtp.crt`), made and signed by itself when there is none or it soon ends.
 * A door that has no better one still offers TLS; who it is can then not be checked, only that nobody listens on the way.
 */
export async function keptCertificate(
  directory: string,
  hostname: string,
  now: Temporal.Instant,
): Promise<KeyedCertificate> {
  const keyFile = join(directory, 'smtp.key')
  const certFile = join(directory, 'smtp.crt')
  const kept = await readBoth(keyFile, certFile)
  if (kept && isFresh(kept.cert, hostname, now)) return kept
  const made = makeSelfSigned(hostname, now)
  await mkdir(directory, { recursive: true, mode: 0o700 })
  await writeFile(keyFile, made.key, { mode: 0o600 })
  await writeFile(certFile, made.cert)
  return made
}

async function readBoth(keyFile: string, certFile: string): Promise<KeyedCertificate | undefined> {
  try {
    return { key: await readFile(keyFile, 'utf8'), cert: await readFile(certFile, 'utf8') }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

function isFresh(cert: string, hostname: string, now: Temporal.Instant): boolean {
  const read = new X509Certificate(cert)
  const ends = Temporal.Instant.fromEpochMilliseconds(read.validToDate.getTime())
  const named = isIP(hostname) ? read.checkIP(hostname) : read.checkHost(hostname)
  return named !== undefined && Temporal.Instant.compare(now.add({ hours: 24 * remakeDaysBefore }), ends) < 0
}
