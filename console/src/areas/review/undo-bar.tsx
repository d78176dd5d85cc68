import { type HeldSummary, undoHeld } from '@beadle/contract'
import { useEffect, useState } from 'react'
import { useAct } from '../../api/use-ask.ts'
import { Button } from '../../components/button/button.tsx'
import { When } from '../../components/when/when.tsx'
import { useSpeech } from '../../i18n/words.tsx'

/** Whole seconds until then, never below zero, looked at once a second. */
export function useSecondsUntil(at: string): number {
  const left = () => Math.max(0, Math.ceil((Date.parse(at) - Date.now()) / 1000))
  const [seconds, setSeconds] = useState(left)
  useEffect(() => {
    const timer = setInterval(() => setSeconds(Math.max(0, Math.ceil((Date.parse(at) - Date.now()) / 1000))), 1000)
    return () => clearInterval(timer)
  }, [at])
  return seconds
}

/** A decision that can be taken back still, and the button that does. The clock is not read out, the time it ends is. */
export function Undo({ held, onUndone }: { held: HeldSummary; onUndone?: () => void }) {
  const { say } = useSpeech()
  const undo = useAct(undoHeld, { onDone: ({ results }) => results[0]?.ok && onUndone?.() })
  const { pending } = held
  const seconds = useSecondsUntil(pending?.until ?? held.heldAt)
  if (!pending) return null
  return (
    <div className="row review-undo">
      <span>
        {say(pending.mine ? `undo.mine.${pending.outcome}` : `undo.other.${pending.outcome}`, {
          name: pending.by.name,
        })}{' '}
        <When at={pending.until} />
        {pending.mine && (
          <span aria-hidden="true" className="soft numbers">
            {' '}
            ({Math.floor(seconds / 60)}:{String(seconds % 60).padStart(2, '0')})
          </span>
        )}
      </span>
      {pending.mine && seconds > 0 && (
        <Button isPending={undo.isPending} onPress={() => undo.mutate({ body: { ids: [held.id] } })}>
          {say('undo')}
        </Button>
      )}
      {undo.data?.results[0]?.ok === false && <span role="alert">{say('undo.too-late')}</span>}
    </div>
  )
}
