import { useId, useState } from 'react'
import { Button } from '../../components/button/button.tsx'
import { ErrorSummary, type FormError } from '../../components/error-summary/error-summary.tsx'
import { TextLine, Tick } from '../../components/field/field.tsx'
import { useSpeech } from '../../i18n/words.tsx'
import type { ActsProps } from './held-acts.tsx'
import { RevealSender } from './reveal-sender.tsx'

/** A releaser gives one reason and then releases or refuses: both stand on the record with it. */
export function ReleaserActs({ held, pending, onDo }: ActsProps) {
  const { say } = useSpeech()
  const id = useId()
  const [reason, setReason] = useState('')
  const [standing, setStanding] = useState(false)
  const [falseAlarm, setFalseAlarm] = useState(false)
  const [errors, setErrors] = useState<readonly FormError[]>([])
  function decide(outcome: 'release' | 'refuse') {
    const given = reason.trim()
    setErrors(given ? [] : [{ field: id, words: say('acts.reason.missing') }])
    if (given)
      onDo({
        outcome,
        reason: given,
        ...(outcome === 'release' && standing ? { standing } : {}),
        ...(outcome === 'release' && falseAlarm ? { falseAlarm } : {}),
      })
  }
  return (
    <>
      <ErrorSummary errors={errors} />
      <TextLine
        id={id}
        label={say('acts.reason')}
        hint={say('acts.reason.hint')}
        value={reason}
        onChange={setReason}
        error={errors[0]?.words}
        long
        required
        maxLength={2000}
      />
      {held.mayStand && held.outcomes.includes('release') && (
        <Tick checked={standing} onChange={setStanding}>
          {say('acts.standing')}
        </Tick>
      )}
      {held.falseAlarm === 'may' && held.outcomes.includes('release') && (
        <Tick checked={falseAlarm} onChange={setFalseAlarm}>
          {say('false-alarm.also')}
        </Tick>
      )}
      {held.outcomes.includes('release') && (
        <Button kind="main" isPending={pending === 'release'} onPress={() => decide('release')}>
          {say('acts.release')}
        </Button>
      )}
      {held.outcomes.includes('refuse') && (
        <Button kind="grave" isPending={pending === 'refuse'} onPress={() => decide('refuse')}>
          {say('acts.refuse')}
        </Button>
      )}
      {held.mayReveal && <RevealSender held={held} />}
    </>
  )
}
