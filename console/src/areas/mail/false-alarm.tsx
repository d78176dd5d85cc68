import { sayFalseAlarm } from '@beadle/contract'
import { useAct } from '../../api/use-ask.ts'
import { Button } from '../../components/button/button.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { useSpeech } from '../../i18n/words.tsx'

/** One press says that a detector was wrong about this message. */
export function FalseAlarm({ id, standing }: { id: string; standing: 'may' | 'said' }) {
  const { say } = useSpeech()
  const act = useAct(sayFalseAlarm)
  return (
    <section className="card stack-small" aria-labelledby="false-alarm">
      <h2 id="false-alarm">{say('false-alarm.heading')}</h2>
      <p className="measure">{say('false-alarm.lead')}</p>
      {act.isError && <Problem error={act.error} />}
      <div role="status">{(act.isSuccess || standing === 'said') && <p>{say('false-alarm.done')}</p>}</div>
      {standing === 'may' && !act.isSuccess && (
        <div>
          <Button isPending={act.isPending} onPress={() => act.mutate({ params: { id }, body: {} })}>
            {say('false-alarm.verb')}
          </Button>
        </div>
      )}
    </section>
  )
}
