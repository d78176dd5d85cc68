import type { DestinationQueue } from '@beadle/contract'
import { Badge, type Tone } from '../../components/badge/badge.tsx'
import type { IconName } from '../../components/icon/icon.tsx'
import { Link, paths } from '../../components/link/link.tsx'
import { When } from '../../components/when/when.tsx'
import { useSpeech } from '../../i18n/words.tsx'
import { DestinationActs } from './destination-acts.tsx'
import { answerInWords, nameOf, standingOf } from './queue-words.ts'

type Standing = ReturnType<typeof standingOf>
const looks: Readonly<Record<Standing, { tone: Tone; icon: IconName }>> = {
  paused: { tone: 'deny', icon: 'hold' },
  waiting: { tone: 'hold', icon: 'alert' },
  sending: { tone: 'permit', icon: 'arrow' },
  stopped: { tone: 'hold', icon: 'hold' },
  going: { tone: 'none', icon: 'arrow' },
}

/** One destination: how it stands, how much waits and since when, what was last answered, and what can be done. */
export function DestinationCard({
  destination,
  isLinked = false,
}: {
  destination: DestinationQueue
  isLinked?: boolean
}) {
  const { say, intl } = useSpeech()
  const { name, waiting, sending, stopped, oldest, nextTry, lastAnswer, paused } = destination
  const standing = standingOf(destination)
  const words = nameOf(name, say)
  const figures = [
    { words: say('queue.waiting'), count: waiting },
    { words: say('queue.sending'), count: sending },
    { words: say('queue.stopped'), count: stopped },
  ]
  return (
    <section className="card queue-card" aria-label={words}>
      <div className="queue-card-top">
        {isLinked && (
          <h2 className="queue-name">
            <Link href={paths.queued(name)}>{words}</Link>
          </h2>
        )}
        <Badge {...looks[standing]}>{say(`queue.standing.${standing}`)}</Badge>
      </div>
      <dl className="queue-figures">
        {figures.map((figure) => (
          <div key={figure.words}>
            <dt>{figure.words}</dt>
            <dd className="numbers">{intl.formatNumber(figure.count)}</dd>
          </div>
        ))}
      </dl>
      <div className="queue-says small">
        {oldest && (
          <p>
            {say('queue.oldest')} <When at={oldest} />
          </p>
        )}
        {lastAnswer && (
          <p>
            {answerInWords(lastAnswer, say)} <code>{lastAnswer.code}</code>
            {lastAnswer.host && <span className="soft"> · {lastAnswer.host}</span>} · <When at={lastAnswer.at} />
          </p>
        )}
        {paused ? (
          <p>
            {paused.by ? say('queue.paused-by', { name: paused.by.name }) : say('queue.paused-at-machine')}{' '}
            <When at={paused.since} />
          </p>
        ) : (
          nextTry &&
          waiting > 0 && (
            <p>
              {say('queue.next-try')} <When at={nextTry} />
            </p>
          )
        )}
      </div>
      {name !== '' && <DestinationActs destination={destination} />}
    </section>
  )
}
