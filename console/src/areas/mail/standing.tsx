import type { DeliveryState, RecipientState } from '@beadle/contract'
import { When } from '../../components/when/when.tsx'
import { useSpeech } from '../../i18n/words.tsx'

/** From what needs looking at to what does not. */
const order: readonly DeliveryState[] = [
  'bounced',
  'denied',
  'refused',
  'held',
  'queued',
  'returned',
  'withdrawn',
  'redirected',
  'delivered',
]

/** Where a message is, in one plain line: what anybody who asks “where is my mail?” wants to know first. */
export function Standing({ recipients }: { recipients: readonly RecipientState[] }) {
  const { say } = useSpeech()
  const states = order.flatMap((state) => {
    const own = recipients.filter((each) => each.state === state)
    return own.length > 0 ? [{ state, own }] : []
  })
  if (states.length === 0) return null
  return (
    <p className="mail-standing">
      {states.map(({ state, own }, at) => {
        const until = own.flatMap((each) => each.until ?? []).sort()[0]
        return (
          <span key={state}>
            {at > 0 && ' '}
            {say(`standing.${until && state === 'held' ? 'held-until' : state}`, {
              count: own.length,
              all: recipients.length,
            })}
            {until && state === 'held' && (
              <>
                {' '}
                <When at={until} />.
              </>
            )}
          </span>
        )
      })}
    </p>
  )
}
