import type { AuthorReadings, Verdicts } from '../../../modules/mail/index.ts'
import type { SmtpReply } from '../door/reply.ts'

/** Who a message is from, as far as that is known, before anything is decided about it. */
export type Judged = {
  /** Everybody whom a mail program could show as its author. */
  readonly readings: AuthorReadings
  /** The fact `mail.authentication`: whether the one author whom all programs show is proved. */
  readonly result: 'pass' | 'fail' | 'none'
  /** Absent for what people submit with their own password: nothing is asked about them. */
  readonly verdicts?: Verdicts
  /** It is not taken at all: it claims to be from this school, and is not. */
  readonly refusal?: SmtpReply
}
