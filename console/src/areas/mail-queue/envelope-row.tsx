import { actOnQueued, type EnvelopeAct, type QueuedEnvelope } from '@beadle/contract'
import { useState } from 'react'
import { useAct } from '../../api/use-ask.ts'
import { Badge } from '../../components/badge/badge.tsx'
import { Button } from '../../components/button/button.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { When } from '../../components/when/when.tsx'
import { useSpeech } from '../../i18n/words.tsx'
import { ReasonForm } from '../mail/reason-form.tsx'
import { EnvelopeDetails } from './envelope-details.tsx'
import { answerInWords } from './queue-words.ts'

const tones = { waiting: 'hold', sending: 'permit', stopped: 'deny' } as const

/** One envelope: what kind of mail, since when, for how many and where, what was said last; and what can be done. */
export function EnvelopeRow({ envelope }: { envelope: QueuedEnvelope }) {
  const { say, intl } = useSpeech()
  const [isGivingUp, setGivingUp] = useState(false)
  const acting = useAct(actOnQueued, { onDone: () => setGivingUp(false) })
  const { id, state, direction, queuedAt, nextTry, attempts, recipients, domains, bytes, lastAnswer } = envelope
  const heading = say('queue.to', { count: recipients, domains: domains.join(', ') })
  const act = (what: EnvelopeAct, reason?: string) => {
    if (!acting.isPending) acting.mutate({ params: { id }, body: { act: what, ...(reason ? { reason } : {}) } })
  }
  return (
    <article className="card queue-card" aria-label={heading}>
      <div className="queue-card-top">
        <h3 className="queue-name">{heading}</h3>
        <Badge tone={tones[state]}>{say(`queue.state.${state}`)}</Badge>
      </div>
      <div className="queue-says small">
        <p>
          {say(`queue.direction.${direction}`)} · {say('queue.accepted')} <When at={queuedAt} /> ·{' '}
          {say('queue.kilobytes', { size: intl.formatNumber(Math.max(1, Math.round(bytes / 1000))) })} ·{' '}
          {say('queue.attempts', { count: attempts })}
        </p>
        {lastAnswer && (
          <p>
            {answerInWords(lastAnswer, say)} <code>{lastAnswer.code}</code> · <When at={lastAnswer.at} />
          </p>
        )}
        {nextTry && (
          <p>
            {say('queue.next-try')} <When at={nextTry} />
          </p>
        )}
      </div>
      {acting.isError && <Problem error={acting.error} />}
      {isGivingUp ? (
        <ReasonForm
          label={say('queue.give-up.reason')}
          hint={say('queue.give-up.hint', { count: 1 })}
          missing={say('queue.give-up.missing')}
          verb={say('queue.give-up')}
          kind="grave"
          pending={false}
          onSubmit={(reason) => act('give-up', reason)}
          onCancel={() => setGivingUp(false)}
        />
      ) : (
        state !== 'sending' && (
          <div className="row">
            {state === 'stopped' ? (
              <Button onPress={() => act('go-on')}>{say('queue.go-on')}</Button>
            ) : (
              <>
                <Button onPress={() => act('retry')}>{say('queue.retry')}</Button>
                <Button onPress={() => act('stop')}>{say('queue.stop')}</Button>
              </>
            )}
            <Button kind="quiet" onPress={() => setGivingUp(true)}>
              {say('queue.give-up')}
            </Button>
          </div>
        )
      )}
      <EnvelopeDetails id={id} />
    </article>
  )
}
