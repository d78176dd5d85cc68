/** What a school's gateway would do with a message for its content alone. */
import { detectContent } from '@beadle/detectors'
import type { Decision, DecisionRequest, Facts } from '@beadle/engine'
import type { Policy } from '@beadle/packs'
import type { Actor, Example, Way } from './labelled-sets.ts'

/** `advised`: it goes, with a word to the sender. `second-look`: the sender's own confirmation. `reviewed`: a person's release. */
export type Outcome = 'goes' | 'advised' | 'second-look' | 'reviewed' | 'refused'

/** What of its content stands in a message's way: nothing else shall, so it is a lesson of a school day and all is agreed. */
const undisturbed: Facts = {
  'calendar.day': 'school-day',
  'calendar.period': 'lesson',
  'mail.arrangement': true,
  'mail.standing-authorisation': true,
  'mail.known-sender': true,
}
const time = '2026-11-18T10:15:00Z'

/** As if the detectors had found nothing. */
const innocent = detectContent({ subjectLine: 'Lesson', text: 'Here it is.' })

/** Asks the policy twice, with what the detectors found and as if they had found nothing; the difference is due to content. */
export function outcomeOf(policy: Policy, way: Way, example: Example): Outcome {
  const request = requestOf(policy, way, example)
  const judged = policy.decide(request, { facts: undisturbed })
  const without = policy.decide(request, { facts: { ...undisturbed, ...innocent } })
  if (rank(judged) > rank(without)) return stopOf(judged)
  return advices(judged) > advices(without) ? 'advised' : 'goes'
}

function stopOf({ context }: Decision): Outcome {
  if (context.effect === 'deny') return 'refused'
  const waits = context.obligations.filter((one) => one.do === 'mail.hold')
  return waits.every((one) => 'releasers' in one && String(one.releasers) === 'sender') ? 'second-look' : 'reviewed'
}

function rank({ context }: Decision): number {
  return ['permit', 'hold', 'deny'].indexOf(context.effect)
}

function advices({ context }: Decision): number {
  return context.obligations.filter((one) => one.do === 'advise').length
}

/** A message between two people of the cast, with a subject line and no purpose that a policy might ask about. */
function requestOf(
  policy: Policy,
  { from, to }: Way,
  { subjectLine = 'Lesson', text = '', html }: Example,
): DecisionRequest {
  const domain = policy.version.school.domains[0] ?? 'school.example'
  return {
    subject: { type: 'person', id: from, properties: { roles: [roleOf[from]], ...more[from] } },
    action: { name: from === 'outsider' || from === 'parent' ? 'mail.receive' : 'mail.submit' },
    resource: {
      type: 'message',
      properties: {
        from: addressOf(from, domain),
        to: [{ person: to, address: addressOf(to, domain), roles: [roleOf[to]], ...more[to] }],
        subjectLine,
        text,
        ...(html === undefined ? {} : { html }),
      },
    },
    context: { time },
  } as DecisionRequest
}

const roleOf = {
  teacher: 'teacher',
  colleague: 'teacher',
  pupil: 'pupil',
  parent: 'parent',
  outsider: 'outsider',
} satisfies Record<Actor, string>

const more: Partial<Record<Actor, object>> = { pupil: { yearGroup: 9 } }

function addressOf(actor: Actor, domain: string): string {
  return `${actor}@${actor === 'parent' || actor === 'outsider' ? `${actor}.example` : domain}`
}
