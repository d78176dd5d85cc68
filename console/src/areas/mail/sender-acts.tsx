import { useState } from 'react'
import { Button } from '../../components/button/button.tsx'
import { Tick } from '../../components/field/field.tsx'
import { When } from '../../components/when/when.tsx'
import { useSpeech } from '../../i18n/words.tsx'
import type { ActsProps } from './held-acts.tsx'
import { ReasonForm } from './reason-form.tsx'

/** A sender may leave it to its time, look again and confirm, say why it cannot wait, or take it back. */
export function SenderActs({ held, pending, onDo }: ActsProps) {
  const { say } = useSpeech()
  const [urging, setUrging] = useState(false)
  const [falseAlarm, setFalseAlarm] = useState(false)
  if (urging && held.outcomes.includes('urgent')) {
    return (
      <ReasonForm
        label={say('acts.reason.urgent')}
        hint={say('acts.reason.urgent.hint')}
        missing={say('acts.reason.missing')}
        verb={say('acts.urgent')}
        kind="main"
        pending={pending === 'urgent'}
        onSubmit={(reason) => onDo({ outcome: 'urgent', reason })}
        onCancel={() => setUrging(false)}
      />
    )
  }
  return (
    <>
      {held.until && (
        <p>
          {say('acts.send-then')}{' '}
          <strong>
            <When at={held.until} />
          </strong>
          . {say('acts.send-then.nothing')}
        </p>
      )}
      {held.outcomes.includes('confirm') && held.falseAlarm === 'may' && (
        <Tick checked={falseAlarm} onChange={setFalseAlarm}>
          {say('false-alarm.also')}
        </Tick>
      )}
      {held.outcomes.includes('confirm') && (
        <Button
          kind="main"
          isPending={pending === 'confirm'}
          onPress={() => onDo({ outcome: 'confirm', ...(falseAlarm ? { falseAlarm } : {}) })}
        >
          {/* Confirming sends only what waits for nobody else. */}
          {say(held.releasers.length > 0 ? 'acts.confirm.mine' : 'acts.confirm')}
        </Button>
      )}
      {held.outcomes.includes('urgent') && <Button onPress={() => setUrging(true)}>{say('acts.urgent.ask')}</Button>}
      {held.outcomes.includes('withdraw') && (
        <Button isPending={pending === 'withdraw'} onPress={() => onDo({ outcome: 'withdraw' })}>
          {say('acts.withdraw')}
        </Button>
      )}
    </>
  )
}
