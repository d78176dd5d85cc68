import { actOnDestination, type DestinationAct, type DestinationQueue } from '@beadle/contract'
import { useState } from 'react'
import { useAct } from '../../api/use-ask.ts'
import { Button } from '../../components/button/button.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { useSpeech } from '../../i18n/words.tsx'
import { ReasonForm } from '../mail/reason-form.tsx'
import { nameOf } from './queue-words.ts'

/** What can be done to all that waits for a destination. Giving up asks for a reason, since it cannot be taken back. */
export function DestinationActs({
  destination: { name, waiting, stopped, paused },
}: {
  destination: DestinationQueue
}) {
  const { say } = useSpeech()
  const [isGivingUp, setGivingUp] = useState(false)
  const acting = useAct(actOnDestination, { onDone: () => setGivingUp(false) })
  const words = nameOf(name, say)
  const act = (what: DestinationAct, reason?: string) => {
    if (!acting.isPending) acting.mutate({ body: { destination: name, act: what, ...(reason ? { reason } : {}) } })
  }
  const hasMail = waiting + stopped > 0
  return (
    <div className="stack-small">
      {acting.isError && <Problem error={acting.error} />}
      <div role="status" className="small">
        {acting.isSuccess && say('queue.done', { count: acting.data.envelopes })}
      </div>
      {isGivingUp ? (
        <ReasonForm
          label={say('queue.give-up.reason')}
          hint={say('queue.give-up.hint', { count: waiting + stopped })}
          missing={say('queue.give-up.missing')}
          verb={say('queue.give-up')}
          kind="grave"
          pending={false}
          onSubmit={(reason) => act('give-up', reason)}
          onCancel={() => setGivingUp(false)}
        />
      ) : (
        <div className="row">
          {paused ? (
            <Button kind="main" aria-label={say('queue.resume.of', { name: words })} onPress={() => act('resume')}>
              {say('queue.resume')}
            </Button>
          ) : (
            <>
              {waiting > 0 && (
                <Button aria-label={say('queue.retry.of', { name: words })} onPress={() => act('retry')}>
                  {say('queue.retry')}
                </Button>
              )}
              <Button aria-label={say('queue.pause.of', { name: words })} onPress={() => act('pause')}>
                {say('queue.pause')}
              </Button>
            </>
          )}
          {hasMail && (
            <Button
              kind="quiet"
              aria-label={say('queue.give-up.of', { name: words })}
              onPress={() => setGivingUp(true)}
            >
              {say('queue.give-up')}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}
