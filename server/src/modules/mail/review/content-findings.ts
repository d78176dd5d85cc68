import type { MailContext } from '../context.ts'
import type { KeptMessage } from '../views/kept-message.ts'

/** What a detector's word did to a message: the binding that heeded it, and what was found, as `fact` or `fact=term id`. */
export type ContentFinding = { readonly clause: string; readonly control: string; readonly facts: readonly string[] }

/**
 * The findings that held or stopped a message because of what stands in it, by the detectors' word. Those that are silent are
 * left out: nothing that can be counted or pressed may tell of them.
 */
export function contentFindings({ policy }: MailContext, kept: KeptMessage): readonly ContentFinding[] {
  const { findings, facts } = kept
  return findings.flatMap(({ binding, control, clauses, effect, watched, silent, unsure }) => {
    if (effect === 'permit' || watched || silent || unsure) return []
    const bound = policy.compiled.bindings.find((each) => each.binding.id === binding)
    const found = (bound?.control.needs ?? []).flatMap((fact) =>
      fact.startsWith('content.') ? said(fact, facts[fact]) : [],
    )
    const [clause] = clauses
    return found.length > 0 && clause !== undefined ? [{ clause, control, facts: found }] : []
  })
}

function said(fact: string, value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.map((term) => `${fact}=${String(term)}`)
  return value === undefined || value === null || value === false || value === 'none' ? [] : [fact]
}
