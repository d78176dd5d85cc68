import { Secret, TOTP } from 'otpauth'

const period = 30

/** A new secret for an authenticator app: RFC 6238 with SHA-1, six digits, 30 seconds, which every app can do. */
export function newTotpSecret(): Uint8Array {
  return new Uint8Array(new Secret({ size: 20 }).buffer)
}

/** The `otpauth:` address that an authenticator app reads from a picture. */
export function totpAddress(secret: Uint8Array, label: string): string {
  return totpOf(secret, label).toString()
}

/**
 * The time step a code belongs to: the present one or one to either side, for clocks that are a little out. Undefined when the
 * code is wrong or its step is not after `lastStep`: a code works once.
 */
export function totpStep(
  secret: Uint8Array,
  code: string,
  options: { readonly at: Temporal.Instant; readonly lastStep: number | null },
): number | undefined {
  const token = code.replace(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return undefined
  const timestamp = options.at.epochMilliseconds
  const delta = totpOf(secret, '').validate({ token, timestamp, window: 1 })
  if (delta === null) return undefined
  const step = Math.floor(timestamp / 1000 / period) + delta
  return options.lastStep !== null && step <= options.lastStep ? undefined : step
}

function totpOf(secret: Uint8Array, label: string): TOTP {
  const buffer = secret.buffer.slice(secret.byteOffset, secret.byteOffset + secret.byteLength) as ArrayBuffer
  return new TOTP({ issuer: 'Beadle', label, algorithm: 'SHA1', digits: 6, period, secret: new Secret({ buffer }) })
}
