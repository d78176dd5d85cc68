import { calendarFacts, type DecisionRequest, type Facts, instantOf, isMailRequest, type School } from '@beadle/engine'

/** What the detectors are given of a message. Structurally the input of `@beadle/detectors`. */
export type Content = {
  readonly subjectLine?: string
  readonly text?: string
  readonly searchTerm?: string
  readonly html?: string
  readonly attachments?: readonly { readonly filename: string; readonly bytes?: number; readonly mediaType?: string }[]
  readonly school?: { readonly domains: readonly string[]; readonly telephones: readonly string[] }
  readonly time?: string
  readonly timeZone?: string
}

/** Turns text and files into `content.*` facts; pure. */
export type ContentDetector = (content: Content) => Facts

/**
 * The facts of a request, in the order of precedence: those in the request, those given beside it, the calendar computed
 * from the request's time, what the detectors find in its text, and last the facts of an ordinary day. A fact that is
 * given always wins, also as null. Pure; the server calls it with the facts of its providers as `given`.
 */
export function gatherFacts(input: {
  readonly request: DecisionRequest
  readonly school: School
  readonly detect: ContentDetector
  readonly given?: Facts | undefined
  /** Left out with `--strict-facts`, and on the server, where providers answer. */
  readonly ordinary?: Facts | undefined
}): Facts {
  const { request, school, detect, given, ordinary } = input
  const said = { ...given, ...request.context.facts }
  const computed = calendarFacts(school.calendar, instantOf(request.context.time), said)
  return { ...ordinary, ...detect(contentOf(request, school)), ...computed, ...said }
}

/** The text and files of a request: a message's, the text of a page, a post, a broadcast, or what is searched for. */
export function contentOf(request: DecisionRequest, school: School): Content {
  const { domains, telephones, calendar } = school
  const base: Content = { school: { domains, telephones }, time: request.context.time, timeZone: calendar.timeZone }
  if (isMailRequest(request)) {
    const { subjectLine, text, html, attachments } = request.resource.properties
    return { ...base, subjectLine, text, ...(html !== undefined && { html }), ...(attachments && { attachments }) }
  }
  const { text, searchTerm } = request.resource.properties as { readonly text?: string; readonly searchTerm?: string }
  return { ...base, ...(text !== undefined && { text }), ...(searchTerm !== undefined && { searchTerm }) }
}
