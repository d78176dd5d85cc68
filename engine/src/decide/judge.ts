import { instantOf } from '../calendar/instant.ts'
import { type LocalTime, localTime } from '../calendar/school-time.ts'
import type { Input } from '../control.ts'
import type { Decision } from '../decision.ts'
import type { Finding } from '../finding.ts'
import type { DecisionRequest } from '../request.ts'
import type { FactName, Facts } from '../vocabulary/words.generated.ts'
import type { Case } from './case.ts'
import type { CompiledBinding, CompiledPolicy, JudgedFinding, Judgement } from './compiled-policy.ts'
import { conclude, decisionOf, reasonFor, type Settled } from './conclude.ts'
import { type Lifting, liftByPermission, liftConfirmed, liftInSafeLane } from './lift.ts'
import { recipientsOf } from './recipients.ts'
import { openStrand, type Strand, some } from './strand.ts'
import { isClosedNow, type Opening, settleTimes } from './times.ts'

/** Thrown when a control fails: nothing is decided then. The cause is the control's own error. */
export class ControlFailedError extends Error {
  override readonly name = 'ControlFailedError'
  readonly code = 'engine.control-failed'
  readonly binding: string
  constructor(binding: string, control: string, options: ErrorOptions) {
    super(`control \`${control}\` failed under binding \`${binding}\``, options)
    this.binding = binding
  }
}

/** Decides one request: asks the controls, sets aside what is lifted, settles times, opens the safe lane, concludes. */
export function judge(policy: CompiledPolicy, request: DecisionRequest, facts: Facts): Judgement {
  const { question, settled, watching, isSilent } = settle(policy, request, facts)
  const findings = [...settled.strands.map(judged), ...watching.map((s) => ({ ...judged(s), watched: true as const }))]
  const concluded = conclude(question, settled)
  if (!isSilent) {
    const decision = decisionOf(concluded, reasonFor(question, concluded))
    return { decision, told: decision, findings }
  }
  const shown = conclude(question, settled, { told: true })
  // The sentences are for the person stopped, so they never speak of what that person is not told.
  const reason = reasonFor(question, shown)
  return { decision: decisionOf(concluded, reason), told: decisionOf(shown, reason), findings }
}

/** The decision of `judge` alone. */
export function decide(policy: CompiledPolicy, request: DecisionRequest, facts: Facts): Decision {
  const { question, settled, isSilent } = settle(policy, request, facts)
  const concluded = conclude(question, settled)
  const shown = isSilent ? conclude(question, settled, { told: true }) : concluded
  return decisionOf(concluded, reasonFor(question, shown))
}

type Judging = {
  readonly question: Case
  readonly settled: Settled
  readonly watching: readonly Strand[]
  readonly isSilent: boolean
}

/** Everything before the answer is put together. */
function settle(policy: CompiledPolicy, request: DecisionRequest, facts: Facts): Judging {
  const time = instantOf(request.context.time)
  const question: Case = { policy, request, facts, time, recipients: recipientsOf(request) }
  const { acting, watching } = ask(question)
  const lifted: Lifting[] = []
  const openings: Opening[] = []
  if (acting.length > 0) {
    liftByPermission(question, acting, lifted)
    settleTimes(question, acting, { lifted, openings })
    liftConfirmed(question, acting, lifted)
    liftInSafeLane(question, acting, lifted)
  }
  const watched = watching.filter(
    (s) => some(s.stands) && (s.finding.effect !== 'hold' || !waitsForOpenWindow(question, s)),
  )
  const isSilent = hasSilence(acting) || hasSilence(watching)
  return { question, settled: { strands: acting, watched, lifted, openings }, watching, isSilent }
}

function ask(question: Case): { acting: Strand[]; watching: Strand[] } {
  const { policy, request, facts, time, recipients } = question
  const acting: Strand[] = []
  const watching: Strand[] = []
  let local: LocalTime | undefined
  for (const binding of policy.bindingsFor(request.action.name)) {
    const input: Input = { request, facts, settings: binding.settings, school: policy.version.school, time }
    const answer = askOne(binding, input)
    if (!answer) continue
    const { liveFrom, mode } = binding.binding
    if (liveFrom !== undefined) local ??= localTime(time, policy.version.school.calendar.timeZone)
    const acts = mode === 'enforce' && (liveFrom === undefined || (local !== undefined && local.date >= liveFrom))
    for (const finding of answer.findings) {
      const cites = finding.cites ? finding.cites.map((c) => policy.clauseId(c) ?? c) : binding.cites
      const strand = openStrand({
        binding,
        finding,
        unsure: answer.unsure,
        cites,
        recipients,
        defaults: policy.version.defaults,
      })
      ;(acts ? acting : watching).push(strand)
    }
  }
  return { acting, watching }
}

function askOne(binding: CompiledBinding, input: Input): { findings: readonly Finding[]; unsure: boolean } | undefined {
  const { control } = binding
  try {
    if (control.applies && !control.applies(input)) return undefined
    const unsure = control.needs.some((name: FactName) => input.facts[name] === undefined)
    const result = unsure ? control.whenUnsure(input) : control.evaluate(input)
    const findings = isList(result) ? result : [result]
    return findings.length === 0 ? undefined : { findings, unsure }
  } catch (cause) {
    throw new ControlFailedError(binding.binding.id, control.id, { cause })
  }
}

function isList(result: Finding | readonly Finding[]): result is readonly Finding[] {
  return Array.isArray(result)
}

function waitsForOpenWindow(question: Case, strand: Strand): boolean {
  return strand.terms.every((t) => (t.kind === 'window' || t.kind === 'until') && !isClosedNow(question, t))
}

function hasSilence(strands: readonly Strand[]): boolean {
  return strands.some((s) => s.finding.silent || s.finding.obligations?.some((o) => o.silent))
}

function judged(strand: Strand): JudgedFinding {
  const { binding, finding, cites, unsure } = strand
  return {
    binding: binding.binding.id,
    control: binding.control.id,
    clauses: cites,
    effect: finding.effect,
    because: finding.because,
    ...(finding.recipients ? { recipients: finding.recipients } : {}),
    ...(unsure ? { unsure: true as const } : {}),
    ...(finding.silent ? { silent: true as const } : {}),
  }
}
