import { actOnHeld, getHeld, type HeldMessage, type HeldOutcome } from '@beadle/contract'
import { useQueryClient } from '@tanstack/react-query'
import { keyOf, useAct } from '../../api/use-ask.ts'
import { ButtonLink } from '../../components/button/button.tsx'
import { paths } from '../../components/link/link.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { useSpeech } from '../../i18n/words.tsx'
import { Undo } from '../review/undo-bar.tsx'
import { ReleaserActs } from './releaser-acts.tsx'
import { SenderActs } from './sender-acts.tsx'

/** What is asked of the server when a button is pressed. */
export type Deed = {
  readonly outcome: HeldOutcome
  readonly reason?: string
  readonly standing?: boolean
  readonly falseAlarm?: boolean
}
/** What both kinds of reader are given: the message, which deed is under way, and the way to do one. */
export type ActsProps = {
  readonly held: HeldMessage
  readonly pending: HeldOutcome | null
  readonly onDo: (deed: Deed) => void
}

/** What this reader can do about a held message, and what came of it. */
export function HeldActs({ held }: { held: HeldMessage }) {
  const { say } = useSpeech()
  const client = useQueryClient()
  const act = useAct(actOnHeld, {
    onDone: (now) => client.setQueryData(keyOf(getHeld, { params: { id: held.id } }), now),
  })
  const given: ActsProps = {
    held,
    pending: act.isPending ? act.variables.body.outcome : null,
    // What a reviewer decides may be taken back for two minutes.
    onDo: (deed) =>
      act.mutate({ params: { id: held.id }, body: held.as === 'sender' ? deed : { ...deed, undoable: true } }),
  }
  const isSettled = held.outcomes.length === 0 && !held.pending
  return (
    <section className="card mail-acts" aria-labelledby="acts">
      <h2 id="acts">{say(isSettled ? 'acts.settled' : 'acts.heading')}</h2>
      <div role="status">
        {act.isSuccess && !held.pending && (
          <p>
            {say(
              act.data.state === 'held' && !act.data.pending
                ? 'acts.done.still'
                : `acts.done.${act.variables.body.outcome}`,
            )}
          </p>
        )}
        {held.pending && <Undo held={held} onUndone={() => act.reset()} />}
      </div>
      {act.isError && <Problem error={act.error} />}
      {!isSettled && !held.pending && (held.as === 'sender' ? <SenderActs {...given} /> : <ReleaserActs {...given} />)}
      {isSettled && !act.isSuccess && (
        <p className="soft">{say(held.state === 'held' ? 'acts.none' : `acts.was.${held.state}`)}</p>
      )}
      {act.isSuccess && (
        <ButtonLink kind={isSettled ? 'main' : 'plain'} href={paths.held}>
          {say('acts.next')}
        </ButtonLink>
      )}
    </section>
  )
}
