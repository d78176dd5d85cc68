import type { SchoolCalendar } from '../calendar/school-calendar.ts'
import { addSchoolDays } from '../calendar/school-days.ts'
import { addWeekdayHours } from '../calendar/weekday-hours.ts'
import {
  type Happening,
  type Matter,
  type MatterEffect,
  type MatterEvent,
  type OpenState,
  type People,
  type Refusal,
  type StepTerms,
  type Transition,
  withdrawn,
} from './matter.ts'
import { lastOutcome, type Procedure, type Span, type Step, stepOf } from './procedure.ts'
import { currentStep, eligible, mayAct, whyNot } from './who-may-act.ts'

/** What does not change while a matter runs: its procedure, who is who now, and the calendar its clocks go by. */
export type Setting = { readonly procedure: Procedure; readonly people: People; readonly calendar: SchoolCalendar }

/** What a matter begins with. `terms` replace those of the first step. `at` is RFC 3339. */
export type Opening = {
  readonly id: string
  readonly at: string
  readonly sender?: string | null
  readonly about?: readonly string[]
  readonly terms?: StepTerms
}

/** Opens a matter in the first step. Where nobody of that step can act, its deputies are asked at once. Throws when the procedure has no step. */
export function openMatter(
  setting: Setting,
  opening: Opening,
): { readonly matter: Matter; readonly effects: readonly MatterEffect[] } {
  const { procedure } = setting
  const first = procedure.steps[0]
  if (!first) throw new Error(`procedure \`${procedure.id}\` has no step`)
  const { id, at, sender = null, about = [], terms = {} } = opening
  const state: OpenState = {
    kind: 'open',
    step: first.id,
    since: at,
    deadlineAt: null,
    turn: 'first',
    escalated: false,
  }
  const opened: Happening = { kind: 'opened', at, step: first.id, by: sender ?? 'clock' }
  const matter: Matter = { id, procedure: procedure.id, sender, about, terms, state, history: [opened] }
  return enter(setting, matter, first.id, at)
}

/**
 * What becomes of a matter when something happens to it. Pure: the same matter, event and people give the same answer.
 * One outcome decides; after the deadline only the clock does, so nothing is let through late.
 */
export function transition(setting: Setting, matter: Matter, event: MatterEvent): Transition {
  const { state } = matter
  if (state.kind === 'ended') return refuse('matter.ended', `it ended with \`${state.end}\``)
  const step = currentStep(setting.procedure, matter, state)
  if (!step)
    return refuse('matter.unknown-step', `step \`${state.step}\` is not in procedure \`${setting.procedure.id}\``)
  const last = matter.history.at(-1)
  if (last && before(event.at, last.at)) return refuse('matter.out-of-order', 'something later has happened already')
  switch (event.kind) {
    case 'act':
      return act(setting, { matter, state, step }, event)
    case 'deadline':
      return deadline(setting, { matter, state, step }, event.at)
    case 'deputise':
    case 'escalate':
      return passOn(setting, { matter, state, step }, event)
    case 'withdraw':
      return withdraw(matter, state, event)
  }
}

type Open = { readonly matter: Matter; readonly state: OpenState; readonly step: Step }

