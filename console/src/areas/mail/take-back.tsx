import { takeBack } from '@beadle/contract'
import { useAct } from '../../api/use-ask.ts'
import { Button } from '../../components/button/button.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { When } from '../../components/when/when.tsx'
import { useSpeech } from '../../i18n/words.tsx'
import { useSecondsUntil } from '../review/undo-bar.tsx'

/** One's own message that has not gone yet, and the button that takes it back. */
export function TakeBack({ id, until }: { id: string; until: string }) {
  const { say } = useSpeech()
  const act = useAct(takeBack)
  const seconds = useSecondsUntil(until)
  return (
    <div className="stack-small">
      {act.isError && <Problem error={act.error} />}
      {!act.isSuccess && seconds > 0 && (
        <div className="row">
          <span>
            {say('take-back.until')} <When at={until} />
            <span aria-hidden="true" className="soft numbers">
              {' '}
              ({Math.floor(seconds / 60)}:{String(seconds % 60).padStart(2, '0')})
            </span>
          </span>
          <Button isPending={act.isPending} onPress={() => act.mutate({ params: { id }, body: {} })}>
            {say('undo')}
          </Button>
        </div>
      )}
      <div role="status">{act.isSuccess && <p>{say('take-back.done')}</p>}</div>
    </div>
  )
}
