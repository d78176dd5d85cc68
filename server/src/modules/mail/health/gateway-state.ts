/** What the gateway of this server knows of itself. */
export type GatewayState = {
  readonly listeners: readonly { readonly name: 'submission' | 'submissions' | 'relay'; readonly port: number }[]
  /** The certificate its doors show. */
  readonly certificate: { readonly endsAt: Temporal.Instant; readonly selfSigned: boolean }
  /** A scanner of our own answers now, or does not; undefined where there is none of our own. */
  readonly scannerAnswers?: boolean
}