function act(setting: Setting, open: Open, event: Extract<MatterEvent, { kind: 'act' }>): Transition {
  const { matter, state, step } = open
  const { at, by, outcome: name, reason, evidence = [] } = event
  const outcome = Object.hasOwn(step.outcomes, name) ? step.outcomes[name] : undefined
  if (!outcome || outcome.only === 'deadline')
    return refuse('matter.unknown-outcome', `\`${name}\` is not one of the choices`)
  const not = whyNot(setting.procedure, matter, setting.people, by)
  if (not) return { ok: false, refusal: not }
  if (isOver(state, at)) return refuse('matter.past-deadline', 'the time to decide is over')
  if (outcome.reason === 'required' && !reason?.trim()) return refuse('matter.reason-missing', 'a reason is needed')
  const missing = (outcome.evidence ?? step.evidence ?? []).filter((e) => !evidence.includes(e))
  if (missing.length > 0)
    return refuse('matter.evidence-missing', `still needed: ${missing.map((m) => `\`${m}\``).join(', ')}`)
  const happening: Happening = {
    kind: 'acted',
    at,
    step: state.step,
    by,
    outcome: name,
    ...(reason?.trim() ? { reason } : {}),
    ...(evidence.length > 0 ? { evidence } : {}),
  }
  return follow(setting, open, happening)
}

function deadline(setting: Setting, open: Open, at: string): Transition {
  const { matter, state, step } = open
  if (!isOver(state, at)) return refuse('matter.before-deadline', 'there is time left')
  const happening: Happening = { kind: 'deadline', at, step: state.step, by: 'clock' }
  const isLast = step.onDeadline !== 'escalate' || state.escalated || !step.deputies?.length
  if (!isLast) return hand(setting, { matter, state, step }, { ...happening, kind: 'escalated' })
  const chosen = step.onDeadline === 'escalate' ? undefined : step.onDeadline
  const outcome = chosen !== undefined && Object.hasOwn(step.outcomes, chosen) ? chosen : lastOutcome(step)
  // A step whose every outcome leads on has no end of its own: its time being over ends the matter, refused.
  if (outcome === undefined) return ended(matter, { ...happening, outcome: 'refuse' }, 'refused')
  return follow(setting, open, { ...happening, outcome })
}

function passOn(
  setting: Setting,
  open: Open,
  event: Extract<MatterEvent, { kind: 'deputise' | 'escalate' }>,
): Transition {
  const { matter, state, step } = open
  const { at, by, reason } = event
  const not =
    by === 'clock' && event.kind === 'deputise' ? undefined : whyNot(setting.procedure, matter, setting.people, by)
  if (not) return { ok: false, refusal: not }
  if (isOver(state, at)) return refuse('matter.past-deadline', 'the time to decide is over')
  if (state.turn === 'deputies' || !step.deputies?.length)
    return refuse('matter.no-deputies', 'there is nobody else to ask')
  const kind = event.kind === 'escalate' ? 'escalated' : 'deputised'
  const happening: Happening = { kind, at, step: state.step, by, ...(reason?.trim() ? { reason } : {}) }
  return hand(setting, open, happening)
}

function withdraw(matter: Matter, state: OpenState, event: Extract<MatterEvent, { kind: 'withdraw' }>): Transition {
  const { at, by, reason } = event
  if (by !== matter.sender && by !== 'clock')
    return refuse('matter.not-yours', 'only the one it was opened for can take it back')
  const happening: Happening = { kind: 'withdrawn', at, step: state.step, by, ...(reason?.trim() ? { reason } : {}) }
  return ended(matter, { ...happening, outcome: withdrawn }, withdrawn)
}

/** Makes it the deputies' turn. Deputising keeps the deadline, escalating gives the step's time again. */
function hand(setting: Setting, { matter, state, step }: Open, happening: Happening): Transition {
  const isEscalated = happening.kind === 'escalated'
  const deadlineAt = isEscalated ? again(setting, { matter, state, step }, happening.at) : state.deadlineAt
  const next: OpenState = { ...state, turn: 'deputies', deadlineAt, escalated: state.escalated || isEscalated }
  const moved: Matter = { ...matter, state: next, history: [...matter.history, happening] }
  return { ok: true, matter: moved, effects: asking(setting, moved, next) }
}

/** As long again: the step's own span, else as many hours as it had. */
function again({ calendar }: Setting, { state, step }: Open, at: string): string | null {
  const from = Temporal.Instant.from(at)
  if (step.deadline) return addSpan(calendar, from, step.deadline).toString()
  if (state.deadlineAt === null) return null
  return from.add(Temporal.Instant.from(state.since).until(Temporal.Instant.from(state.deadlineAt))).toString()
}

function follow(setting: Setting, { matter, step }: Open, happening: Happening): Transition {
  const name = happening.outcome ?? ''
  const outcome = step.outcomes[name]
  if (outcome?.to === undefined) return ended(matter, happening, outcome?.end ?? name)
  if (!stepOf(setting.procedure, outcome.to)) {
    return refuse('matter.unknown-step', `step \`${outcome.to}\` is not in procedure \`${setting.procedure.id}\``)
  }
  const acted: Matter = { ...matter, history: [...matter.history, happening] }
  return { ok: true, ...enter(setting, acted, outcome.to, happening.at) }
}

function ended(matter: Matter, happening: Happening, end: string): Transition {
  const { at, step, by, outcome = end } = happening
  const next: Matter = {
    ...matter,
    state: { kind: 'ended', end, outcome, step, at },
    history: [...matter.history, happening],
  }
  return { ok: true, matter: next, effects: [{ do: 'end', end, outcome, by }] }
}

/** Begins a step: its clock starts, and where nobody of it can act the deputies are asked at once. */
function enter(
  setting: Setting,
  matter: Matter,
  id: string,
  at: string,
): { matter: Matter; effects: readonly MatterEffect[] } {
  const base: OpenState = { kind: 'open', step: id, since: at, deadlineAt: null, turn: 'first', escalated: false }
  const step = currentStep(setting.procedure, matter, base)
  // The opener's deadline is an instant, so it counts once; coming back to the first step takes the step's own time.
  const given = matter.history.length === 1 ? matter.terms.deadlineAt : undefined
  const spanned = step?.deadline && addSpan(setting.calendar, Temporal.Instant.from(at), step.deadline).toString()
  const deadlineAt = given === undefined ? (spanned ?? null) : given
  const state: OpenState = { ...base, deadlineAt }
  const entered: Matter = { ...matter, state }
  const asked = step ? eligible({ step, asked: step.who, matter: entered, people: setting.people }) : []
  if (asked.length > 0 || !step?.deputies?.length) return { matter: entered, effects: asking(setting, entered, state) }
  const happening: Happening = { kind: 'deputised', at, step: id, by: 'clock' }
  const deputised: OpenState = { ...state, turn: 'deputies' }
  const moved: Matter = { ...entered, state: deputised, history: [...entered.history, happening] }
  return { matter: moved, effects: asking(setting, moved, deputised) }
}

function asking(setting: Setting, matter: Matter, state: OpenState): MatterEffect[] {
  const people = mayAct(setting.procedure, matter, setting.people)
  const ask: MatterEffect = { do: 'ask', step: state.step, people, deadlineAt: state.deadlineAt }
  return state.deadlineAt === null ? [ask] : [ask, { do: 'wake', at: state.deadlineAt }]
}

function addSpan(calendar: SchoolCalendar, from: Temporal.Instant, span: Span): Temporal.Instant {
  if ('schoolDays' in span) return addSchoolDays(calendar, from, span.schoolDays)
  if ('weekdayHours' in span) return addWeekdayHours(from, span.weekdayHours, calendar.timeZone)
  return from.add({ seconds: Math.round(span.hours * 3600) })
}

function isOver(state: OpenState, at: string): boolean {
  return state.deadlineAt !== null && !before(at, state.deadlineAt)
}

function before(a: string, b: string): boolean {
  return Temporal.Instant.compare(Temporal.Instant.from(a), Temporal.Instant.from(b)) < 0
}

function refuse(code: Refusal['code'], message: string): Transition {
  return { ok: false, refusal: { code, message } }
}
