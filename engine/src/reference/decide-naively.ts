import type { Control } from '../control.ts'
import type { Effect, Finding, HoldTerms } from '../finding.ts'
import type { Binding, PolicyVersion } from '../policy.ts'
import type { DecisionRequest } from '../request.ts'
import type { Facts, Person, Properties } from '../vocabulary/words.generated.ts'
import { type NaiveClock, naiveClock } from './naive-clock.ts'
import {
  type Alone,
  atoms,
  clauses,
  type Found,
  isNamed,
  isSecondLook,
  keptObligations,
  lines,
  outcomeLines,
  type Party,
  termsOf,
  watchedLines,
} from './naive-lines.ts'

/**
 * A second evaluator, written from the decision interface and not from the first: no index, no sharing, every recipient
 * judged alone, windows tried minute by minute. It exists to disagree with the engine where one of them is wrong.
 * Everything is a set of lines, so that only what is decided is compared and not how it is put.
 */
export type NaiveDecision = {
  readonly effect: Effect
  /** `clause control silent?` */
  readonly citations: readonly string[]
  /** `recipient obligation-as-JSON clause`, for each recipient and clause. */
  readonly obligations: readonly string[]
  /** `clause control effect by`. */
  readonly lifted: readonly string[]
  /** `clause control effect`. */
  readonly watched: readonly string[]
  /** `recipient effect until? clauses`, where they differ. */
  readonly recipients: readonly string[]
}

const safe = 'dsl deputy-dsl police social-care lado local-authority union occupational-health whistleblowing'.split(
  ' ',
)

/** Decides the slow way. Throws where the engine does not promise an answer. */
export function decideNaively(parts: {
  readonly version: PolicyVersion
  readonly controls: ReadonlyMap<string, Control>
  readonly request: DecisionRequest
  readonly facts: Facts
}): NaiveDecision {
  const { version, request, facts } = parts
  const now = Temporal.Instant.from(request.context.time)
  const clock = naiveClock(version.school.calendar, now, facts)
  const found = version.bindings.flatMap((binding) => findings(binding, parts))
  const acting = found.filter((f) => !f.watches)
  const lifted = new Set<string>()
  const parties = partiesOf(request)
  const alone = parties.map((party) => judgeAlone({ party, acting, clock, now, version, request, lifted }))

  const isAnswered = alone.some((list) =>
    list.some((a) => a.counts && !(a.found.finding.effect === 'permit' && a.found.finding.aside)),
  )
  const isDenied = !isAnswered && mustBePermitted(request)
  const effects = alone.map((list): Effect => {
    if (isDenied) return 'deny'
    const counting = list.filter((a) => a.counts).map((a) => a.found.finding.effect)
    return counting.includes('deny') ? 'deny' : counting.includes('hold') ? 'hold' : 'permit'
  })
  const effect = effects.includes('deny') ? 'deny' : effects.includes('hold') ? 'hold' : 'permit'

  const isCited = (f: Found) =>
    alone.some((list, i) => {
      const a = list.find((x) => x.found === f)
      if (!a) return false
      if (a.counts && f.finding.effect === effect) return true
      if (a.counts && f.finding.effect === 'hold' && effects[i] === 'hold') return true
      return keptObligations(a, parties[i]).length > 0
    })
  const cited = acting.filter(isCited)

  return {
    effect,
    citations: lines(
      cited.flatMap((f) => clauses(f, version).map((c) => `${c} ${f.binding.control} ${f.finding.silent === true}`)),
    ),
    obligations: lines(
      alone.flatMap((list, i) => atoms(list, { party: parties[i], effect: effects[i], clock, version, request })),
    ),
    lifted: lines([...lifted]),
    watched: lines(watchedLines({ found, parties, clock, now, version })),
    recipients: outcomeLines({ alone, parties, effects, cited, version }),
  }
}

function findings(binding: Binding, parts: Parameters<typeof decideNaively>[0]): Found[] {
  const { version, controls, request, facts } = parts
  const control = controls.get(binding.control)
  if (!control?.actions.includes(request.action.name)) return []
  const time = Temporal.Instant.from(request.context.time)
  const input = { request, facts, settings: binding.settings, school: version.school, time }
  if (control.applies?.(input) === false) return []
  const isUnsure = control.needs.some((n) => !(n in facts) || facts[n] === undefined)
  const result = isUnsure ? control.whenUnsure(input) : control.evaluate(input)
  const today = time.toZonedDateTimeISO(version.school.calendar.timeZone).toPlainDate().toString()
  const watches = binding.mode === 'watch' || (binding.liveFrom !== undefined && today < binding.liveFrom)
  return [result].flat().map((finding) => ({ binding, finding: finding as Finding, watches }))
}

