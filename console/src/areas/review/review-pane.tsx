import { actOnHeld, getHeld, type HeldMessage } from '@beadle/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { keyOf, useAct, useAsk } from '../../api/use-ask.ts'
import { Link, paths } from '../../components/link/link.tsx'
import { Loading } from '../../components/loading/loading.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { useSpeech } from '../../i18n/words.tsx'
import { Message, More, Why } from '../mail/held-message-page.tsx'
import { Clock } from '../mail/held-row.tsx'
import { RevealSender } from '../mail/reveal-sender.tsx'
import { Decide, type Intent } from './decide.tsx'
import { phrasesOf } from './phrases.ts'
import { Undo } from './undo-bar.tsx'

type Props = {
  readonly id: string
  readonly intent: Intent | undefined
  readonly onIntent: (intent: Intent | undefined) => void
  readonly onDecided: (id: string) => void
}

/** The message that is read: what set it off first, then what one can do, then all of it. */
export function ReviewPane({ id, intent, onIntent, onDecided }: Props) {
  const held = useAsk(getHeld, { params: { id } })
  const top = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (id) top.current?.scrollTo({ top: 0 })
  }, [id])
  return (
    <div className="review-pane" ref={top}>
      {held.isPending ? (
        <Loading />
      ) : held.isError ? (
        <Problem error={held.error} again={() => held.refetch()} />
      ) : (
        <Shown held={held.data} intent={intent} onIntent={onIntent} onDecided={onDecided} />
      )}
    </div>
  )
}

function Shown({ held, intent, onIntent, onDecided }: Omit<Props, 'id'> & { held: HeldMessage }) {
  const { say } = useSpeech()
  const client = useQueryClient()
  const act = useAct(actOnHeld, {
    onDone(now) {
      client.setQueryData(keyOf(getHeld, { params: { id: held.id } }), now)
      onDecided(held.id)
    },
  })
  const mayDecide = held.outcomes.includes('release')
  return (
    <div className="stack">
      <div className="stack-small">
        <h2>{held.subjectLine === '' ? say('message.no-subject') : (held.subjectLine ?? say('held.personal'))}</h2>
        <p className="small">
          <Clock held={held} />
        </p>
        <Phrases held={held} />
      </div>
      {act.isError && <Problem error={act.error} />}
      <div className="review-decide">
        {held.pending ? (
          <Undo held={held} />
        ) : mayDecide ? (
          <Decide
            held={held}
            intent={intent}
            onIntent={onIntent}
            pending={act.isPending ? act.variables.body.outcome : null}
            onDo={(deed) => act.isPending || act.mutate({ params: { id: held.id }, body: { ...deed, undoable: true } })}
          />
        ) : (
          <p className="soft">{say(held.state === 'held' ? 'acts.none' : `acts.was.${held.state}`)}</p>
        )}
      </div>
      <Message held={held} />
      {held.mayReveal && (
        <div>
          <RevealSender held={held} />
        </div>
      )}
      <Why held={held} />
      <details className="card">
        <summary>{say('review.more')}</summary>
        <div className="stack">
          <More held={held} />
          <p>
            <Link href={paths.heldMessage(held.id)}>{say('review.own-page')}</Link>
          </p>
        </div>
      </details>
    </div>
  )
}

function Phrases({ held }: { held: HeldMessage }) {
  const { pick } = useSpeech()
  const phrases = phrasesOf(held.text)
  if (phrases.length === 0) return null
  return (
    <ul className="review-phrases">
      {phrases.map(({ before, marked, after, words }) => (
        <li key={`${before}|${marked}`}>
          <q>
            {before}
            <mark>{marked}</mark>
            {after}
          </q>{' '}
          <span className="small soft">({pick(words)})</span>
        </li>
      ))}
    </ul>
  )
}
