import fc from 'fast-check'
import { compilePolicy } from '../decide/compile.ts'
import type { CompiledPolicy } from '../decide/compiled-policy.ts'
import type { Decision } from '../decision.ts'
import type { PolicyVersion } from '../policy.ts'
import type { DecisionRequest } from '../request.ts'
import type { Facts, Person } from '../vocabulary/words.generated.ts'
import { decideNaively, type NaiveDecision } from './decide-naively.ts'
import { stable } from './naive-lines.ts'
import { controls, question } from './test-questions.ts'

/** The policy of a random question, compiled. */
export function policyFor(version: PolicyVersion): CompiledPolicy {
  return compilePolicy(version, controls)
}

/** Both answers to one question, in the same form. */
export function bothAnswers({
  version,
  request,
  facts,
}: {
  version: PolicyVersion
  request: DecisionRequest
  facts: Facts
}): {
  readonly engine: NaiveDecision
  readonly naive: NaiveDecision
} {
  const decision = policyFor(version).decide(request, facts)
  return { engine: asLines(decision, request), naive: decideNaively({ version, controls, request, facts }) }
}

/**
 * Asks both evaluators `count` random questions and throws at the first that they answer differently, shrunk. The same
 * seed asks the same questions.
 */
export function agreementRun(count: number, seed: number): { readonly agreed: number; readonly seed: number } {
  fc.assert(
    fc.property(question, (asked) => {
      const { engine, naive } = bothAnswers(asked)
      const [a, b] = [stable(engine), stable(naive)]
      if (a !== b) throw new Error(`the evaluators disagree\nengine ${a}\nnaive  ${b}`)
    }),
    { numRuns: count, seed },
  )
  return { agreed: count, seed }
}

function asLines({ context }: Decision, request: DecisionRequest): NaiveDecision {
  const isMail = request.action.name === 'mail.submit' || request.action.name === 'mail.receive'
  const parties = isMail ? recipientKeys(request) : ['']
  const sorted = (all: readonly string[]) => [...new Set(all)].sort()
  return {
    effect: context.effect,
    citations: sorted(context.citations.map((c) => `${c.clause} ${c.control} ${c.silent === true}`)),
    obligations: sorted(
      context.obligations.flatMap(({ cites = [], recipients = parties, ...o }) =>
        recipients.flatMap((r) => cites.map((c) => `${r} ${stable(o)} ${c}`)),
      ),
    ),
    lifted: sorted(context.lifted.map((l) => `${l.clause} ${l.control} ${l.effect} ${l.by}`)),
    watched: sorted(context.watched.map((w) => `${w.clause} ${w.control} ${w.effect}`)),
    recipients: context.recipients.map(
      (r) => `${r.address} ${r.effect} ${r.until ?? ''} ${sorted(r.citations).join()}`,
    ),
  }
}

function recipientKeys(request: DecisionRequest): string[] {
  const { to = [], cc = [], bcc = [] } = request.resource.properties as { to?: Person[]; cc?: Person[]; bcc?: Person[] }
  const keys = [...to, ...cc, ...bcc].map((p) => p.address?.toLowerCase() ?? p.group ?? '')
  return keys.length === 0 ? [''] : [...new Set(keys)]
}
