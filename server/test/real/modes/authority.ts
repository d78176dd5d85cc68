import { writeFileSync } from 'node:fs'
import { type KeyedCertificate, makeCertificate } from '../../../src/gateways/smtp/door/make-certificate.ts'

/** An authority of a test's own and the certificates it has signed. */
export type TestAuthority = {
  readonly cert: string
  issue(hostname: string): KeyedCertificate
  /** Writes a new pair for a name into two files. */
  issueInto(hostname: string, files: { readonly cert: string; readonly key: string }): KeyedCertificate
}

/** Makes an authority that everybody in the test trusts. */
export function makeAuthority(): TestAuthority {
  const now = Temporal.Now.instant()
  const authority = makeCertificate({ hostname: 'authority.example', now, isAuthority: true })
  const issue = (hostname: string) => makeCertificate({ hostname, now, issuer: authority.asIssuer }).pair
  return {
    cert: authority.pair.cert,
    issue,
    issueInto(hostname, { cert, key }) {
      const pair = issue(hostname)
      writeFileSync(key, pair.key, { mode: 0o600 })
      writeFileSync(cert, pair.cert)
      return pair
    },
  }
}