function partiesOf(request: DecisionRequest): Party[] {
  if (!request.action.name.match(/^mail\.(submit|receive)$/)) return [{ key: '', roles: [] }]
  const { to, cc = [], bcc = [] } = request.resource.properties as Properties['mail.submit']
  const all = [...to, ...cc, ...bcc]
  const keys = [...new Set(all.map(nameOf))]
  if (keys.length === 0) return [{ key: '', roles: [] }]
  return keys.map((key) => ({ key, roles: all.filter((p) => nameOf(p) === key).flatMap((p) => p.roles ?? []) }))
}

function nameOf(person: Person): string {
  if (person.address !== undefined) return person.address.toLowerCase()
  return person.group ?? person.person ?? person.name ?? ''
}

type OneParty = {
  readonly party: Party
  readonly acting: readonly Found[]
  readonly clock: NaiveClock
  readonly now: Temporal.Instant
  readonly version: PolicyVersion
  readonly request: DecisionRequest
  readonly lifted: Set<string>
}

function judgeAlone(at: OneParty): Alone[] {
  const { party, acting, clock, now, version, request, lifted } = at
  const mine = acting.filter((f) => isNamed(f.finding.recipients, party.key))
  const list = mine.map(
    (found): Alone => ({ found, counts: true, heard: true, waits: termsOf(found).map((term) => ({ term })) }),
  )
  const drop = (a: Alone, by: string) => {
    for (const c of clauses(a.found, version))
      lifted.add(`${c} ${a.found.binding.control} ${a.found.finding.effect} ${by}`)
  }
  const isShut = (t: HoldTerms) =>
    t.window
      ? !clock.isOpen(t.window, now)
      : t.until
        ? Temporal.Instant.compare(Temporal.Instant.from(t.until), now) > 0
        : true

  // Permission.
  const permits = mine.filter((f) => f.finding.effect === 'permit' && !f.finding.aside)
  for (const a of list) {
    const { finding, binding } = a.found
    if (finding.absolute || !permits.some((p) => p.binding.lifts.includes(binding.id))) continue
    const matters =
      finding.effect === 'hold'
        ? a.waits.some((w) => isShut(w.term))
        : finding.effect === 'deny' || !!finding.obligations?.length
    if (matters) drop(a, 'permission')
    a.counts = false
    a.heard = false
    a.waits = []
  }
  // Times.
  const mail = isMail(request) ? (request.resource.properties as Properties['mail.submit']) : undefined
  const isUrgent = !!mail?.urgent?.reason.trim()
  for (const a of list.filter((x) => x.waits.length > 0)) {
    const timed = a.waits.filter((w) => w.term.window || w.term.until)
    if (!isUrgent || a.found.finding.absolute || timed.length === 0) continue
    a.waits = a.waits.filter((w) => !timed.includes(w))
    if (timed.some((w) => isShut(w.term))) drop(a, 'urgent')
    else if (a.waits.length === 0) a.heard = false
  }
  const windows = list.flatMap((a) => a.waits.flatMap((w) => w.term.window ?? []))
  if (windows.some((w) => !clock.isOpen(w, now))) {
    const opens = clock.firstOpen(windows)
    for (const w of list.flatMap((a) => a.waits)) {
      if (!w.term.window) continue
      if (opens) w.until = opens.toString()
      else w.never = true
    }
  }
  for (const a of list) {
    const had = a.waits.length
    a.waits = a.waits.filter((w) => isShut(w.term))
    if (had > 0 && a.waits.length === 0) a.heard = false
  }
  // The sender's second look.
  for (const a of list) {
    if (mail?.confirmed !== true || a.found.finding.absolute) continue
    const looks = a.waits.filter((w) => isSecondLook(w.term, version))
    if (looks.length === 0) continue
    a.waits = a.waits.filter((w) => !looks.includes(w))
    drop(a, 'confirmed')
  }
  for (const a of list) if (a.found.finding.effect === 'hold' && a.waits.length === 0) a.counts = false
  // The safe lane.
  const from = request.subject.properties.roles
  const isPupilToStaff = from.includes('pupil') && version.school.staffRoles.some((r) => party.roles.includes(r))
  const isSafe = isMail(request) && ([...from, ...party.roles].some((r) => safe.includes(r)) || isPupilToStaff)
  for (const a of list) {
    if (!isSafe || !a.counts || a.found.finding.effect === 'permit' || a.found.finding.absolute) continue
    a.counts = false
    a.waits = []
    drop(a, 'safe-lane')
  }
  return list
}

function isMail(request: DecisionRequest): boolean {
  return request.action.name === 'mail.submit' || request.action.name === 'mail.receive'
}

function mustBePermitted(request: DecisionRequest): boolean {
  const { owner, by } = request.resource.properties as { owner?: string; by?: string }
  const isMine = owner === 'self' || owner === request.subject.id
  switch (request.action.name) {
    case 'activity.read':
    case 'monitoring.start':
    case 'record.disclose':
      return true
    case 'mail.open':
    case 'file.delete':
      return !isMine
    case 'mail.delete':
      return !isMine || by === 'school'
    case 'file.open':
    case 'file.alter':
      return !(isMine || owner === 'shared')
    default:
      return false
  }
}
