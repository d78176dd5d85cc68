import {
  type DecisionRequest,
  type Facts,
  isMailRequest,
  type MailRequest,
  type Person as PersonWords,
} from '@beadle/engine'
import type { CalendarSnapshot } from '../modules/calendar/index.ts'
import type { Directory, Person, Withdrawal } from '../modules/people/index.ts'

/** What the directory and the timetable know about a completed request. Pure: from snapshots, at the request's time. */
export function knownFacts(request: DecisionRequest, directory: Directory, calendar: CalendarSnapshot): Facts {
  const at = Temporal.Instant.from(request.context.time)
  const subject = directory.personById(request.subject.id)
  return {
    ...(subject === undefined ? {} : accountFacts(subject, at)),
    ...(subject === undefined ? {} : { 'work.teaching-now': calendar.isTeaching(subject.id, at) }),
    ...(isMailRequest(request)
      ? recipientFacts(everyRecipient(request), { directory, calendar, at, sender: request.subject.id })
      : {}),
  }
}

function everyRecipient({ resource: { properties } }: MailRequest): readonly PersonWords[] {
  return [...properties.to, ...(properties.cc ?? []), ...(properties.bcc ?? [])]
}

function accountFacts(person: Person, at: Temporal.Instant): Facts {
  return {
    'agreement.accepted': person.hasAccepted,
    'account.ends-at': person.endsAt ?? null,
    'account.withdrawn': person.withdrawals.find((withdrawal) => isCurrent(withdrawal, at)) ?? null,
  }
}

function isCurrent({ from, until }: Withdrawal, at: Temporal.Instant): boolean {
  const begun = Temporal.Instant.compare(Temporal.Instant.from(from), at) <= 0
  return begun && (until === null || Temporal.Instant.compare(at, Temporal.Instant.from(until)) < 0)
}

type Asked = {
  readonly directory: Directory
  readonly calendar: CalendarSnapshot
  readonly at: Temporal.Instant
  readonly sender: string
}

function recipientFacts(recipients: readonly PersonWords[], asked: Asked): Facts {
  const { directory } = asked
  const addresses = new Set(recipients.flatMap(({ address }) => (address === undefined ? [] : [address.toLowerCase()])))
  // Somebody who writes to both of two people with one name has not mistaken one for the other.
  const sameName = [...new Set([...addresses].flatMap((address) => directory.sameName(address)))].filter(
    (address) => !addresses.has(address),
  )
  return {
    'directory.same-name': sameName,
    'calendar.lesson-of': lessonOf(recipients, asked),
  }
}

/** Who teaches the pupils among the recipients: by person id, and for a list of pupils by its address. Null where there are none. */
function lessonOf(
  recipients: readonly PersonWords[],
  { directory, calendar, at, sender }: Asked,
): Facts['calendar.lesson-of'] {
  const pupils = recipients.filter(({ roles }) => roles?.includes('pupil'))
  if (pupils.length === 0) return null
  const single = pupils.flatMap(({ person }) => person ?? [])
  const lists = pupils.flatMap(
    ({ address }) => (address === undefined ? undefined : directory.groupByAddress(address)) ?? [],
  )
  const ofLists = lists.map(({ address, members }) => {
    const teachers = Object.values(calendar.lessonOf(members, at)).flatMap((teacher) => teacher ?? [])
    // One pupil in a colleague's lesson is enough: the list is reached as a whole.
    return [address, teachers.find((teacher) => teacher !== sender) ?? teachers[0] ?? null] as const
  })
  return { ...calendar.lessonOf(single, at), ...Object.fromEntries(ofLists) }
}
