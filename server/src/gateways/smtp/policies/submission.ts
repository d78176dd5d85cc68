import { setTimeout as wait } from 'node:timers/promises'
import type { MailParts } from '../../../modules/mail/index.ts'
import { type Person, schoolOfLogin } from '../../../modules/people/index.ts'
import type { DoorPolicy, LogOnAnswer } from '../door/policy.ts'
import { reply, type SmtpReply } from '../door/reply.ts'
import type { Entry } from '../enter/entry.ts'
import type { KnownSchools } from '../enter/schools.ts'
import { Guesses } from '../rates/guesses.ts'
import { leadsSafeguarding, measureOf } from '../rates/safeguarding.ts'
import type { SenderRates } from '../rates/sender-rates.ts'

/** Someone who has logged on, and the school they belong to. */
export type LogOn = { readonly schoolId: string; readonly person: Person }

export type SubmissionOptions = {
  readonly parts: MailParts
  readonly schools: KnownSchools
  readonly rates: SenderRates
  readonly enter: (entry: Entry) => Promise<SmtpReply>
  /** Ends the waiting of those who guessed wrong. */
  readonly signal: AbortSignal
}

const wrong = reply(535, '5.7.8', 'Login or device password is not right')
const waitFirst = reply(454, '4.7.0', 'Too many wrong passwords for this login, try again in some minutes')
const notYours = reply(553, '5.7.1', 'This address is not yours')
const logOnFirst = reply(530, '5.7.0', 'Log on first')
/** Said at the recipient, so that mail to those who lead safeguarding still goes. */
export const tooMuch = reply(450, '4.7.1', 'Too much mail from this sender in an hour, try again later')

/** Submission: people of the school, by device password, in their own names. */
export function submissionPolicy(options: SubmissionOptions): DoorPolicy<LogOn> {
  const { parts, rates, enter } = options
  const guesses = new Guesses()
  return {
    async logOn(login, secret, { address }) {
      if (!guesses.mayTry(address, login)) return { refused: waitFirst }
      const known = await find(options, { login, password: secret })
      if (known) {
        guesses.right(address, login)
        return { as: known } satisfies LogOnAnswer<LogOn>
      }
      const waitMs = guesses.wrong(address, login)
      if (waitMs > 0) await wait(waitMs, undefined, { signal: options.signal, ref: false }).catch(() => {})
      return { refused: wrong }
    },
    mayMailFrom(address, { logOn }) {
      const lower = address.toLowerCase()
      return logOn?.person.addresses.some((own) => own.address === lower) ? undefined : notYours
    },
    mayRcptTo(address, { logOn }) {
      if (!logOn || rates.hasLeft(logOn.person.id, measureOf(logOn.person))) return undefined
      return unlessSafeguarding(parts, logOn.schoolId, address)
    },
    async postmasterDomain() {
      const known = await options.schools.newest()
      return known.only === undefined ? undefined : known.domainOf(known.only)
    },
    async accept(envelope, raw) {
      const { logOn } = envelope
      if (!logOn) return logOnFirst
      const { schoolId, person } = logOn
      const said = await enter({
        schoolId,
        action: 'mail.submit',
        personId: person.id,
        envelope,
        raw,
        tellsAtDoor: true,
      })
      if (said.code < 400) rates.count(person.id, envelope.recipients.length, measureOf(person))
      return said
    },
  }
}

async function find(
  { parts: { database, people, clock }, schools }: SubmissionOptions,
  { login, password }: { readonly login: string; readonly password: string },
): Promise<LogOn | undefined> {
  const known = await schools.newest()
  const schoolId = known.ofAddress(login) ?? (await schoolOfLogin(await database.schools(), people, login))?.id
  if (schoolId === undefined) return undefined
  const person = await people.authenticateDevice(schoolId, { login, password })
  // An account that has ended is nobody's, also where no control acts yet; what is withdrawn is the policy's to say.
  const hasEnded = person?.endsAt !== undefined && Temporal.Instant.from(person.endsAt).since(clock.now()).sign <= 0
  return person && !hasEnded ? { schoolId, person } : undefined
}

/** Over the measure: only who leads safeguarding is still written to. */
export async function unlessSafeguarding(
  { people }: Pick<MailParts, 'people'>,
  schoolId: string,
  address: string,
): Promise<SmtpReply | undefined> {
  const directory = await people.directory(schoolId)
  return leadsSafeguarding(directory.personByAddress(address)) ? undefined : tooMuch
}
