/** Results of SPF (RFC 7208 2.6). */
export type SpfResult = 'none' | 'neutral' | 'pass' | 'fail' | 'softfail' | 'temperror' | 'permerror'

/** Results of one DKIM signature (RFC 8601 2.7.1). `policy`: valid, but not accepted here (a key too short, `l=`). */
export type DkimResult = 'none' | 'pass' | 'fail' | 'policy' | 'neutral' | 'temperror' | 'permerror'

/** Results of DMARC (RFC 9989). */
export type DmarcResult = 'none' | 'pass' | 'fail' | 'temperror' | 'permerror'

/** State of the ARC chain as it arrived (RFC 8617); `unknown` where nobody has looked or the DNS did not answer. */
export type ArcResult = 'none' | 'pass' | 'fail' | 'unknown'

/** What was found of who really sent a message, and by whom. Kept in the sealed envelope; domains only, no local parts. */
export type Verdicts = {
  /** `own`: this server looked. `provider`: read from the field of a server in front that is trusted for it. */
  readonly by: 'own' | 'provider'
  /** The authentication service that says so (RFC 8601 2.2). */
  readonly authservId?: string
  readonly spf: { readonly result: SpfResult; readonly domain?: string; readonly identity?: 'mailfrom' | 'helo' }
  readonly dkim: readonly { readonly result: DkimResult; readonly domain?: string; readonly selector?: string }[]
  readonly dmarc: {
    readonly result: DmarcResult
    readonly domain?: string
    readonly policy?: 'none' | 'quarantine' | 'reject'
  }
  /** `sealers`: domains that sealed, oldest first; only where the chain passed. */
  readonly arc: { readonly result: ArcResult; readonly sealers?: readonly string[] }
}
