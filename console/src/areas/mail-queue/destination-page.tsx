import { getQueue, listQueued } from '@beadle/contract'
import { useParams } from '@tanstack/react-router'
import { useAsk } from '../../api/use-ask.ts'
import { Button } from '../../components/button/button.tsx'
import { Empty } from '../../components/empty/empty.tsx'
import { paths } from '../../components/link/link.tsx'
import { Loading } from '../../components/loading/loading.tsx'
import { Page } from '../../components/page/page.tsx'
import { useTurning } from '../../components/pager/pager.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { useSpeech } from '../../i18n/words.tsx'
import { DestinationCard } from './destination-card.tsx'
import { EnvelopeRow } from './envelope-row.tsx'
import { nameOf } from './queue-words.ts'
import './mail-queue.css'

/** What waits for one destination, envelope by envelope, the oldest first. */
export function DestinationPage() {
  const { say } = useSpeech()
  const { name = '-' } = useParams({ strict: false })
  const destination = name === '-' ? '' : name
  const turning = useTurning()
  const overview = useAsk(getQueue, {}, { everySeconds: 10 })
  const after = turning.before
  const queued = useAsk(
    listQueued,
    { query: { destination, ...(after ? { after } : {}) } },
    after ? {} : { everySeconds: 10 },
  )
  const card = overview.data?.destinations.find((each) => each.name === destination)
  const next = queued.data?.next
  return (
    <Page heading={nameOf(destination, say)} back={{ href: paths.queue, words: say('queue.heading') }}>
      {card && <DestinationCard destination={card} />}
      {queued.isPending ? (
        <Loading />
      ) : queued.isError ? (
        <Problem error={queued.error} again={() => queued.refetch()} />
      ) : queued.data.envelopes.length ? (
        <section className="stack" aria-labelledby="envelopes">
          <h2 id="envelopes">{say('queue.envelopes')}</h2>
          <ul className="queue-list">
            {queued.data.envelopes.map((envelope) => (
              <li key={envelope.id}>
                <EnvelopeRow envelope={envelope} />
              </li>
            ))}
          </ul>
        </section>
      ) : (
        <Empty heading={say('queue.none-here')} />
      )}
      <div className="row">
        {!turning.isFirst && <Button onPress={() => turning.newer()}>{say('queue.before')}</Button>}
        {next && <Button onPress={() => turning.older(next)}>{say('queue.next')}</Button>}
      </div>
    </Page>
  )
}
