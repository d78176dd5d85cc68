import { type ActionName, type ClauseLife, type Control, coverage, type Met } from '@beadle/engine'
import type { Duty, Pack } from './pack.ts'

export { type ClauseLife, type Life, lives } from '@beadle/engine'

/** The actions that this product stands in the way of itself. All others are decided when somebody asks. */
export const gatedActions: readonly ActionName[] = ['mail.submit', 'mail.receive']

const livesBy: Readonly<Record<Duty['by'], Met['by']>> = {
  agreement: 'attested',
  training: 'shown',
  notice: 'shown',
  procedure: 'driven',
  schedule: 'scheduled',
  connector: 'driven',
}

/**
 * How each clause of a pack lives. A binding gives `gate` where one of its control's actions has a gate here, else
 * `answered`; one that only watches is no more than `declared`, and so is a duty until it runs. A clause with a variance
 * lives as one, unless the variance says that it is `still` partly bound.
 */
export function coverageOf(pack: Pack, controls: ReadonlyMap<string, Control>): ClauseLife[] {
  const set = new Set(pack.variances.filter(({ still }) => !still).map(({ clause }) => clause))
  const bound = pack.version.bindings.flatMap(({ id, control, cites, mode, settings }): Met[] => {
    const handled = controls.get(control)?.actions ?? []
    // A setting of that name narrows a binding to some of its control's actions.
    const { actions: narrowed } = settings
    const actions = Array.isArray(narrowed) ? handled.filter((action) => narrowed.includes(action)) : handled
    const by =
      mode === 'watch' ? 'declared' : actions.some((action) => gatedActions.includes(action)) ? 'gate' : 'answered'
    return cites.map((clause) => ({ clause, by, id }))
  })
  const duties = pack.duties.flatMap(({ id, by, cites, state }) =>
    cites.map((clause): Met => ({ clause, by: state === 'running' ? livesBy[by] : 'declared', id })),
  )
  const varied = pack.variances.map(({ clause }): Met => ({ clause, by: 'variance', id: 'variance' }))
  return coverage(pack.version, [...bound, ...duties].filter(({ clause }) => !set.has(clause)).concat(varied))
}
