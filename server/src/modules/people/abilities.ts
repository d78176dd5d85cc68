import { type Role, vocabulary } from '@beadle/engine'

/** Roles that may change how the policy runs: let a binding act or only watch, unlock an account. */
export const governingRoles: readonly Role[] = [
  'headteacher',
  'network-manager',
  'business-manager',
  'operations-manager',
  'chief-executive',
]

/** Roles that run the school's mail: see what waits to be delivered, and steer it. */
export const mailRunningRoles: readonly Role[] = [...governingRoles, 'it-technician']

/** Roles that may read the ledger: those who answer for the school, and those who check them. */
export const ledgerRoles: readonly Role[] = [
  ...governingRoles,
  'deputy-headteacher',
  'senior-leader',
  'dsl',
  'data-protection-officer',
  'governor',
  'chair-of-governors',
  'safeguarding-governor',
  'director',
  'trust-officer',
]

/** Roles that read the policy with its coverage: whoever works for the school or governs it. */
export const policyRoles: readonly Role[] = [
  ...vocabulary.roles.staff,
  'governor',
  'chair-of-governors',
  'safeguarding-governor',
  'director',
  'trust-officer',
]

/** Roles that see, beyond their own, which correspondence of the school goes on by a standing authorisation. */
export const leadingRoles: readonly Role[] = [
  'headteacher',
  'deputy-headteacher',
  'assistant-headteacher',
  'senior-leader',
  'chief-executive',
  'data-protection-officer',
]

/** Roles whose holders may be asked to decide about another person's message. */
export const reviewingRoles: readonly Role[] = vocabulary.roles.staff

/** What somebody with these roles may do in the console; the routes check the same lists. */
export function abilitiesOf(roles: readonly Role[]): {
  readonly reviewHeld: boolean
  readonly setMode: boolean
  readonly seePolicy: boolean
  readonly seeLedger: boolean
  readonly runMail: boolean
} {
  const any = (allowed: readonly Role[]) => allowed.some((role) => roles.includes(role))
  return {
    reviewHeld: any(reviewingRoles),
    setMode: any(governingRoles),
    seePolicy: any(policyRoles),
    seeLedger: any(ledgerRoles),
    runMail: any(mailRunningRoles),
  }
}
