import { X509Certificate } from 'node:crypto'
import type { DetailedPeerCertificate, TLSSocket } from 'node:tls'

/**
 * A certificate the client has shown in the handshake, its chain and dates found good by TLS. `issuers` stand from the nearest
 * upwards; each has been checked to have signed the one before.
 */
export type ClientCertificate = { readonly leaf: X509Certificate; readonly issuers: readonly X509Certificate[] }

const longestChain = 10

/** The certificate of a client whose handshake is done, or undefined when it showed none or one that TLS did not find good. */
export function clientCertificateOf(socket: TLSSocket): ClientCertificate | undefined {
  if (!socket.authorized) return undefined
  const shown = socket.getPeerCertificate(true)
  if (!shown.raw) return undefined
  const leaf = new X509Certificate(shown.raw)
  return { leaf, issuers: issuersOf(leaf, shown) }
}

function issuersOf(leaf: X509Certificate, shown: DetailedPeerCertificate): readonly X509Certificate[] {
  const issuers: X509Certificate[] = []
  let below = leaf
  for (let at = shown.issuerCertificate; at?.raw && issuers.length < longestChain; at = at.issuerCertificate) {
    const issuer = new X509Certificate(at.raw)
    // Node links a chain by names; who has signed what is only known by asking.
    if (!issuer.ca || !below.checkIssued(issuer) || !below.verify(issuer.publicKey)) break
    issuers.push(issuer)
    if (issuer.fingerprint256 === below.fingerprint256 || at.issuerCertificate === at) break
    below = issuer
  }
  return issuers
}
