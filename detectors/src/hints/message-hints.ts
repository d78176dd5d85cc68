import type { DetectorInput } from '../detector.ts'
import { fold } from '../text/fold.ts'
import { marks } from '../text/glance.ts'
import { readHtml } from '../text/html.ts'
import { linesOf } from '../text/read-lines.ts'
import { findDeadline } from './deadline.ts'

/** What a message says about itself, for the gateway to put into its request. Absent means it does not say. */
export type MessageHints = {
  /** `information` or `action` as stated in the subject or the first lines; `substantive-action` where the work asked for is large. */
  readonly statedPurpose?: 'information' | 'action' | 'substantive-action'
  /** RFC 3339 instant in UTC; only with `time` and `timeZone` in the input. */
  readonly deadline?: string
  readonly asksForReply?: boolean
}

const information =
  /(?:^|[\s[(*_-])(?:fyi|for (?:your )?(?:information|info|interest|reference|awareness)(?: only)?|(?:for )?info(?:rmation)? only|no (?:action|reply|response) (?:is )?(?:needed|required|necessary)|information:|er gwybodaeth|nothing (?:to do|for you to do)|this is (?:just |only )?(?:for|to) (?:information|inform you|let you know))/
const action =
  /(?:^|[\s[(*_-])(?:(?:for )?action(?: is| are)? (?:needed|required|please|requested|by)|actions? ?(?::|\]|-)|for action|please action|action for|response (?:needed|required)|reply (?:needed|required|requested)|decision (?:needed|required)|(?:need|require)s? (?:your )?(?:action|response|reply|decision|input)|to do:|angen gweithredu|i need you to|you need to|you are asked to|(?:please|could you|can you|would you)(?: please| kindly)? (?:complete|return|submit|send|fill|reply|respond|let me (?:know|have)|confirm|sign|provide|update|check|book|bring|upload|enter|review|read and|prepare|write|collect|hand in|mark|add))/
const substantive =
  /(?:substantive action|major (?:piece of )?(?:work|action)|this will take (?:you )?(?:some time|a while|several hours|\w+ hours)|(?:complete|write|prepare|produce|draft|submit|mark|moderate|enter|finish|update|review|revise|compile|plan|upload)[^.!?\n]{0,40}\b(?:reports?|assessments?|scheme of work|schemes of work|risk assessment|mock(?:s| papers| exams)|coursework|development plan|improvement plan|self-evaluation|self evaluation|sef|data drop|policy|policies|timetable|curriculum map|references|appraisal|bid|business case|budget|evaluation|analysis|audit|grades|predicted grades|marking|exam papers)\b)/
const reply =
  /(?:\?\s|\?$|please (?:reply|respond|let me know|confirm|rsvp)|\brsvp\b|let me know|(?:reply|respond|answer|get back to me|hear from you) by|look(?:ing)? forward to (?:hearing|your reply))/

/** Reads purpose, deadline and whether an answer is asked for, from the subject and the writer's own first lines. */
export function messageHints(input: DetectorInput): MessageHints {
  const subject = fold((input.subjectLine ?? '').slice(0, 1000)).text
  const body = ownText(input)
  const first = body.slice(0, 1200)
  const both = `${subject}\n${first}`
  const purpose = purposeOf(subject, first)
  const deadline = deadlineOf(`${subject}\n${body.slice(0, 20_000)}`, input)
  return {
    ...(purpose
      ? { statedPurpose: purpose }
      : deadline
        ? { statedPurpose: substantive.test(both) ? 'substantive-action' : 'action' }
        : {}),
    ...(deadline ? { deadline } : {}),
    ...(reply.test(`${subject}\n${body.slice(0, 20_000)}`) ? { asksForReply: true } : {}),
  }
}

function ownText(input: DetectorInput): string {
  const visible = input.text?.trim() ? input.text : input.html ? readHtml(input.html).visible.text : (input.text ?? '')
  const answers = /^\s{0,3}(?:re|fwd?):/i.test(input.subjectLine ?? '')
  const head = visible.slice(0, 200_000)
  const own = linesOf(head, answers).filter((line) => line.role === 'own')
  const isPlain = !own.some((line) => line.marks & marks.foreign)
  // A hard line break is no end of a sentence.
  return fold(own.map((line) => head.slice(line.start, line.end)).join(' '), isPlain).text.replace(/ {2,}/g, ' ')
}

/** The subject says it best; a body that informs and asks, asks. */
function purposeOf(subject: string, body: string): MessageHints['statedPurpose'] {
  if (information.test(` ${subject}`) && !action.test(` ${subject}`)) return 'information'
  const asks = action.test(` ${subject}`) || action.test(` ${body}`)
  if (asks && !information.test(` ${body.slice(0, 300)}`))
    return substantive.test(`${subject} ${body}`) ? 'substantive-action' : 'action'
  return information.test(` ${body.slice(0, 600)}`) ? 'information' : undefined
}

function deadlineOf(text: string, { time, timeZone }: DetectorInput): string | undefined {
  const now = zoned(time, timeZone)
  if (!now) return undefined
  const found = findDeadline(text, now)
  return found && Temporal.ZonedDateTime.compare(found.at, now) > 0 ? found.at.toInstant().toString() : undefined
}

/** An unreadable time or zone is no reason to fail: then no deadline can be told. */
function zoned(time: string | undefined, timeZone: string | undefined): Temporal.ZonedDateTime | undefined {
  if (!time || !timeZone) return undefined
  try {
    return Temporal.Instant.from(time).toZonedDateTimeISO(timeZone)
  } catch {
    return undefined
  }
}
