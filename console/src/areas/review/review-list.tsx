import type { HeldSummary } from '@beadle/contract'
import { Badge } from '../../components/badge/badge.tsx'
import { useSpeech } from '../../i18n/words.tsx'
import { Clock, toWords } from '../mail/held-row.tsx'
import type { Group } from './arrange.ts'

type Props = {
  readonly groups: readonly Group[]
  readonly current: string | undefined
  readonly ticked: ReadonlySet<string>
  readonly onOpen: (id: string) => void
  readonly onTick: (id: string, on: boolean) => void
}

/** The queue. The browser lays out only the rows in sight, so that hundreds cost no more than ten. */
export function ReviewList({ groups, ...rest }: Props) {
  const { say } = useSpeech()
  return (
    <div className="review-list">
      {groups.map(({ key, rows }) => (
        <section key={key} aria-label={key || say('review.queue')}>
          {key && (
            <h3 className="review-group">
              {key} <span className="soft">({rows.length})</span>
            </h3>
          )}
          <ul className="review-rows">
            {rows.map((row) => (
              <Row key={row.id} held={row} {...rest} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function Row({ held, current, ticked, onOpen, onTick }: Omit<Props, 'groups'> & { held: HeldSummary }) {
  const { say } = useSpeech()
  const subject = held.subjectLine === '' ? say('message.no-subject') : (held.subjectLine ?? say('held.personal'))
  return (
    <li
      className="review-row"
      data-current={held.id === current || undefined}
      data-decided={held.pending ? '' : undefined}
    >
      {held.batch && !held.pending ? (
        <label className="review-tick">
          <input
            type="checkbox"
            checked={ticked.has(held.id)}
            onChange={(event) => onTick(held.id, event.target.checked)}
          />
          <span className="visually-hidden">{say('review.tick', { subject })}</span>
        </label>
      ) : (
        <span className="review-tick" aria-hidden="true" />
      )}
      <button
        type="button"
        className="review-open"
        id={`row-${held.id}`}
        aria-current={held.id === current ? 'true' : undefined}
        onClick={() => onOpen(held.id)}
      >
        <span className="review-subject">{subject}</span>
        <span className="small soft">{say('held.from-to', { from: held.from.name, to: toWords(held, say) })}</span>
        <span className="small">
          {held.pending ? (
            <Badge tone="none">{say(`review.decided.${held.pending.outcome}`)}</Badge>
          ) : (
            <Clock held={held} />
          )}
        </span>
      </button>
    </li>
  )
}
