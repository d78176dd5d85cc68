import type { RecipientState } from '@beadle/contract'
import { isSilentFor } from '../silence.ts'
import { type KeptMessage, openHolds } from './kept-message.ts'

/**
 * Where a message stands for each recipient. To the sender, one who is held, or was refused, only by what the sender is not
 * told of looks like one whose mail is on its way.
 */
export function recipientStates(kept: KeptMessage, { toSender }: { readonly toSender: boolean }): RecipientState[] {
  const open = new Set(openHolds(kept, { silent: !toSender }).flatMap(({ positions }) => positions))
  const refusedIn = (silent: boolean) =>
    new Set(kept.holds.flatMap((hold) => (hold.state === 'refused' && hold.silent === silent ? hold.positions : [])))
  const refusedUntold = refusedIn(true).difference(refusedIn(false))
  const told = new Set(kept.told.context.citations.map(({ clause }) => clause))
  return kept.recipients.map(({ position, state, state_at, until_at, cites, remark }): RecipientState => {
    const { address = '', name } = kept.envelope.recipients[position] ?? {}
    const isStopped =
      state === 'held'
        ? !open.has(position)
        : (state === 'refused' && refusedUntold.has(position)) || (state === 'denied' && isSilentFor(kept, address))
    const isHidden = toSender && isStopped
    return {
      address,
      ...(name === undefined ? {} : { name }),
      state: isHidden ? 'queued' : state,
      at: state_at.toString(),
      ...(until_at === null || isHidden ? {} : { until: until_at.toString() }),
      citations: toSender ? cites.filter((clause) => told.has(clause)) : [...cites],
      ...(remark === null ? {} : { remark }),
    }
  })
}

const severity: readonly RecipientState['state'][] = [
  'delivered',
  'redirected',
  'queued',
  'withdrawn',
  'returned',
  'held',
  'refused',
  'denied',
  'bounced',
]

/** The state that most needs looking at. */
export function worstState(states: readonly RecipientState[]): RecipientState['state'] {
  return states.reduce<RecipientState['state']>(
    (worst, { state }) => (severity.indexOf(state) > severity.indexOf(worst) ? state : worst),
    'delivered',
  )
}
