import { app } from './en/app.ts'
import { ledger } from './en/ledger.ts'
import { mail } from './en/mail.ts'
import { mailReview } from './en/mail-review.ts'
import { mailRunning } from './en/mail-running.ts'
import { mayI } from './en/may-i.ts'
import { names } from './en/names.ts'
import { policy } from './en/policy.ts'
import { policyNames } from './en/policy-names.ts'
import { signIn } from './en/sign-in.ts'
import { vocabulary } from './en/vocabulary.ts'

/** Every sentence of the console by its id, in ICU message format; one file an area under `en/`. Names of things stand in `en/names.ts`, those of the vocabulary in `en/vocabulary.ts`. */
export const en = {
  ...names,
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
} as const
