import { type DecisionRequest, type Facts, isMailRequest, type Person as PersonWords } from '@beadle/engine'
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
      ? recipientFacts(
          [
            ...request.resource.properties.to,
            ...(request.resource.properties.cc ?? []),
            ...(request.resource.properties.bcc ?? []),
          ],
          directory,
          calendar,
          at,
        )
      : {}),
  }
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

function recipientFacts(
  recipients: readonly PersonWords[],
  directory: Directory,
  calendar: CalendarSnapshot,
  at: Temporal.Instant,
): Facts {
  const addresses = new Set(recipients.flatMap(({ address }) => (address === undefined ? [] : [address.toLowerCase()])))
  // Somebody who writes to both of two people with one name has not mistaken one for the other.
  const sameName = [...new Set([...addresses].flatMap((address) => directory.sameName(address)))].filter(
    (address) => !addresses.has(address),
  )
  const pupils = recipients.flatMap(({ person, roles }) =>
    person !== undefined && roles?.includes('pupil') ? [person] : [],
  )
  return {
    'directory.same-name': sameName,
    'calendar.lesson-of': pupils.length === 0 ? null : calendar.lessonOf(pupils, at),
  }
}
