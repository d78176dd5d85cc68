import { generateKeyPairSync, randomBytes, sign, X509Certificate } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { isIP } from 'node:net'
import { join } from 'node:path'

/** A key and its certificate, both in PEM. */
export type KeyedCertificate = { readonly key: string; readonly cert: string }

const remakeDaysBefore = 30
const lifeDays = 825

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

/** A P-256 certificate (RFC 5280, version 3) for one host name or address, signed by its own key. */
export function makeSelfSigned(hostname: string, now: Temporal.Instant): KeyedCertificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const name = sequence(set(sequence(oid('2.5.4.3'), der(0x0c, Buffer.from(hostname.slice(0, 64))))))
  const algorithm = sequence(oid('1.2.840.10045.4.3.2'))
  const toBeSigned = sequence(
    der(0xa0, integer(Buffer.from([2]))),
    integer(randomBytes(16)),
    algorithm,
    name,
    sequence(time(now.subtract({ hours: 24 })), time(now.add({ hours: 24 * lifeDays }))),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(subjectAltName(hostname), serverAuth())),
  )
  const signature = sign('sha256', toBeSigned, privateKey)
  const certificate = sequence(toBeSigned, algorithm, der(0x03, Buffer.from([0]), signature))
  const lines = certificate.toString('base64').replace(/.{64}(?=.)/g, '$&\n')
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
  }
}

function subjectAltName(hostname: string): Buffer {
  const version = isIP(hostname)
  const name =
    version === 4 ? der(0x87, Buffer.from(hostname.split('.').map(Number))) : der(0x82, Buffer.from(hostname))
  return sequence(oid('2.5.29.17'), der(0x04, sequence(name)))
}

function serverAuth(): Buffer {
  return sequence(oid('2.5.29.37'), der(0x04, sequence(oid('1.3.6.1.5.5.7.3.1'))))
}

// DER (X.690): a tag, a length, the contents.
function der(tag: number, ...contents: readonly Buffer[]): Buffer {
  const content = Buffer.concat(contents)
  const { length } = content
  const lengthOctets =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, (length >> 8) & 0xff, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...lengthOctets]), content])
}

function sequence(...contents: readonly Buffer[]): Buffer {
  return der(0x30, ...contents)
}

function set(...contents: readonly Buffer[]): Buffer {
  return der(0x31, ...contents)
}

/** A positive integer; a leading octet with its top bit set would make it negative. */
function integer(octets: Buffer): Buffer {
  const copy = Buffer.from(octets)
  copy[0] = (copy[0] ?? 0) & 0x7f || 0x01
  return der(0x02, copy)
}

function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  const octets = [first * 40 + second]
  for (const arc of rest) {
    const groups = [arc & 0x7f]
    for (let left = arc >> 7; left > 0; left >>= 7) groups.unshift((left & 0x7f) | 0x80)
    octets.push(...groups)
  }
  return der(0x06, Buffer.from(octets))
}

/** UTCTime, which RFC 5280 4.1.2.5 wants until 2049, then GeneralizedTime. */
function time(at: Temporal.Instant): Buffer {
  const digits = at.toString({ smallestUnit: 'second' }).replace(/[-:T]/g, '')
  return Number(digits.slice(0, 4)) < 2050 ? der(0x17, Buffer.from(digits.slice(2))) : der(0x18, Buffer.from(digits))
}
