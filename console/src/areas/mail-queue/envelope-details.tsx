import { type EnvelopeDetail, getQueued, revealQueued } from '@beadle/contract'
import { useState } from 'react'
import { useAct, useAsk } from '../../api/use-ask.ts'
import { Button } from '../../components/button/button.tsx'
import { Loading } from '../../components/loading/loading.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { When } from '../../components/when/when.tsx'
import { useSpeech } from '../../i18n/words.tsx'
import { ReasonForm } from '../mail/reason-form.tsx'
import { answerInWords } from './queue-words.ts'

/** Every attempt at one envelope. Whose it is, and what was said word for word, is shown with a reason, which is recorded. */
export function EnvelopeDetails({ id }: { id: string }) {
  const { say } = useSpeech()
  const [isOpen, setOpen] = useState(false)
  const detail = useAsk(getQueued, { params: { id } }, { enabled: isOpen })
  const [revealed, setRevealed] = useState<EnvelopeDetail['revealed']>()
  const [isAsking, setAsking] = useState(false)
  const reveal = useAct(revealQueued, {
    onDone: (shown) => {
      setRevealed(shown.revealed)
      setAsking(false)
    },
  })
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say('queue.details')}</summary>
      {!isOpen ? null : detail.isPending ? (
        <Loading />
      ) : detail.isError ? (
        <Problem error={detail.error} />
      ) : (
        <div className="stack queue-details">
          {detail.data.attemptsMade.length ? (
            <ol className="queue-attempts small">
              {detail.data.attemptsMade.map((attempt) => (
                <li key={`${attempt.at} ${attempt.code}`}>
                  <When at={attempt.at} /> · {answerInWords(attempt, say)} <code>{attempt.code}</code>
                  {attempt.host && <span className="soft"> · {attempt.host}</span>}
                </li>
              ))}
            </ol>
          ) : (
            <p className="small">{say('queue.no-attempts')}</p>
          )}
          {reveal.isError && <Problem error={reveal.error} />}
          {revealed ? (
            <dl className="queue-revealed small">
              <dt>{say('queue.from')}</dt>
              <dd>{revealed.from || say('queue.from.nobody')}</dd>
              <dt>{say('queue.recipients')}</dt>
              <dd>{revealed.recipients.join(', ')}</dd>
              {revealed.answers.length > 0 && <dt>{say('queue.answers')}</dt>}
              {revealed.answers.map((answer) => (
                <dd key={answer}>
                  <code>{answer}</code>
                </dd>
              ))}
            </dl>
          ) : isAsking ? (
            <ReasonForm
              label={say('queue.reveal.reason')}
              hint={say('queue.reveal.hint')}
              missing={say('queue.reveal.missing')}
              verb={say('queue.reveal')}
              kind="plain"
              // The form is gone when it is done, and with it what a busy button would be announced by.
              pending={false}
              onSubmit={(reason) => reveal.isPending || reveal.mutate({ params: { id }, body: { reason } })}
              onCancel={() => setAsking(false)}
            />
          ) : (
            <div>
              <Button onPress={() => setAsking(true)}>{say('queue.reveal')}</Button>
            </div>
          )}
        </div>
      )}
    </details>
  )
}
