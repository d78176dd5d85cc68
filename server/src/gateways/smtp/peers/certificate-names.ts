import { X509Certificate } from 'node:crypto'
import { rootCertificates } from 'node:tls'
import type { ClientCertificate } from '../door/client-certificate.ts'

/**
 * The DNS names of a certificate in lower case: its subjectAltName, or the common name where it has none (RFC 6125 6.4.4). A
 * wildcard stays as it is written.
 */
export function namesOf({ subjectAltName, subject }: X509Certificate): readonly string[] {
  if (subjectAltName !== undefined) {
    // Node quotes a name that holds a comma or a quote; no DNS name does, and whoever made it wanted to be misread.
    if (subjectAltName.includes('"')) return []
    const names = subjectAltName.split(', ').flatMap((name) => (name.startsWith('DNS:') ? [name.slice(4)] : []))
    if (names.length > 0) return names.filter(isName).map((name) => name.toLowerCase())
  }
  const [common, ...more] = (subject ?? '')
    .split('\n')
    .flatMap((line) => (line.startsWith('CN=') ? [line.slice(3)] : []))
  return common !== undefined && more.length === 0 && isName(common) ? [common.toLowerCase()] : []
}

function isName(text: string): boolean {
  return /^(\*\.)?[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)+$/.test(text)
}

/**
 * Whether a certificate goes back to one of these authorities (PEM), or to one that everybody trusts where none are given: a
 * peer's own authority speaks for that peer only.
 */
export function isIssuedUnder({ leaf, issuers }: ClientCertificate, authorities: string | undefined): boolean {
  const trusted = authorities === undefined ? everybodysAuthorities() : fingerprintsIn([authorities])
  return [leaf, ...issuers].some(({ fingerprint256 }) => trusted.has(fingerprint256))
}

let everybodys: ReadonlySet<string> | undefined

function everybodysAuthorities(): ReadonlySet<string> {
  everybodys ??= fingerprintsIn(rootCertificates)
  return everybodys
}

function fingerprintsIn(texts: readonly string[]): ReadonlySet<string> {
  return new Set(texts.flatMap(certificatesIn).map(({ fingerprint256 }) => fingerprint256))
}

/** The certificates of a PEM text, in their order. */
function certificatesIn(pem: string): readonly X509Certificate[] {
  const found = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? []
  return found.map((text) => new X509Certificate(text))
}
