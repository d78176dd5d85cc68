import { BeadleError } from '../../platform/errors.ts'

/** Login or password is wrong; which of the two is not said. */
export class WrongPasswordError extends BeadleError {
  override readonly name = 'WrongPasswordError'
  readonly code = 'people.wrong-password'
  readonly status = 401
  override readonly member = 'password'
  constructor(options?: ErrorOptions) {
    super('login or password is wrong', options)
  }
}

/** The password is right and a code from the authenticator is needed as well. */
export class TotpNeededError extends BeadleError {
  override readonly name = 'TotpNeededError'
  readonly code = 'people.totp-needed'
  readonly status = 401
  override readonly member = 'totp'
  constructor(options?: ErrorOptions) {
    super('a code from the authenticator is needed', options)
  }
}

/** The code is wrong, too old, or was used before. */
export class WrongTotpError extends BeadleError {
  override readonly name = 'WrongTotpError'
  readonly code = 'people.wrong-totp'
  readonly status = 401
  override readonly member = 'totp'
  constructor(options?: ErrorOptions) {
    super('the code is wrong or was used before', options)
  }
}

/** Ten wrong guesses in a row: nobody signs in as this person until the network manager unlocks the account. */
export class LockedError extends BeadleError {
  override readonly name = 'LockedError'
  readonly code = 'people.locked'
  readonly status = 423
  constructor(options?: ErrorOptions) {
    super('the account is locked after ten wrong guesses', options)
  }
}

/** Too many wrong sign-ins from one address, whoever they were for. */
export class TooManySignInsError extends BeadleError {
  override readonly name = 'TooManySignInsError'
  readonly code = 'people.too-many-sign-ins'
  readonly status = 429
  constructor(options?: ErrorOptions) {
    super('too many wrong sign-ins from this address, try again in some minutes', options)
  }
}
