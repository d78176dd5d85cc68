import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { isIP } from 'node:net'
import { der, integer, oid, sequence, set, time } from './der.ts'

/** A key and its certificate, both in PEM. */
export type KeyedCertificate = { readonly key: string; readonly cert: string }

/** Who signs certificates: its name, as it stands in them, and its key. */
export type Issuer = { readonly commonName: string; readonly privateKey: KeyObject }

const lifeDays = 825

/** A P-256 certificate (RFC 5280, version 3) for one host name or address, signed by its own key. */
export function makeSelfSigned(hostname: string, now: Temporal.Instant): KeyedCertificate {
  return makeCertificate({ hostname, now }).pair
}

/** A P-256 certificate, signed by `issuer` or by its own key; an authority may sign others. */
export function makeCertificate({
  hostname,
  now,
  issuer,
  isAuthority = false,
  days = lifeDays,
}: {
  readonly hostname: string
  readonly now: Temporal.Instant
  readonly issuer?: Issuer
  readonly isAuthority?: boolean
  readonly days?: number
}): { readonly pair: KeyedCertificate; readonly asIssuer: Issuer } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const asIssuer = { commonName: hostname, privateKey }
  const { commonName, privateKey: signer } = issuer ?? asIssuer
  const algorithm = sequence(oid('1.2.840.10045.4.3.2'))
  const toBeSigned = sequence(
    der(0xa0, integer(Buffer.from([2]))),
    integer(randomBytes(16)),
    algorithm,
    nameOf(commonName),
    sequence(time(now.subtract({ hours: 24 })), time(now.add({ hours: 24 * days }))),
    nameOf(hostname),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(...(isAuthority ? [authority()] : [subjectAltName(hostname), bothUses()]))),
  )
  const signature = sign('sha256', toBeSigned, signer)
  const certificate = sequence(toBeSigned, algorithm, der(0x03, Buffer.from([0]), signature))
  const lines = certificate.toString('base64').replace(/.{64}(?=.)/g, '$&\n')
  const pair = {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
  }
  return { pair, asIssuer }
}

function nameOf(commonName: string): Buffer {
  return sequence(set(sequence(oid('2.5.4.3'), der(0x0c, Buffer.from(commonName.slice(0, 64))))))
}

function subjectAltName(hostname: string): Buffer {
  const version = isIP(hostname)
  const name =
    version === 4 ? der(0x87, Buffer.from(hostname.split('.').map(Number))) : der(0x82, Buffer.from(hostname))
  return sequence(oid('2.5.29.17'), der(0x04, sequence(name)))
}

/** RFC 5280 4.2.1.12: it greets as a server and, passing mail on, may show itself as a client. */
function bothUses(): Buffer {
  const uses = sequence(oid('1.3.6.1.5.5.7.3.1'), oid('1.3.6.1.5.5.7.3.2'))
  return sequence(oid('2.5.29.37'), der(0x04, uses))
}

/** RFC 5280 4.2.1.9: critical, and true. */
function authority(): Buffer {
  const yes = der(0x01, Buffer.from([0xff]))
  return sequence(oid('2.5.29.19'), yes, der(0x04, sequence(yes)))
}
