import type { Effect, Finding, HoldTerms } from '../finding.ts'
import type { Binding, PolicyVersion } from '../policy.ts'
import type { DecisionRequest } from '../request.ts'
import type { NaiveClock } from './naive-clock.ts'

// What the naive evaluator has found, as sorted lines: only what is decided is compared, not how it is put.

/** One finding of one binding. */
export type Found = { readonly binding: Binding; readonly finding: Finding; readonly watches: boolean }
/** One thing a hold waits for; `until` is when its windows open together, `never` that they do not. */
export type Waits = { readonly term: HoldTerms; until?: string; never?: boolean }
/** A finding as it stands for one recipient: whether its effect counts, and whether its obligations are heard. */
export type Alone = {
  readonly found: Found
  counts: boolean
  heard: boolean
  waits: Waits[]
}
/** One recipient. */
export type Party = { readonly key: string; readonly roles: readonly string[] }

const rank = { permit: 0, hold: 1, deny: 2 }

/** Each line once, sorted. */
export function lines(all: readonly string[]): string[] {
  return [...new Set(all)].sort()
}

/** Whether a list of recipients, if there is one, has this one. */
export function isNamed(list: readonly string[] | undefined, key: string): boolean {
  return list === undefined || list.some((l) => l.toLowerCase() === key.toLowerCase())
}

/** Full ids of the clauses a finding speaks for. */
export function clauses({ binding, finding }: Found, version: PolicyVersion): string[] {
  return (finding.cites ?? binding.cites).map((c) => (version.clauses.has(c) ? c : `${version.policy}.${c}`))
}

/** What a hold waits for; one that does not say waits for the policy's releasers. */
export function termsOf({ finding }: Found): readonly HoldTerms[] {
  if (finding.effect !== 'hold') return []
  return finding.holds?.length ? finding.holds : [{}]
}

/** Waiting for nobody but the sender, and for no time. */
export function isSecondLook(term: HoldTerms, version: PolicyVersion): boolean {
  if (term.window || term.until) return false
  const who = term.releasers ?? version.defaults.releasers
  return who.length > 0 && who.every((r) => r === 'sender')
}

/** The obligations that are carried out for that recipient. */
export function keptObligations(a: Alone, party: Party | undefined) {
  if (!a.heard) return []
  return (a.found.finding.obligations ?? []).filter((o) => isNamed(o.recipients, party?.key ?? ''))
}

/** Everything to be done for one recipient, a line for each clause that asks for it. */
export function atoms(
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
  const isMailAction = request.action.name === 'mail.submit' || request.action.name === 'mail.receive'
  const time = until ?? (term.until && Temporal.Instant.from(term.until).toString())
  if (time && !never && isMailAction) return { do: 'mail.hold', until: time, releasers: term.releasers ?? ['sender'] }
  const { defaults } = version
  const t: HoldTerms = term.window || term.until ? {} : term
  if (!term.window && !term.until && isSecondLook(t, version))
    return { do: isMailAction ? 'mail.hold' : 'hold', releasers: ['sender'] }
  const deputies = t.deputies ?? defaults.deputies
  let onDeadline = t.onDeadline ?? defaults.onDeadline
  if (request.action.name === 'mail.receive' && onDeadline === 'refuse') {
    onDeadline = deputies.length === 0 ? 'deliver' : 'escalate'
  }
  return {
    do: isMailAction ? 'mail.hold' : 'hold',
    releasers: t.releasers ?? defaults.releasers,
    deadline: clock.schoolDaysLater(t.deadlineSchoolDays ?? defaults.deadlineSchoolDays).toString(),
    deputies,
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

/** What only watches and would have been heard of. */
export function watchedLines(at: {
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

/** What becomes of each recipient, where that differs. */
export function outcomeLines(at: {
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
