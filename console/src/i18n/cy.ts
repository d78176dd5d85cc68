import { app } from './cy/app.ts'
import { ledger } from './cy/ledger.ts'
import { mail } from './cy/mail.ts'
import { mailReview } from './cy/mail-review.ts'
import { mailRunning } from './cy/mail-running.ts'
import { mayI } from './cy/may-i.ts'
import { cyNames } from './cy/names.ts'
import { policy } from './cy/policy.ts'
import { policyNames } from './cy/policy-names.ts'
import { signIn } from './cy/sign-in.ts'
import { vocabulary } from './cy/vocabulary.ts'
import type { en } from './en.ts'

/**
 * The Welsh of the console. UNREVIEWED: no speaker has read it yet, and every page in it says so. What is missing is shown in
 * English, one whole sentence at a time. Nouns stay in the singular after a number, so most counts need no
 * plural forms; where they do, exact numbers are named, since not every browser knows the Welsh plurals.
 */
export const cy: Partial<Record<keyof typeof en, string>> = {
  ...cyNames,
  ...app,
  ...ledger,
  ...mail,
  ...mailReview,
  ...mailRunning,
  ...mayI,
  ...policy,
  ...policyNames,
  ...signIn,
  ...vocabulary,
}
