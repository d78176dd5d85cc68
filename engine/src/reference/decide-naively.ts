import type { Control } from '../control.ts'
import type { Effect, Finding, HoldTerms } from '../finding.ts'
import type { Binding, PolicyVersion } from '../policy.ts'
import type { DecisionRequest } from '../request.ts'
import type { Facts, Person, Properties } from '../vocabulary/words.generated.ts'
import { type NaiveClock, naiveClock } from './naive-clock.ts'

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

type Found = { readonly binding: Binding; readonly finding: Finding; readonly watches: boolean }
type Waits = { readonly term: HoldTerms; until?: string; never?: boolean }
type Alone = {
  readonly found: Found
  counts: boolean
  heard: boolean
  waits: Waits[]
}
type Party = { readonly key: string; readonly roles: readonly string[] }

const safe = 'dsl deputy-dsl police social-care lado local-authority union occupational-health whistleblowing'.split(
  ' ',
)
const rank = { permit: 0, hold: 1, deny: 2 }

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

function lines(all: readonly string[]): string[] {
  return [...new Set(all)].sort()
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

function isNamed(list: readonly string[] | undefined, key: string): boolean {
  return list === undefined || list.some((l) => l.toLowerCase() === key.toLowerCase())
}

function clauses({ binding, finding }: Found, version: PolicyVersion): string[] {
  return (finding.cites ?? binding.cites).map((c) => (version.clauses.has(c) ? c : `${version.policy}.${c}`))
}

type Alone1 = {
  readonly party: Party
  readonly acting: readonly Found[]
  readonly clock: NaiveClock
  readonly now: Temporal.Instant
  readonly version: PolicyVersion
  readonly request: DecisionRequest
  readonly lifted: Set<string>
}

function judgeAlone(at: Alone1): Alone[] {
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

function termsOf({ finding }: Found): readonly HoldTerms[] {
  if (finding.effect !== 'hold') return []
  return finding.holds?.length ? finding.holds : [{}]
}

function isSecondLook(term: HoldTerms, version: PolicyVersion): boolean {
  if (term.window || term.until) return false
  const who = term.releasers ?? version.defaults.releasers
  return who.length > 0 && who.every((r) => r === 'sender')
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

function keptObligations(a: Alone, party: Party | undefined) {
  if (!a.heard) return []
  return (a.found.finding.obligations ?? []).filter((o) => isNamed(o.recipients, party?.key ?? ''))
}

function atoms(
  list: readonly Alone[],
  at: {
    readonly party: Party | undefined
    readonly effect: Effect | undefined
    readonly clock: NaiveClock
    readonly version: PolicyVersion
    readonly request: DecisionRequest
  },
): string[] {
  const { party, effect, version } = at
  const isClosed = (a: Alone) => a.counts && a.waits.some((w) => w.term.window)
  const shut = list.filter(isClosed).flatMap((a) => clauses(a.found, version))
  return list.flatMap((a) => {
    const silent = a.found.finding.silent ? { silent: true } : {}
    const own = clauses(a.found, version)
    const say = (o: object, cites: readonly string[]) =>
      cites.map((c) => `${party?.key} ${stable({ ...o, ...silent })} ${c}`)
    const others = keptObligations(a, party).flatMap(({ cites: _, recipients: __, ...o }) => say(o, own))
    const holds = a.counts && effect === 'hold' ? a.waits : []
    return [...others, ...holds.flatMap((w) => say(holdLine(w, at), w.term.window ? shut : own))]
  })
}

function holdLine(
  { term, until, never }: Waits,
  at: { clock: NaiveClock; version: PolicyVersion; request: DecisionRequest },
): object {
  const { clock, version, request } = at
  const isMailAction = request.action.name.startsWith('mail.')
  const time = until ?? (term.until && Temporal.Instant.from(term.until).toString())
  if (time && !never && isMailAction) return { do: 'mail.hold', until: time, releasers: term.releasers ?? ['sender'] }
  const { defaults } = version
  const t: HoldTerms = term.window || term.until ? {} : term
  if (!term.window && !term.until && isSecondLook(t, version))
    return { do: isMailAction ? 'mail.hold' : 'hold', releasers: ['sender'] }
  const onDeadline = t.onDeadline ?? defaults.onDeadline
  return {
    do: isMailAction ? 'mail.hold' : 'hold',
    releasers: t.releasers ?? defaults.releasers,
    deadline: clock.schoolDaysLater(t.deadlineSchoolDays ?? defaults.deadlineSchoolDays).toString(),
    deputies: t.deputies ?? defaults.deputies,
    onDeadline: !isMailAction && onDeadline === 'deliver' ? 'refuse' : onDeadline,
  }
}

/** JSON with sorted members, so that only what is said is compared. */
export function stable(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stable).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([k, v]) => `${JSON.stringify(k)}:${stable(v)}`).join()}}`
}

function watchedLines(at: {
  readonly found: readonly Found[]
  readonly parties: readonly Party[]
  readonly clock: NaiveClock
  readonly now: Temporal.Instant
  readonly version: PolicyVersion
}): string[] {
  const { found, parties, clock, now, version } = at
  return found
    .filter((f) => f.watches && parties.some((p) => isNamed(f.finding.recipients, p.key)))
    .filter(
      (f) =>
        f.finding.effect !== 'hold' ||
        !termsOf(f).every((t) => (t.window ? clock.isOpen(t.window, now) : !!t.until && t.until <= now.toString())),
    )
    .flatMap((f) => clauses(f, version).map((c) => `${c} ${f.binding.control} ${f.finding.effect}`))
}

function outcomeLines(at: {
  readonly alone: readonly (readonly Alone[])[]
  readonly parties: readonly Party[]
  readonly effects: readonly Effect[]
  readonly cited: readonly Found[]
  readonly version: PolicyVersion
}): string[] {
  const { alone, parties, effects, cited, version } = at
  const untils = alone.map((list, i) => {
    if (effects[i] !== 'hold') return ''
    const waits = list.filter((a) => a.counts).flatMap((a) => a.waits)
    const all = waits.flatMap((w) => w.until ?? (w.term.until ? Temporal.Instant.from(w.term.until).toString() : []))
    return all.sort((a, b) => Temporal.Instant.compare(Temporal.Instant.from(a), Temporal.Instant.from(b))).at(-1) ?? ''
  })
  const kinds = new Set(effects.map((e, i) => `${rank[e]} ${untils[i]}`))
  if (kinds.size < 2) return []
  return parties.map((party, i) => {
    const speaking = (alone[i] ?? []).filter((a) => {
      if (!cited.includes(a.found)) return false
      return (a.counts && a.found.finding.effect === effects[i]) || keptObligations(a, party).length > 0
    })
    return `${party.key} ${effects[i]} ${untils[i]} ${lines(speaking.flatMap((a) => clauses(a.found, version))).join()}`
  })
}
