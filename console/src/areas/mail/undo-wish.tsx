import { getUndo, setUndo } from '@beadle/contract'
import { useAct, useAsk } from '../../api/use-ask.ts'
import { SelectOne } from '../../components/field/field.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { useSpeech } from '../../i18n/words.tsx'

const choices = [0, 30, 60, 120] as const

/** How long one's own mail waits so that it may be taken back. */
export function UndoWish() {
  const { say } = useSpeech()
  const wish = useAsk(getUndo, {})
  const act = useAct(setUndo)
  if (!wish.data) return null
  return (
    <div className="stack-small">
      <SelectOne
        label={say('take-back.wish')}
        hint={say('take-back.wish.hint')}
        value={String(wish.data.seconds)}
        onChange={(seconds) => act.mutate({ body: { seconds: Number(seconds) } })}
        options={choices.map((seconds) => ({ value: String(seconds), words: say(`take-back.wish.${seconds}`) }))}
      />
      {act.isError && <Problem error={act.error} />}
      <div role="status">{act.isSuccess && <p className="small">{say('take-back.wish.done')}</p>}</div>
    </div>
  )
}
