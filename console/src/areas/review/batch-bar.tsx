import { actOnSeveral } from '@beadle/contract'
import { useId, useState } from 'react'
import { useAct } from '../../api/use-ask.ts'
import { Button } from '../../components/button/button.tsx'
import { ErrorSummary, type FormError } from '../../components/error-summary/error-summary.tsx'
import { TextLine } from '../../components/field/field.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { useSpeech } from '../../i18n/words.tsx'

type Props = {
  readonly ids: readonly string[]
  readonly onDone: (words: string, done: readonly string[]) => void
  readonly onClear: () => void
}

/** Decides what is ticked with one reason. Each is decided by itself and stands on the record by itself. */
export function BatchBar({ ids, onDone, onClear }: Props) {
  const { say } = useSpeech()
  const id = useId()
  const [reason, setReason] = useState('')
  const [errors, setErrors] = useState<readonly FormError[]>([])
  const act = useAct(actOnSeveral, {
    onDone({ results }) {
      const done = results.flatMap(({ id: each, ok }) => (ok ? [each] : []))
      onDone(say('review.batch.done', { done: done.length, left: results.length - done.length }), done)
    },
  })
  function decide(outcome: 'release' | 'refuse') {
    const given = reason.trim()
    setErrors(given ? [] : [{ field: id, words: say('acts.reason.missing') }])
    if (given) act.mutate({ body: { ids: [...ids], outcome, reason: given, undoable: true } })
  }
  return (
    <section className="card stack-small review-batch" aria-labelledby={`${id}-h`}>
      <h2 id={`${id}-h`}>{say('review.batch', { count: ids.length })}</h2>
      <p className="small soft">{say('review.batch.lead')}</p>
      <ErrorSummary errors={errors} />
      {act.isError && <Problem error={act.error} />}
      <TextLine
        id={id}
        label={say('acts.reason')}
        value={reason}
        onChange={setReason}
        error={errors[0]?.words}
        required
        maxLength={2000}
      />
      <div className="row">
        <Button kind="main" isPending={act.isPending} onPress={() => decide('release')}>
          {say('review.batch.release', { count: ids.length })}
        </Button>
        <Button kind="grave" onPress={() => decide('refuse')}>
          {say('review.batch.refuse', { count: ids.length })}
        </Button>
        <Button kind="quiet" onPress={onClear}>
          {say('review.batch.clear')}
        </Button>
      </div>
    </section>
  )
}
